"""A finding: one place in a playbook that a reader or the linter has something to say about.

Findings carry codes and typed fields; their words are in `render/words/findings`, one entry per code.
"""

from enum import StrEnum

from playbook_cli.late_dataclasses import dataclass


class Severity(StrEnum):
    """How much a finding matters: an error makes `lint` answer no."""

    ERROR = "error"
    WARNING = "warning"


class FindingCode(StrEnum):
    """What a reader or the linter can have to say; the codes are what `lint --ignore` takes.

    A remark stands behind those of the readers; those of the linter are its rules.
    """

    CIRCULAR_NEEDS = "circular-needs"
    CLOSING_WORK_EARLY = "closing-work-early"
    CONTROL_CHARACTERS = "control-characters"  # could steer a terminal; taken out of the line
    CRITERION_AS_TASK = "criterion-as-task"
    CRITERION_NOT_VERIFIABLE = "criterion-not-verifiable"
    CRITERION_WITHOUT_ACTIVITY = "criterion-without-activity"
    CRITERION_WITHOUT_OUTCOME = "criterion-without-outcome"
    DOUBTFUL = "doubtful"  # the stages could be something else as well: what spoke for them, what was missing
    DUPLICATE_ID = "duplicate-id"  # an id given twice in one section; the second gets -2
    DUPLICATE_NAME = "duplicate-name"
    EDITION_ID_MISSING = "edition-id-missing"
    EDITION_ID_UNKNOWN = "edition-id-unknown"
    EDITION_ORDER_DIFFERS = "edition-order-differs"
    EDITION_REQUIREMENTS_DIFFER = "edition-requirements-differ"
    EDITION_SETTINGS_DIFFER = "edition-settings-differ"
    EMPTY_SECTION = "empty-section"  # the heading of a section with nothing below it
    EXIT_TO_LOST = "exit-to-lost"  # a way out that loses the deal; kept, but not asked for by the gate
    FOREIGN_FRONT_MATTER = "foreign-front-matter"  # front matter of another tool; kept as text
    HEADING_PAST_LIMIT = (
        "heading-past-limit"  # begins like a stage, but is too long for a heading; kept as text
    )
    HEAVY_GATE = "heavy-gate"
    ID_PAST_LIMIT = "id-past-limit"  # an id that is too long for one; left in the name
    IDS_MISSING = "ids-missing"
    INVALID_PLAYBOOK = "invalid-playbook"
    KEY_NOT_UNDERSTOOD = "key-not-understood"  # of foreign YAML, which says nothing to this program; kept
    LINE_PAST_LIMIT = "line-past-limit"  # a line in which labels are looked for no more; kept as text
    MISSING_SECTION = "missing-section"
    NEAR_MISS_BOLD = "near-miss-bold"  # `**粗体。**后`: not bold elsewhere
    NEAR_MISS_HEADING = "near-miss-heading"  # `##标题`, `＃ 标题`: a heading, which other programs do not see
    NEAR_MISS_LIST = "near-miss-list"  # `-项目`, `1、项目`: a list entry, likewise
    NEAR_MISS_TABLE = "near-miss-table"  # a table without its line of dashes
    NEAR_MISS_TASK = "near-miss-task"  # `- []`, `［ ］`: a task, likewise
    NESTING_PAST_LIMIT = "nesting-past-limit"  # what is deeper in a list counts as the last level
    NO_EXIT_CRITERIA = "no-exit-criteria"
    NO_LOSS_REASONS = "no-loss-reasons"
    NO_STAGES = "no-stages"
    NO_STALE_LIMITS = "no-stale-limits"
    NO_WIN_REASONS = "no-win-reasons"
    NUMBER_PAST_LIMIT = "number-past-limit"  # entries of a list are counted no further; kept as text
    OFFER_WORK_LATE = "offer-work-late"
    OUTCOME_WITHOUT_CRITERION = "outcome-without-criterion"
    PROBABILITY_FALLS = "probability-falls"
    REPEATED_ACTIVITY = "repeated-activity"
    REPEATED_CRITERION = "repeated-criterion"
    REQUIREMENT_AS_TASK = "requirement-as-task"
    STAGE_NOT_LISTED = "stage-not-listed"  # a stage that the opening list does not name
    STAGE_ORDER_DIFFERS = "stage-order-differs"  # between the opening list, which counts, and the text
    STAGE_WITHOUT_SECTION = "stage-without-section"  # in the opening list, and not described by the text
    STATUS_IN_HEADING = "status-in-heading"  # a remark about progress in a stage's heading; left out
    TEXT_BEFORE_TITLE = "text-before-title"  # a line such as the residue of a web page; left out
    TEXT_NOT_KEPT = "text-not-kept"  # a line of which some words are nowhere in the playbook
    TEXT_WITHOUT_SECTION = "text-without-section"  # a list or table right below a stage's heading; kept
    THIN_STAGE = "thin-stage"
    UNCLOSED_FENCE = "unclosed-fence"  # a fence without an end; the line is read as text
    UNKNOWN_LABELS = "unknown-labels"  # labels that nobody knows, below which items may stand; kept as text
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
