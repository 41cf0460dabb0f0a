"""The words of what is found on reading: a file that is none, near misses, text that fits nowhere, stages."""

from playbook_cli.domain.playbook.finding import FindingCode
from playbook_cli.render.words.findings.finding_text import FindingTable
from playbook_cli.render.words.translation import _


def reading_findings() -> FindingTable:
    """Every code of the reading, with its words."""
    return {**_file_words(), **_near_miss_words(), **_misplaced_words(), **_stage_words()}


def _file_words() -> FindingTable:
    return {
        FindingCode.NO_STAGES: (
            _("no stages were found, so this is not a playbook"),
            _("`playbook adopt FILE` asks which lines are its stages; `playbook show -p FILE` says more"),
        ),
        FindingCode.INVALID_PLAYBOOK: (_("the file does not follow the format: {problem}"), "{expected}"),
    }


def _near_miss_words() -> FindingTable:
    return {
        FindingCode.NEAR_MISS_HEADING: (
            _("“{text}” is read as a heading here, but as plain text elsewhere"),
            _("write a plain # and a space: “## Title”"),
        ),
        FindingCode.NEAR_MISS_LIST: (
            _("“{text}” is read as a list entry here, but as plain text elsewhere"),
            _("write “- ” or “1. ” before the text, with the space"),
        ),
        FindingCode.NEAR_MISS_TASK: (
            _("“{text}” is read as a task here, but as plain text elsewhere"),
            _("write “- [ ] ” with a space between plain brackets"),
        ),
        FindingCode.NEAR_MISS_TABLE: (
            _("the table that begins with “{text}” has no line of dashes"),
            _("add |---|---| below its first row"),
        ),
        FindingCode.NEAR_MISS_BOLD: (
            _("“{text}” is not bold elsewhere: punctuation inside the asterisks with text right after them"),
            _("move the mark outside (**bold**:), or put a space after the asterisks"),
        ),
        FindingCode.UNCLOSED_FENCE: (
            _("the fence “{text}” has no end, so it is read as text"),
            _("close it with the same marks on a line of their own"),
        ),
        FindingCode.CONTROL_CHARACTERS: (
            _("characters that could control a terminal were removed: {count}"),
            _("delete them; `cat -A` shows where they are"),
        ),
    }


def _misplaced_words() -> FindingTable:
    return {
        FindingCode.TEXT_BEFORE_TITLE: (
            _("“{text}” is above the title and belongs nowhere; it was left out"),
            _("delete the line, or move it below the title"),
        ),
        FindingCode.TEXT_WITHOUT_SECTION: (
            _("a list or table of {stage} is in no section"),
            _("put a heading above it, such as “### Key activities”"),
        ),
        FindingCode.EMPTY_SECTION: (
            _("“{text}” of {stage} has nothing below it"),
            _("list its items, or remove the heading"),
        ),
        FindingCode.STATUS_IN_HEADING: (
            _("“{text}” in the heading of {stage} says how far a project is; it was left out"),
            _("a playbook says what is true of every deal; record progress in the deals"),
        ),
        FindingCode.EXIT_TO_LOST: (
            _("“{text}” of {stage} leads out of the pipeline, so its gate does not ask for it"),
            _("list ways to lose a deal under loss_reasons in the front matter"),
        ),
        FindingCode.FOREIGN_FRONT_MATTER: (
            _("the front matter has no playbook keys; it is kept as text"),
            _("add `playbook: its-id` if it is meant for this program"),
        ),
        FindingCode.TEXT_NOT_KEPT: (
            _("this text fits nowhere in the playbook: “{text}”"),
            _("put them below a heading, or delete them"),
        ),
        FindingCode.HEADING_PAST_LIMIT: (
            _(
                "“{text}” begins like a stage and was read as text: it is too long for a heading without # "
                "(at most {limit} characters), or its number has more than two digits"
            ),
            _("write it as “## Stage 2: Name”, and what more there is to say on the lines below"),
        ),
        FindingCode.ID_PAST_LIMIT: (
            _("the id “{text}…” has {found} characters, so it was left in the name; the limit is {limit}"),
            _("shorten it"),
        ),
        FindingCode.LINE_PAST_LIMIT: (
            _("this line has {found} characters, and labels within a line are looked for up to {limit}"),
            _("begin a new line before each label"),
        ),
        FindingCode.NESTING_PAST_LIMIT: (
            _("this list is nested deeper than {limit} levels; what is deeper counts as the last level"),
            _("nest it less deep, or give the part a list of its own"),
        ),
        FindingCode.NUMBER_PAST_LIMIT: (
            _("the entry {found} was read as text: entries are counted up to {limit}"),
            _("begin to count anew under a heading, or write the entries with -"),
        ),
        FindingCode.UNKNOWN_LABELS: (
            _("these labels are not known, so their lists are kept as text and are no items: {labels}"),
            _('say in the front matter what they mean: sections: {{{meaning}: ["{label}"]}}, or ignore'),
        ),
        FindingCode.KEY_NOT_UNDERSTOOD: (
            _("the key “{key}” is not known (used {count}×); its text is kept"),
            _("use exit_criteria, entry_criteria, key_activities, outcomes, deliverables and the like"),
        ),
    }


def _stage_words() -> FindingTable:
    return {
        FindingCode.STAGE_WITHOUT_SECTION: (
            _("the opening list names the stage {stage}, which the text does not describe"),
            _("add a section for it, or take it off the list"),
        ),
        FindingCode.STAGE_NOT_LISTED: (
            _("the stage {stage} is not in the opening list"),
            _("add it to the list, where it belongs in the order"),
        ),
        FindingCode.STAGE_ORDER_DIFFERS: (
            _("the opening list and the text differ in order; the list is followed"),
            _("put both in the same order"),
        ),
        FindingCode.DOUBTFUL: (
            _(
                "headings were taken for stages only for how they are written ({count}); "
                "the text may be something else"
            ),
            _("name the sale in the title, add exit criteria, or settle it with: playbook adopt FILE"),
        ),
    }
