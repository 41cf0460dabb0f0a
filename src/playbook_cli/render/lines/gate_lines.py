"""The answer of a stage gate in plain lines."""

from collections.abc import Iterator

from playbook_cli.domain.deal.overview import GateOverview, JudgedCriterion
from playbook_cli.domain.deal.proof import PartStatus
from playbook_cli.domain.text import clean_line
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.commands import command_line
from playbook_cli.render.words.gate_words import gate_verdict, proof_counts
from playbook_cli.render.words.labels import CRITERION_SIGNS
from playbook_cli.render.words.phrases import add_clauses, list_names, with_label, with_remark
from playbook_cli.render.words.translation import _
from playbook_cli.services.checking import CheckedDeal


def gate_lines(checked: CheckedDeal, terminal: Terminal) -> Iterator[str]:
    """The verdict, then everything that is missing with its ref, then the command that records it."""
    gate = checked.gate
    yield _verdict(checked, terminal)
    for judged in gate.criteria:
        if not judged.passes:
            yield from _missing_lines(judged, terminal)
    if gate.asked:
        yield terminal.paint("  " + proof_counts(**_count_proof(gate)), "dim")
    claimed = [part.ref for judged in gate.criteria for part in judged.list_parts(PartStatus.CLAIMED)]
    if claimed and not gate.strict:
        yield terminal.paint(with_label(_("claimed without evidence"), list_names(claimed)), "dim")
    if gate.missing:
        ref = gate.missing[0].ref
        here = ref if gate.stage.id == checked.deal.stage.id else f"{gate.stage.id}/{ref}"
        command = command_line("done", checked.deal.id, here, "--evidence") + ' "…"'
        yield terminal.paint(_("record it: {command}").format(command=command), "dim")


def _count_proof(gate: GateOverview) -> dict[str, int]:
    wanted = (PartStatus.CLAIMED, PartStatus.VERIFIED, PartStatus.CONFIRMED, PartStatus.WAIVED)
    return {one.value: sum(len(judged.list_parts(one)) for judged in gate.required) for one in wanted}


def _verdict(checked: CheckedDeal, terminal: Terminal) -> str:
    gate = checked.gate
    words = gate_verdict(gate.stage.name, ready=gate.ready, asked=gate.asked, end=gate.stage.end)
    verdict = terminal.paint(words, "good" if gate.ready and gate.asked else "bad")
    count = _("{met} of {total} criteria").format(met=gate.met, total=gate.asked)
    strict = _("counting only what has evidence") if gate.strict else ""
    return with_label(clean_line(checked.deal.name), with_remark(verdict, add_clauses(count, strict)))


def _missing_lines(judged: JudgedCriterion, terminal: Terminal) -> Iterator[str]:
    sign, style = CRITERION_SIGNS[judged.status]
    criterion = judged.criterion
    name = with_remark(clean_line(criterion.name), "" if criterion.required else _("optional"))
    yield f"  {terminal.paint(sign, style)} {terminal.paint(criterion.ref, 'ref')} {name}"
    for part in judged.missing:
        if part.path != criterion.path:
            yield f"      {terminal.paint(part.ref, 'ref')} {clean_line(part.text)}"
