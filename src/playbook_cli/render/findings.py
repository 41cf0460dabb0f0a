"""The words of every finding: what is wrong in a playbook, and how to write it instead.

One entry per code, `(message, help)`; `{name}` is filled from the fields of the finding. A test holds these
codes and `docs/lint.md` in step.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from playbook_cli.domain.finding import Finding
from playbook_cli.domain.text import clean_line
from playbook_cli.render.translation import _

Words = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FindingLines:
    """One finding in words."""

    message: str
    help: str


def describe_finding(finding: Finding) -> FindingLines:
    """The words of one finding, with control characters of the playbook taken out."""
    message, advice = finding_words().get(finding.code, (finding.code, ""))
    fields = dict(finding.fields)
    return FindingLines(clean_line(message.format_map(fields)), clean_line(advice.format_map(fields)))


def finding_words() -> Words:
    """Every code that this program can report, with its words in the language at hand."""
    return {**_gate_words(), **_name_words(), **_shape_words(), **_edition_words(), **_file_words()}


def _gate_words() -> Words:
    return {
        "no-exit-criteria": (
            _("the stage {stage} has no exit criteria, so nothing says when a deal may leave it"),
            _("add a section “### Exit criteria” that lists what must be proven"),
        ),
        "heavy-gate": (
            _("the gate of {stage} asks for {criteria} criteria with {requirements} requirements"),
            _("keep what decides the deal, at most 8 criteria, and make the rest activities or deliverables"),
        ),
        "criterion-not-verifiable": (
            _("“{item}” has neither requirements nor a way to verify it"),
            _("list what must be true below it, or add “How to verify: …”"),
        ),
        "outcome-without-criterion": (
            _("no exit criterion verifies the outcome “{item}”"),
            _("add an exit criterion of the same name or id, or drop the outcome"),
        ),
        "criterion-without-outcome": (
            _("the exit criterion “{item}” verifies no outcome of {stage}"),
            _("name the outcome it stands for in the same words, or give both one id"),
        ),
        "criterion-as-task": (
            _("“{item}” is worded as work still to do, so nobody can say that it is true"),
            _("name the result: not “prepare the survey” but “survey prepared”; not 待调研 but 调研已就绪"),
        ),
        "requirement-as-task": (
            _("{count} of {total} requirements of “{item}” name work, not its result: “{text}”"),
            _("say what will be true when the work is done: not 制定计划 but 计划已制定"),
        ),
    }


def _name_words() -> Words:
    return {
        "duplicate-name": (
            _("a second “{item}” in the same section (the first is on line {first})"),
            _("merge the two, or say in the name how they differ"),
        ),
        "duplicate-id": (
            _("the id {id} of “{item}” is taken (line {first}), so both would share their ticks"),
            _("give one of them an id of its own: {{#another-id}}"),
        ),
        "repeated-activity": (
            _("the activity “{item}” stands in {count} stages: {stages}"),
            _("keep it where it is done, or say in each stage what differs there"),
        ),
        "repeated-criterion": (
            _("the exit criterion “{item}” gates {count} stages: {stages}"),
            _("say in each stage how far it must have come; what was proven once need not be proven again"),
        ),
        "ids-missing": (
            _("{count} of {total} items have no id of their own, such as “{item}”"),
            _("write {{#short-id}} after each name; without it a deal loses its tick when the name changes"),
        ),
    }


def _shape_words() -> Words:
    return {
        "thin-stage": (
            _("{stage} has {count} items where its neighbours have {usual} on average"),
            _("write down what is done and proven there, or merge it with a neighbour"),
        ),
        "missing-section": (
            _("{stage} has no {section}, which every other stage has"),
            _("add the section, or say why there is none"),
        ),
        "closing-work-early": (
            _("contract or invoice work in {stage}, the first stage: {items}"),
            _("move it to the stage in which the deal is closed"),
        ),
        "offer-work-late": (
            _("offer or bid work in {stage}, the last stage: {items}"),
            _("move it to the stage in which the customer evaluates the offer"),
        ),
        "probability-falls": (
            _("the probability falls from {before}% to {probability}% on entering {stage}"),
            _("let it rise from stage to stage, or change their order"),
        ),
        "unknown-link": (
            _("“{item}” is said to be served by {link}, which this stage does not have"),
            _("write section/id as in key-activities/discovery-interviews, with an id of the same stage"),
        ),
        "criterion-without-activity": (
            _("no key activity of {stage} serves the exit criterion “{item}”"),
            _("name the activity under supports, or add one: what does the seller do to get there?"),
        ),
        "no-stale-limits": (
            _("no limit says when a deal has stood too long in: {stages}"),
            _("add stale_after: 30d to the front matter, for all stages or under stages for one"),
        ),
        "no-loss-reasons": (
            _("there is no list of loss reasons, so losses cannot be counted"),
            _("add loss_reasons to the front matter: five to ten, the last of them “other”"),
        ),
        "no-win-reasons": (
            _("there is no list of win reasons, so nobody learns why deals are won"),
            _("add win_reasons to the front matter: five to ten, the last of them “other”"),
        ),
    }


def _edition_words() -> Words:
    return {
        "edition-id-missing": (
            _("the id {id} of {other} is missing here ({section})"),
            _("add the item, or give the item it stands for this id: {{#{id}}}"),
        ),
        "edition-id-unknown": (
            _("the id {id} is not in {other} ({section})"),
            _("use the id of the other edition, or add the item there"),
        ),
        "edition-order-differs": (
            _("{section} stand in another order than in {other}, so their refs differ"),
            _("bring both into one order: A1 must be the same activity in every language"),
        ),
        "edition-requirements-differ": (
            _("“{item}” has {count} requirements here and {expected} in {other}, or other ids"),
            _("give both editions the same requirements in the same order"),
        ),
        "edition-settings-differ": (
            _("{setting} is “{value}” here and “{expected}” in {other}"),
            _("editions of one playbook share everything but the words"),
        ),
    }


def _file_words() -> Words:
    return {
        "no-stages": (
            _("no stages were found, so this is no playbook"),
            _(
                "a stage is a heading such as “## Stage 1: Evaluation” with a section "
                "“### Exit criteria” below it"
            ),
        ),
        "invalid-playbook": (_("{problem}"), _("{expected}")),
    }
