"""Where one deal stands, in plain lines: progress by section, the gate, the clocks, what next, warnings."""

from collections.abc import Iterator

from playbook_cli.domain.coach import Briefing
from playbook_cli.domain.deal.clocks import read_clocks
from playbook_cli.domain.deal.fields import DealField
from playbook_cli.domain.deal.gate import CriterionReport
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cells import bar, crop, fit
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.action_words import action_headline
from playbook_cli.render.words.because_words import action_because
from playbook_cli.render.words.event_words import describe_step
from playbook_cli.render.words.gate_words import gate_standing, stage_place
from playbook_cli.render.words.labels import CRITERION_SIGNS, deal_status_label, section_label
from playbook_cli.render.words.phrases import with_label, with_remark
from playbook_cli.render.words.translation import _
from playbook_cli.render.words.warning_words import count_days, describe_warning
from playbook_cli.services.workspace import OpenedDeal, Workspace

_LABEL_WIDTH = 29


def status_lines(
    opened: OpenedDeal, briefing: Briefing, workspace: Workspace, terminal: Terminal
) -> Iterator[str]:
    """Everything a seller wants to know of one deal before a call."""
    yield from _head_lines(opened, briefing, workspace, terminal)
    if briefing.stage.whole_advice:
        yield clean_line(briefing.stage.whole_advice)
    yield ""
    for section, progress in briefing.progress.items():
        label = fit(section_label(section), _LABEL_WIDTH)
        drawn = terminal.paint(bar(progress.done, progress.total), "good" if progress.done else "dim")
        yield f"{label} {drawn} {progress.done}/{progress.total}"
    yield ""
    for report in briefing.gate.criteria:
        yield _criterion_line(report, terminal)
    yield terminal.paint(gate_standing(briefing.gate), "dim")
    yield from _next_lines(briefing, terminal)
    yield from warning_lines(briefing, terminal)


def _head_lines(
    opened: OpenedDeal, briefing: Briefing, workspace: Workspace, terminal: Terminal
) -> Iterator[str]:
    state, stage = opened.state, briefing.stage
    clocks = read_clocks(state, stage, workspace.now)
    name = terminal.paint(clean_line(state.name), "bold")
    place = _stage_place(opened.playbook, briefing)
    status = "" if state.is_open else f" · {deal_status_label(state.status)}"
    yield f"{name} ({state.id}) · {place}{status}"
    days = _("{days} in stage").format(days=count_days(clocks.in_stage.days or 0))
    limit = clocks.in_stage.limit
    facts = [
        with_remark(days, _("limit {n}").format(n=limit) if limit is not None else ""),
        _("last activity {days} ago").format(days=count_days(clocks.quiet.days or 0)),
    ]
    facts += [
        f"{field}: {clean_line(value)}"
        for field, value in sorted(state.fields.said.items())
        if field != DealField.NAME
    ]
    yield terminal.paint(" · ".join(facts), "dim")


def _stage_place(playbook: Playbook, briefing: Briefing) -> str:
    gate = briefing.gate
    met = _("gate {met}/{total}").format(met=gate.met, total=len(gate.required))
    return f"{stage_place(playbook, briefing.stage)} · {met}"


def _criterion_line(report: CriterionReport, terminal: Terminal) -> str:
    sign, style = CRITERION_SIGNS[report.status]
    ref = terminal.paint(fit(report.place.ref, 4), "ref")
    count = f"{report.proven}/{len(report.requirements)}" if report.requirements else ""
    claimed = _("claimed") if report.claimed else ""
    name = fit(report.criterion.name, min(terminal.width - 26, 40))
    return f"{terminal.paint(sign, style)} {ref} {name} {count:>5} {terminal.paint(claimed, 'part')}".rstrip()


def _next_lines(briefing: Briefing, terminal: Terminal) -> Iterator[str]:
    yield ""
    if step := briefing.state.next_step:
        yield crop(with_label(_("Next step"), describe_step(step.text, step.due, step.whose)), terminal.width)
    if headline := action_headline(briefing):
        label, line = _("Next"), crop(with_label(_("Next"), headline), terminal.width)
        yield terminal.paint(label, "bold") + line.removeprefix(label)
        yield terminal.paint("  " + crop(action_because(briefing.action), terminal.width - 2), "dim")


def warning_lines(briefing: Briefing, terminal: Terminal) -> Iterator[str]:
    """Every warning with what would clear it."""
    for warning in briefing.warnings:
        words = describe_warning(warning, briefing.state.id)
        yield f"{terminal.paint('!', 'part')} {clean_line(words.message)}"
        if words.clears:
            yield terminal.paint(f"  → {clean_line(words.clears)}", "dim")
