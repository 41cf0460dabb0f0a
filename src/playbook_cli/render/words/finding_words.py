"""The words of every finding: what is wrong in a playbook, and how to write it instead.

One entry per code, `(message, help)`; `{name}` is filled from the fields of the finding. A test holds these
codes and `docs/lint.md` in step.
"""

from collections.abc import Mapping

from playbook_cli.domain.playbook.finding import Finding, FindingCode
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.words.errors.playbook_problems import describe_problem
from playbook_cli.render.words.kind_words import section_label
from playbook_cli.render.words.phrases import list_joined
from playbook_cli.render.words.translation import _

Words = Mapping[FindingCode, tuple[str, str]]
_LISTS = ("items", "labels", "stages")  # the fields that hold several names


@dataclass(frozen=True, slots=True)
class FindingLines:
    """One finding in words."""

    message: str
    help: str


def describe_finding(finding: Finding) -> FindingLines:
    """The words of one finding, with control characters of the playbook taken out."""
    if finding.code == FindingCode.INVALID_PLAYBOOK:
        return _describe_invalid(finding)
    message, advice = finding_words()[finding.code]
    fields = {name: _set_field(name, value) for name, value in finding.fields}
    return FindingLines(clean_line(message.format_map(fields)), clean_line(advice.format_map(fields)))


def _set_field(name: str, value: str) -> str:
    if name in _LISTS:
        return list_joined(value)
    return _label(value) if name == "section" else value


def _label(section: str) -> str:
    """The name that people know a section by; anything else stays as it is."""
    known = {one.value: one for one in Section}
    return section_label(known[section]).lower() if section in known else section


def _describe_invalid(finding: Finding) -> FindingLines:
    """The words that the error itself would have had; the place is the finding's."""
    problem, text, expected = (finding.field(name) for name in ("problem", "text", "expected"))
    what, right = describe_problem(InvalidPlaybook("", None, problem, text, expected))
    return FindingLines(clean_line(what), clean_line(right))


def finding_words() -> Words:
    """Every code that this program can report, with its words in the language at hand."""
    return {
        **_gate_words(),
        **_name_words(),
        **_shape_words(),
        **_edition_words(),
        **_file_words(),
        **_reader_words(),
    }


def _gate_words() -> Words:
    return {
        FindingCode.NO_EXIT_CRITERIA: (
            _("the stage {stage} has no exit criteria, so nothing decides when a deal may leave it"),
            _("add a section “### Exit criteria” that lists what must be proven"),
        ),
        FindingCode.HEAVY_GATE: (
            _("the gate of {stage} asks for {criteria} criteria with {requirements} requirements"),
            _("keep what decides the deal, at most 8 criteria, and make the rest activities or deliverables"),
        ),
        FindingCode.CRITERION_NOT_VERIFIABLE: (
            _("“{item}” has neither requirements nor a way to verify it"),
            _("list what must be true below it, or add “How to verify: …”"),
        ),
        FindingCode.OUTCOME_WITHOUT_CRITERION: (
            _("no exit criterion verifies the outcome “{item}”"),
            _("add an exit criterion of the same name or id, or drop the outcome"),
        ),
        FindingCode.CRITERION_WITHOUT_OUTCOME: (
            _("the exit criterion “{item}” verifies no outcome of {stage}"),
            _("name the outcome it proves in the same words, or give both the same id"),
        ),
        FindingCode.CRITERION_AS_TASK: (
            _("“{item}” is worded as work still to do, so nobody can say that it is true"),
            _("name the result: not “prepare the survey” but “survey prepared”; not 待调研 but 调研已就绪"),
        ),
        FindingCode.REQUIREMENT_AS_TASK: (
            _("requirements of “{item}” that name work, not a result: {count} of {total}, such as “{text}”"),
            _("say what will be true when the work is done: not 制定计划 but 计划已制定"),
        ),
        FindingCode.UNKNOWN_NEED: (
            _("“{item}” needs “{need}” first, but {stage} has no criterion of this name"),
            _("name an exit criterion of the same stage by its id; earlier stages come first anyway"),
        ),
        FindingCode.CIRCULAR_NEEDS: (
            _("in {stage} these criteria wait for each other: {items}"),
            _("remove one of their needs, so that one of them can come first"),
        ),
    }


