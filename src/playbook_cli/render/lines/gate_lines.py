"""The answer of a stage gate in plain lines."""

from collections.abc import Iterator

from playbook_cli.domain.deal.gate import CriterionReport
from playbook_cli.domain.text import clean_line
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.commands import command_line
from playbook_cli.render.words.labels import CRITERION_SIGNS
from playbook_cli.render.words.translation import _
from playbook_cli.services.coaching import CheckedDeal


def gate_lines(checked: CheckedDeal, terminal: Terminal) -> Iterator[str]:
    """The verdict, then everything that is missing with its ref, then the command that records it."""
    gate = checked.gate
    yield _verdict(checked, terminal)
    for report in gate.criteria:
        if not report.passes:
            yield from _missing_lines(report, terminal)
    claimed = [place.ref for report in gate.criteria for place in report.claimed]
    if claimed and not gate.strict:
        yield terminal.paint(_("claimed without evidence: ") + ", ".join(claimed), "dim")
    if gate.missing:
        refs = gate.missing[0].ref_from(checked.opened.stage)
        command = command_line("done", checked.opened.deal.id, refs, "--evidence") + ' "…"'
        yield terminal.paint(_("record it: {command}").format(command=command), "dim")


def _verdict(checked: CheckedDeal, terminal: Terminal) -> str:
    gate = checked.gate
    words = _("the gate of {stage} is met") if gate.ready else _("the gate of {stage} is not met")
    verdict = terminal.paint(words.format(stage=clean_line(gate.stage.name)), "good" if gate.ready else "bad")
    count = _("{met} of {total} criteria").format(met=gate.met, total=len(gate.required))
    strict = _(", counting only what has evidence") if gate.strict else ""
    return f"{clean_line(checked.opened.state.name)}: {verdict} ({count}{strict})"


def _missing_lines(report: CriterionReport, terminal: Terminal) -> Iterator[str]:
    sign, style = CRITERION_SIGNS[report.status]
    optional = "" if report.criterion.required else _(" (optional)")
    name = clean_line(report.criterion.name)
    yield f"  {terminal.paint(sign, style)} {terminal.paint(report.place.ref, 'ref')} {name}{optional}"
    for place in report.missing:
        if place.requirement:
            yield f"      {terminal.paint(place.ref, 'ref')} {clean_line(place.text)}"
