"""A plan of an import in words: what becomes of each deal, and which lines cannot be taken."""

from collections.abc import Iterator

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import fit
from playbook_cli.render.lines.joining.merge_lines import contradiction_lines
from playbook_cli.render.paragraphs import break_below
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.amounts import amount_words, name_day
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.event_words import describe_event
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import list_texts
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _
from playbook_cli.services.importing.import_plan import Fate, ImportPlan, PlannedDeal
from playbook_cli.services.importing.taking_back import TakenBack
from playbook_cli.services.ports.deal_store import PendingImport

_SIGNS = {Fate.CREATED: ("+", "good"), Fate.CHANGED: ("~", "part"), Fate.UNCHANGED: ("=", "dim")}


def import_lines(plan: ImportPlan, terminal: Terminal, *, dry_run: bool) -> Iterator[str]:
    """Every deal that would change with what changes, every refused line, and the sum."""
    for planned in plan.deals:
        if planned.fate is not Fate.UNCHANGED:
            yield from _deal_lines(plan, planned, terminal)
    for line, error in plan.refused:
        words = describe_error(error)
        yield from _painted(_("! line {line}: {what}").format(line=line, what=words.what), "bad", terminal)
        yield from (f"    {detail}" for detail in words.details)
        if words.hint:
            yield from _painted(f"    → {words.hint}", "dim", terminal)
    yield _sum_line(plan, dry_run=dry_run)
    if plan.batch and not dry_run and not plan.refused and plan.brings_events:
        command = command_line("undo", "--import", plan.batch)
        yield terminal.paint(_("to undo it: {command}").format(command=command), "dim")


def _painted(text: str, style: str, terminal: Terminal) -> Iterator[str]:
    """A line in one style, broken to the width of a terminal."""
    lines = break_below(text, terminal.width if terminal.redraws else None)
    return (terminal.paint(line, style) for line in lines)


def _deal_lines(plan: ImportPlan, planned: PlannedDeal, terminal: Terminal) -> Iterator[str]:
    sign, style = _SIGNS[planned.fate]
    stage = plan.stage_of(planned)
    head = f"{terminal.paint(sign, style)} {terminal.paint(fit(planned.name, 30), 'bold')} "
    if planned.fate is Fate.CHANGED:
        yield head.rstrip()
        for event in planned.events:
            yield f"    {describe_event(event, plan.playbooks[planned.version], stage)}"
        yield from contradiction_lines(planned.deal, planned.contradictions, terminal)
        return
    told = " · ".join((clean_line(stage.name), *_list_facts(planned)))
    yield from break_below(f"{head}{told}", terminal.width if terminal.redraws else None)


def _list_facts(planned: PlannedDeal) -> Iterator[str]:
    """What was understood of a new deal: its end, amount, day and owner."""
    is_open = planned.status is DealStatus.OPEN
    if not is_open:
        yield deal_status_label(planned.status)
    if planned.amount:
        yield amount_words(planned.amount)
    if planned.day:
        words = _("closes {date}") if is_open else _("ended {date}")
        yield words.format(date=name_day(planned.day))
    if planned.owner:
        yield clean_line(planned.owner)


def _sum_line(plan: ImportPlan, *, dry_run: bool) -> str:
    counts = {fate: plan.count(fate) for fate in Fate}
    words = (
        _("would create {new}, change {changed}; unchanged {same}")
        if dry_run or plan.refused
        else _("created {new}, changed {changed}; unchanged {same}")
    )
    total = words.format(new=counts[Fate.CREATED], changed=counts[Fate.CHANGED], same=counts[Fate.UNCHANGED])
    return list_texts((total, _("refused {n}").format(n=len(plan.refused)) if plan.refused else ""))


def taken_back_lines(taken: TakenBack) -> Iterator[str]:
    """What became of every deal that an import touched, and the sum."""
    for deal in taken.kept:
        words = _("kept, because something was recorded on it since: {name}; to archive it: {command}")
        yield words.format(name=clean_line(deal.name), command=command_line("archive", deal.id))
    counts = {"gone": len(taken.withdrawn), "restored": len(taken.restored), "kept": len(taken.kept)}
    words = _("import {batch} of {file} undone: {gone} deals removed, {restored} restored, {kept} kept")
    yield words.format(batch=taken.batch, file=clean_line(taken.file), **counts)


def pending_line(pending: PendingImport) -> str:
    """That an import is not whole yet, and what finishes it."""
    words = _("the import of {file} was interrupted; the next change, or `playbook doctor`, finishes it")
    return words.format(file=clean_line(pending.source) or pending.path)
