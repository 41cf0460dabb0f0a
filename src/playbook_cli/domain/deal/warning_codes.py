"""The codes of the warnings about a deal, in the order in which they are told."""

from enum import StrEnum


class WarningCode(StrEnum):
    """What there is to warn of."""

    STALE_STAGE = "stale-stage"
    STALE_QUIET = "stale-quiet"
    NEXT_STEP_OVERDUE = "next-step-overdue"
    NO_NEXT_STEP = "no-next-step"
    CLOSE_DATE_PASSED = "close-date-passed"
    NO_CUSTOMER_BEHAVIOR = "no-customer-behavior"
    CLAIMED_IN_PASSED_GATE = "claimed-in-passed-gate"
    GATE_OVERRIDDEN = "gate-overridden"
    PASSED_GATE_OPEN = "passed-gate-open"
    STAGE_NOT_PROVEN = "stage-not-proven"
    DELIVERABLE_MISSING = "deliverable-missing"
    EVIDENCE_CHANGED = "evidence-changed"
    EVIDENCE_MISSING = "evidence-missing"
    EVIDENCE_UNREADABLE = "evidence-unreadable"
