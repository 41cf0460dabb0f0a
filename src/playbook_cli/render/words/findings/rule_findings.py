"""The words of what the rules of `lint` find: gates, names and ids, the shape of stages, editions."""

from playbook_cli.domain.playbook.finding import FindingCode
from playbook_cli.render.words.findings.finding_text import FindingTable
from playbook_cli.render.words.translation import _


def rule_findings() -> FindingTable:
    """Every code of a rule, with its words."""
    return {**_gate_words(), **_name_words(), **_shape_words(), **_edition_words()}


def _gate_words() -> FindingTable:
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


def _name_words() -> FindingTable:
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


def _shape_words() -> FindingTable:
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


def _edition_words() -> FindingTable:
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
