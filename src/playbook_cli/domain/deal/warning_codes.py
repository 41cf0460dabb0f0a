"""The codes of the warnings about a deal, in the order in which they are told."""

from enum import StrEnum


class WarningCode(StrEnum):
    """What there is to warn of."""

    RECORDED_APART = "recorded-apart"
    STALE_STAGE = "stale-stage"
    STALE_QUIET = "stale-quiet"
    NEXT_STEP_OVERDUE = "next-step-overdue"
    NO_NEXT_STEP = "no-next-step"
    DEAD = "dead"
    CLOSE_DATE_PASSED = "close-date-passed"
    CLOSE_DATE_PUSHED = "close-date-pushed"
    AMOUNT_MISSING = "amount-missing"
    NO_CUSTOMER_BEHAVIOR = "no-customer-behavior"
    CLAIMED_IN_GATE = "claimed-in-gate"
    NOT_CONFIRMED = "not-confirmed"
    MOVED_BACK = "moved-back"
    OLD_PROOF = "old-proof"
    MANY_WAIVED = "many-waived"
    CLAIMED_IN_PASSED_GATE = "claimed-in-passed-gate"
    GATE_OVERRIDDEN = "gate-overridden"
    PASSED_GATE_OPEN = "passed-gate-open"
    STAGE_NOT_PROVEN = "stage-not-proven"
    DELIVERABLE_MISSING = "deliverable-missing"
    EVIDENCE_CHANGED = "evidence-changed"
    EVIDENCE_MISSING = "evidence-missing"
    EVIDENCE_UNREADABLE = "evidence-unreadable"


OF_EVIDENCE = (WarningCode.EVIDENCE_CHANGED, WarningCode.EVIDENCE_MISSING, WarningCode.EVIDENCE_UNREADABLE)
