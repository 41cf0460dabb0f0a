"""The answer of a stage gate in plain lines."""

from __future__ import annotations

from functools import cache
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from playbook_cli.domain.deal.proof import PartStatus
from playbook_cli.domain.text import clean_line
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.tables import DrawnCells, TableColumn, table_lines
from playbook_cli.render.words.deal_names import tell_apart
from playbook_cli.render.words.gate_words import gate_verdict, met_words, proof_counts
from playbook_cli.render.words.kind_words import CRITERION_SIGNS
from playbook_cli.render.words.phrases import add_clauses, list_names, with_label, with_remark
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from playbook_cli.domain.deal.overview import GateOverview, JudgedCriterion
    from playbook_cli.render.terminal import Terminal
    from playbook_cli.services.checking import CheckedDeal


def gate_lines(checked: CheckedDeal, terminal: Terminal, *, full: bool = False) -> Iterator[str]:
    """The verdict, what is missing with its refs, how the rest is proven, and the command that records it.

    Unless `full`, only the first criterion that is open is shown with its parts.
    """
    gate = checked.gate
    yield from _verdict_lines(checked, terminal)
    waiting = [judged for judged in gate.criteria if not judged.passes]
    shown = waiting if full else waiting[:1]
    for judged in shown:
        yield from _missing_lines(judged, terminal)
    if rest := waiting[len(shown) :]:
        yield from _rest_lines(checked, rest, terminal)
    if counts := proof_counts(**_count_proof(gate)):
        yield from paragraph(counts, terminal, sign=" ", style="dim")
    yield from _claimed_lines(gate, terminal)
    if gate.missing:
        yield from _record_lines(checked, terminal)


def _claimed_lines(gate: GateOverview, terminal: Terminal) -> Iterator[str]:
    """What counts on our word alone, where that counts."""
    claimed = [part.ref for judged in gate.criteria for part in judged.list_parts(PartStatus.CLAIMED)]
    if claimed and not gate.strict:
        words = with_label(_("claimed without evidence"), list_names(claimed))
        yield from paragraph(words, terminal, style="dim")


def checked_lines(checked: Iterable[CheckedDeal], terminal: Terminal) -> Iterator[str]:
    """Many gates, a line each: the deal, the stage, the answer, and the first criterion that is open.

    Of each deal no more is held than stands in its line.
    """
    count_met = cache(met_words)
    rows = [_CheckedRow(*_name_parts(one), *_answer_cells(one.gate, count_met)) for one in checked]
    names = DrawnCells(rows, tell_apart(rows))
    yield from table_lines(
        [
            TableColumn(_("Gate"), [row.answer for row in rows], styles=[row.style for row in rows]),
            TableColumn(_("Deal"), names, least=14, styles=["bold"] * len(names)),
            TableColumn(_("Stage"), [row.stage for row in rows], least=10, most=24),
            TableColumn(_("Criteria met"), [row.met for row in rows], right=True),
            TableColumn(
                _("First open"),
                [row.first for row in rows],
                least=24,
                most=60,
                leaves=1,
                sign="→",
                prose=True,
            ),
        ],
        terminal,
    )


class _CheckedRow(NamedTuple):
    """One gate as a line of many, and what its deal is called by."""

    id: str
    name: str
    account: str
    answer: str
    style: str
    stage: str
    met: str
    first: str


def _name_parts(checked: CheckedDeal) -> tuple[str, str, str]:
    return checked.deal.id, checked.deal.name, checked.deal.account


def _answer_cells(gate: GateOverview, count_met: Callable[[int, int], str]) -> tuple[str, str, str, str, str]:
    style = "good" if gate.ready and gate.asked else "bad"
    first = next((judged.criterion for judged in gate.waiting), None)
    shown = intern(f"{first.ref} {clean_line(first.name)}") if first else ""  # which many lines show
    return _answer_words(gate), style, gate.stage.name, count_met(gate.met, gate.asked), shown


def _answer_words(gate: GateOverview) -> str:
    if not gate.asked:
        return _("asks for nothing")
    return _("met") if gate.ready else _("not met")


def _verdict_lines(checked: CheckedDeal, terminal: Terminal) -> Iterator[str]:
    gate = checked.gate
    words = gate_verdict(gate.stage.name, ready=gate.ready, asked=gate.asked, end=gate.stage.end)
    count = _("{met} of {total} criteria").format(met=gate.met, total=gate.asked)
    remark = add_clauses(count, _("counting only what has evidence or was waived") if gate.strict else "")
    verdict = with_label(clean_line(checked.deal.name), with_remark(words, remark))
    style = "good" if gate.ready and gate.asked else "bad"
    yield from paragraph(verdict, terminal, style=style, whole=[remark])


def _missing_lines(judged: JudgedCriterion, terminal: Terminal) -> Iterator[str]:
    sign, style = CRITERION_SIGNS[judged.status]
    criterion = judged.criterion
    name = with_remark(clean_line(criterion.name), "" if criterion.required else _("optional"))
    parts = part_counts(judged)
    yield from paragraph(
        add_clauses(f"{criterion.ref} {name}", parts), terminal, sign=f"  {sign}", sign_style=style
    )
    for part in judged.missing:
        if part.path != criterion.path:
            yield from paragraph(part.text, terminal, sign=f"      {part.ref}", sign_style="ref")


def part_counts(judged: JudgedCriterion) -> str:
    """How many parts of a criterion are missing; empty where it has none, or where nothing is said yet."""
    missing, total = len(judged.missing), len(judged.criterion.parts)
    return _("{n} of {total} parts missing").format(n=missing, total=total) if 0 < missing < total else ""


def _rest_lines(checked: CheckedDeal, rest: Sequence[JudgedCriterion], terminal: Terminal) -> Iterator[str]:
    """Which other criteria are open, and where to see them."""
    words = plural(
        "{n} more criterion is open: {refs}",
        "{n} more criteria are open: {refs}",
        len(rest),
        refs=list_names(one.criterion.ref for one in rest),
    )
    yield from paragraph(words, terminal, sign="  +", style="dim")
    stage = () if checked.gate.stage.id == checked.deal.stage.id else ("--stage", checked.gate.stage.id)
    command = command_line("check", checked.deal.id, *stage, "--full")
    hint = _("the whole gate: {command}").format(command=command)
    yield from paragraph(hint, terminal, sign="   ", style="dim", whole=[command])


def _count_proof(gate: GateOverview) -> dict[str, int]:
    wanted = (PartStatus.CLAIMED, PartStatus.VERIFIED, PartStatus.CONFIRMED, PartStatus.WAIVED)
    return {one.value: sum(len(judged.list_parts(one)) for judged in gate.required) for one in wanted}


def _record_lines(checked: CheckedDeal, terminal: Terminal) -> Iterator[str]:
    gate, ref = checked.gate, checked.gate.missing[0].ref
    here = ref if gate.stage.id == checked.deal.stage.id else f"{gate.stage.id}/{ref}"
    command = command_line("done", checked.deal.id, here, "--evidence") + ' "…"'
    words = _("record it: {command}").format(command=command)
    yield from paragraph(words, terminal, style="dim", whole=[command])