def _name_words() -> Words:
    return {
        FindingCode.DUPLICATE_NAME: (
            _("a second “{item}” in the same section (the first is on line {first})"),
            _("merge the two, or say in the name how they differ"),
        ),
        FindingCode.DUPLICATE_ID: (
            _("the id {id} of “{item}” is already used on line {first}; two items cannot share their ticks"),
            _("give one of them an id of its own: {{#another-id}}"),
        ),
        FindingCode.REPEATED_ACTIVITY: (
            _("the activity “{item}” is in {count} stages: {stages}"),
            _("keep it where it is done, or say in each stage what differs there"),
        ),
        FindingCode.REPEATED_CRITERION: (
            _("the exit criterion “{item}” is required in {count} stages: {stages}"),
            _("say in each stage how far it must have come; what was proven once need not be proven again"),
        ),
        FindingCode.IDS_MISSING: (
            _("items without an id of their own: {count} of {total}, such as “{item}”"),
            _("write {{#short-id}} after each name; without it a deal loses its tick when the name changes"),
        ),
    }


def _shape_words() -> Words:
    return {
        FindingCode.THIN_STAGE: (
            _("{stage} lists {count} in all, the stages next to it {usual} on average"),
            _("write down what is done and proven there, or merge it with the stage before or after it"),
        ),
        FindingCode.MISSING_SECTION: (
            _("{stage} has no {section}, which every other stage has"),
            _("add the section, or say why there is none"),
        ),
        FindingCode.CLOSING_WORK_EARLY: (
            _("contract or invoice work in {stage}, the first stage: {items}"),
            _("move it to the stage in which the deal is closed"),
        ),
        FindingCode.OFFER_WORK_LATE: (
            _("offer or bid work in {stage}, the last stage: {items}"),
            _("move it to the stage in which the customer evaluates the offer"),
        ),
        FindingCode.PROBABILITY_FALLS: (
            _("the probability falls from {before}% to {probability}% on entering {stage}"),
            _("make it rise from stage to stage, or change their order"),
        ),
        FindingCode.UNKNOWN_LINK: (
            _("“{item}” is said to be served by {link}, which this stage does not have"),
            _("write section/id as in key-activities/discovery-interviews, with an id of the same stage"),
        ),
        FindingCode.CRITERION_WITHOUT_ACTIVITY: (
            _("no key activity of {stage} serves the exit criterion “{item}”"),
            _("name the activity under supports, or add one: what does the seller do to get there?"),
        ),
        FindingCode.NO_STALE_LIMITS: (
            _("these stages have no time limit: {stages}"),
            _("add stale_after: 30d to the front matter, for all stages or under stages for one"),
        ),
        FindingCode.NO_LOSS_REASONS: (
            _("there is no list of loss reasons, so losses cannot be counted"),
            _("add loss_reasons to the front matter: five to ten, the last of them “other”"),
        ),
        FindingCode.NO_WIN_REASONS: (
            _("there is no list of win reasons, so nobody learns why deals are won"),
            _("add win_reasons to the front matter: five to ten, the last of them “other”"),
        ),
    }


def _edition_words() -> Words:
    return {
        FindingCode.EDITION_ID_MISSING: (
            _("the id {id} of {other} is missing here ({section})"),
            _("add the item, or give its counterpart this id: {{#{id}}}"),
        ),
        FindingCode.EDITION_ID_UNKNOWN: (
            _("the id {id} is not in {other} ({section})"),
            _("use the id of the other edition, or add the item there"),
        ),
        FindingCode.EDITION_ORDER_DIFFERS: (
            _("{section}: not in the order of {other}, so the refs differ"),
            _("put both in the same order: A1 must be the same activity in every language"),
        ),
        FindingCode.EDITION_REQUIREMENTS_DIFFER: (
            _("the requirements of “{item}” differ: {count} here, {expected} in {other}, or other ids"),
            _("give both editions the same requirements in the same order"),
        ),
        FindingCode.EDITION_SETTINGS_DIFFER: (
            _("{setting} is “{value}” here and “{expected}” in {other}"),
            _("editions of one playbook share everything but the words"),
        ),
    }


def _file_words() -> Words:
    return {
        FindingCode.NO_STAGES: (
            _("no stages were found, so this is not a playbook"),
            _("`playbook adopt FILE` asks which lines are its stages; `playbook show -p FILE` says more"),
        ),
        FindingCode.INVALID_PLAYBOOK: (_("the file does not follow the format: {problem}"), "{expected}"),
    }


def _reader_words() -> Words:
    return {**_near_miss_words(), **_misplaced_words(), **_stage_words()}


def _near_miss_words() -> Words:
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


def _misplaced_words() -> Words:
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


def _stage_words() -> Words:
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
