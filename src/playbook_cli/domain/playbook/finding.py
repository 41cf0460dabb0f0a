"""A finding: one place in a playbook that a reader or the linter has something to say about.

Findings carry codes and typed fields; their words are in `render/words/finding_words.py`, one entry per code.
"""

from enum import StrEnum

from playbook_cli.late_dataclasses import dataclass


class Severity(StrEnum):
    """How much a finding matters: an error makes `lint` answer no."""

    ERROR = "error"
    WARNING = "warning"


class FindingCode(StrEnum):
    """What a reader or the linter can have to say; the codes are what `lint --ignore` takes."""

    CIRCULAR_NEEDS = "circular-needs"
    CLOSING_WORK_EARLY = "closing-work-early"
    CONTROL_CHARACTERS = "control-characters"
    CRITERION_AS_TASK = "criterion-as-task"
    CRITERION_NOT_VERIFIABLE = "criterion-not-verifiable"
    CRITERION_WITHOUT_ACTIVITY = "criterion-without-activity"
    CRITERION_WITHOUT_OUTCOME = "criterion-without-outcome"
    DOUBTFUL = "doubtful"
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_NAME = "duplicate-name"
    EDITION_ID_MISSING = "edition-id-missing"
    EDITION_ID_UNKNOWN = "edition-id-unknown"
    EDITION_ORDER_DIFFERS = "edition-order-differs"
    EDITION_REQUIREMENTS_DIFFER = "edition-requirements-differ"
    EDITION_SETTINGS_DIFFER = "edition-settings-differ"
    EMPTY_SECTION = "empty-section"
    EXIT_TO_LOST = "exit-to-lost"
    FOREIGN_FRONT_MATTER = "foreign-front-matter"
    HEADING_PAST_LIMIT = "heading-past-limit"
    HEAVY_GATE = "heavy-gate"
    ID_PAST_LIMIT = "id-past-limit"
    IDS_MISSING = "ids-missing"
    INVALID_PLAYBOOK = "invalid-playbook"
    KEY_NOT_UNDERSTOOD = "key-not-understood"
    LINE_PAST_LIMIT = "line-past-limit"
    MISSING_SECTION = "missing-section"
    NEAR_MISS_BOLD = "near-miss-bold"
    NEAR_MISS_HEADING = "near-miss-heading"
    NEAR_MISS_LIST = "near-miss-list"
    NEAR_MISS_TABLE = "near-miss-table"
    NEAR_MISS_TASK = "near-miss-task"
    NESTING_PAST_LIMIT = "nesting-past-limit"
    NO_EXIT_CRITERIA = "no-exit-criteria"
    NO_LOSS_REASONS = "no-loss-reasons"
    NO_STAGES = "no-stages"
    NO_STALE_LIMITS = "no-stale-limits"
    NO_WIN_REASONS = "no-win-reasons"
    NUMBER_PAST_LIMIT = "number-past-limit"
    OFFER_WORK_LATE = "offer-work-late"
    OUTCOME_WITHOUT_CRITERION = "outcome-without-criterion"
    PROBABILITY_FALLS = "probability-falls"
    REPEATED_ACTIVITY = "repeated-activity"
    REPEATED_CRITERION = "repeated-criterion"
    REQUIREMENT_AS_TASK = "requirement-as-task"
    STAGE_NOT_LISTED = "stage-not-listed"
    STAGE_ORDER_DIFFERS = "stage-order-differs"
    STAGE_WITHOUT_SECTION = "stage-without-section"
    STATUS_IN_HEADING = "status-in-heading"
    TEXT_BEFORE_TITLE = "text-before-title"
    TEXT_NOT_KEPT = "text-not-kept"
    TEXT_WITHOUT_SECTION = "text-without-section"
    THIN_STAGE = "thin-stage"
    UNCLOSED_FENCE = "unclosed-fence"
    UNKNOWN_LABELS = "unknown-labels"
    UNKNOWN_LINK = "unknown-link"
    UNKNOWN_NEED = "unknown-need"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding; `line` is 1-based, 0 for the file as a whole; `fields` fill the words of its code."""

    line: int
    code: FindingCode
    severity: Severity = Severity.WARNING
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str:
        """The value of one field, empty when the finding has none of this name."""
        return dict(self.fields).get(name, "")


def make_finding(
    line: int | None, code: FindingCode, severity: Severity = Severity.WARNING, **fields: object
) -> Finding:
    """Make a finding with its fields as text; no line means the file as a whole."""
    return Finding(line or 0, code, severity, tuple((name, str(value)) for name, value in fields.items()))
