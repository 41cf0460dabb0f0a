"""Where one deal stands, in plain lines: what to do, what is wrong, what is open, what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.clocks import read_clocks
from playbook_cli.domain.deal.proof import CriterionStatus
from playbook_cli.domain.deal.warning_codes import WarningCode
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import fit, width_of
from playbook_cli.render.facts import fact_lines
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.words.action_words import action_headline, move_words
from playbook_cli.render.words.because_words import action_because
from playbook_cli.render.words.event_words import describe_step
from playbook_cli.render.words.fact_words import list_facts
from playbook_cli.render.words.gate_words import gate_standing, list_standing
from playbook_cli.render.words.kind_words import CRITERION_SIGNS, section_label
from playbook_cli.render.words.phrases import add_clauses, list_names, with_label, with_remark
from playbook_cli.render.words.translation import _
from playbook_cli.render.words.warning_words import describe_warning

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from playbook_cli.domain.advice import Briefing
    from playbook_cli.domain.deal.gate import CriterionReport
    from playbook_cli.render.terminal import Terminal
    from playbook_cli.services.workspace import SeenDeal, Workspace

_NAME_WIDTH = 44
_MOST_UNTOUCHED = 4  # criteria that have a line each before anything is recorded on them
_GAPS = 5  # cells of the sign and between it, ref, name and counts


def status_lines(
    opened: SeenDeal, briefing: Briefing, workspace: Workspace, terminal: Terminal
) -> Iterator[str]:
    """Everything a seller wants to know of one deal before a call, what to do first."""
    head = _list_head(opened, briefing)
    yield from paragraph(" · ".join(head), terminal, style="bold", whole=head)
    yield from _action_lines(briefing, terminal)
    words, command = move_words(briefing, opened.playbook)
    if words:
        yield from paragraph(words, terminal, sign="·", sign_style="ref", whole=[command])
    yield from warning_lines(briefing, terminal)
    if briefing.stage.whole_advice:
        yield from paragraph(briefing.stage.whole_advice, terminal)
    yield ""
    yield from _gate_lines(briefing, terminal)
    yield ""
    clocks = read_clocks(opened.state, briefing.stage, workspace.now)
    facts = list_facts(opened.state, clocks, workspace.now)
    step = opened.state.next_step
    agreed = [(_("Next step"), describe_step(step.text, step.due, step.whose))] if step else []
    yield from fact_lines([*facts, *agreed], terminal)
    progress = list(_list_progress(briefing))
    yield from paragraph(" · ".join(progress), terminal, style="dim", whole=progress)


def _list_head(opened: SeenDeal, briefing: Briefing) -> list[str]:
    state = opened.state
    name = clean_line(state.name)
    called = name if name == state.id else with_remark(name, state.id)
    return [called, *list_standing(state, opened.playbook, briefing.stage, briefing.gate)]


def _action_lines(briefing: Briefing, terminal: Terminal) -> Iterator[str]:
    """What to do now, and why it comes first."""
    if headline := action_headline(briefing):
        yield from paragraph(headline, terminal, sign="→", sign_style="ref", style="bold")
        yield from paragraph(action_because(briefing.action), terminal, sign=" ", style="dim")


def warning_lines(
    briefing: Briefing, terminal: Terminal, *, only: Collection[WarningCode] = tuple(WarningCode)
) -> Iterator[str]:
    """Every warning, or every one of some codes, with what would clear it."""
    for warning in (warning for warning in briefing.warnings if warning.code in only):
        words = describe_warning(warning, briefing.state.id)
        yield from paragraph(words.message, terminal, sign="!", sign_style="part")
        if words.clears:
            yield from paragraph(words.clears, terminal, sign="  →", style="dim", whole=[words.command])


def _gate_lines(briefing: Briefing, terminal: Terminal) -> Iterator[str]:
    """The criteria that are open, a line each; those that pass on one line, and how the gate stands."""
    criteria = briefing.gate.criteria
    yield from _waiting_lines([report for report in criteria if not report.passes], terminal)
    if passed := [_passed_words(report) for report in criteria if report.passes]:
        yield from paragraph(
            with_label(_("passed"), list_names(passed)), terminal, sign="✓", sign_style="good"
        )
    yield from paragraph(gate_standing(briefing.gate), terminal, style="dim")


def _waiting_lines(waiting: Sequence[CriterionReport], terminal: Terminal) -> Iterator[str]:
    """A criterion a line.

    Where very many are not begun they share lines, so that what to do stays in view.
    """
    untouched = [report for report in waiting if report.status is CriterionStatus.UNMET]
    if len(untouched) <= _MOST_UNTOUCHED:
        yield from _criterion_lines(waiting, terminal)
        return
    begun = [report for report in waiting if report.status is not CriterionStatus.UNMET]
    yield from _criterion_lines(begun, terminal)
    named = [f"{report.place.ref} {clean_line(report.criterion.name)}" for report in untouched]
    sign, style = CRITERION_SIGNS[CriterionStatus.UNMET]
    words = with_label(_("not begun"), " · ".join(named))
    yield from paragraph(words, terminal, sign=sign, sign_style=style, whole=named)


def _criterion_lines(reports: Sequence[CriterionReport], terminal: Terminal) -> Iterator[str]:
    """A criterion a line with how far it is, in columns."""
    refs = max((width_of(report.place.ref) for report in reports), default=0)
    names = min(max((width_of(report.criterion.name) for report in reports), default=0), _NAME_WIDTH)
    counts = max((width_of(_count_words(report)) for report in reports), default=0)
    for report in reports:
        yield _criterion_line(report, refs, min(names, terminal.width - refs - counts - _GAPS), terminal)


def _criterion_line(report: CriterionReport, refs: int, names: int, terminal: Terminal) -> str:
    sign, style = CRITERION_SIGNS[report.status]
    ref = terminal.paint(fit(report.place.ref, refs), "ref")
    name = fit(report.criterion.name, names)
    counts = terminal.paint(_count_words(report), "dim")
    return f"{terminal.paint(sign, style)} {ref} {name}  {counts}".rstrip()


def _count_words(report: CriterionReport) -> str:
    """How many of its parts are done, and how many of those are proven."""
    optional = "" if report.criterion.required else _("optional")
    total = len(report.requirements)
    if not total:
        return add_clauses(_("not done"), optional)
    done = total - len([part for part in report.missing if part not in report.claimed])
    proven = len(report.verified) + len(report.confirmed)
    counts = _("{done} of {total} done").format(done=done, total=total)
    return add_clauses(counts, _("{n} proven").format(n=proven) if done else "", optional)


def _passed_words(report: CriterionReport) -> str:
    """A criterion that passes by its ref, with a word where it is not proven."""
    if report.status is CriterionStatus.WAIVED:
        return with_remark(report.place.ref, _("waived"))
    return with_remark(report.place.ref, _("claimed") if report.claimed else "")


def _list_progress(briefing: Briefing) -> Iterator[str]:
    """How many items of each section are done; the exit criteria are told above."""
    for section, progress in briefing.progress.items():
        if section is not Section.EXIT_CRITERIA and progress.total:
            done = _("{met} of {total}").format(met=progress.done, total=progress.total)
            yield with_label(section_label(section), done)
