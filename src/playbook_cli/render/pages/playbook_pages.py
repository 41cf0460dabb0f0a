"""Pages of a playbook for the terminal: at a glance, one stage, one section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from playbook_cli.domain.playbook.ends import find_end, find_number, list_worked
from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.domain.playbook.structure import Section, is_criterion
from playbook_cli.domain.text import clean_line
from playbook_cli.render.line_breaks import NO_BREAK_SPACE, PROSE_WIDTH
from playbook_cli.render.words.amounts import count_days
from playbook_cli.render.words.gate_words import stage_number
from playbook_cli.render.words.kind_words import deal_status_label, section_label
from playbook_cli.render.words.phrases import in_parentheses
from playbook_cli.render.words.translation import _
from playbook_cli.render.wrapped import Wrapped, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.playbook.model import Item, Playbook, Stage

_SHORT = {section: section.letter for section in Section if section is not Section.ENTRY_CRITERIA}


def overview_page(playbook: Playbook) -> RenderableType:
    """The playbook at a glance: its stages, how much each holds, and what each gate asks for."""
    legend = list(_legend(playbook))
    worked = list_worked(playbook)
    gates = [part for stage in worked for part in _gate_at_a_glance(stage, last=stage is worked[-1])]
    title = wrapped(playbook.title, "bold")
    summary = [wrapped(playbook.summary)] if playbook.summary else []
    return Group(
        title,
        *summary,
        Text(),
        _stage_table(playbook),
        wrapped("  ".join(legend), "dim", whole=legend),
        Text(),
        *gates,
    )


def _stage_table(playbook: Playbook) -> Table:
    """The stages with their numbers, how probable a sale is in each, and how much its sections hold."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in ("", _("Stage"), "%", *_SHORT.values()):
        table.add_column(heading, justify="left" if heading == _("Stage") else "right", overflow="fold")
    for stage in playbook.stages:
        counts = (str(len(stage.items(section)) or "·") for section in _SHORT)
        probability = "" if stage.probability is None else str(stage.probability)
        table.add_row(
            str(find_number(playbook, stage) or "·"), wrapped(stage.name, "bold"), probability, *counts
        )
    return table


def _legend(playbook: Playbook) -> Iterator[str]:
    """What the heads of the columns mean."""
    if any(stage.probability is not None for stage in playbook.stages):
        yield f"% {_('probability of closing')}"
    yield from (f"{letter} {section_label(section).lower()}" for section, letter in _SHORT.items())


def _gate_at_a_glance(stage: Stage, *, last: bool) -> Iterator[RenderableType]:
    names = " · ".join(
        f"E{n}{NO_BREAK_SPACE}{clean_line(c.name)}" for n, c in enumerate(stage.exit_criteria, 1)
    )
    words = _("To close a deal as won from {stage}:") if last else _("To leave {stage}:")
    yield Text(words.format(stage=clean_line(stage.name)), "bold")
    yield Padding(wrapped(names or _("nothing is required")), (0, 0, 0, 2))


def stage_page(playbook: Playbook, stage: Stage) -> RenderableType:
    """One stage as a page to pin to the wall."""
    parts: list[RenderableType] = [_stage_head(playbook, stage)]
    if stage.summary:
        parts.append(wrapped(stage.summary))
    parts.extend(_section_block(stage, section) for section, _items in stage.sections())
    for other in stage.other_sections:
        heading = Text(f"\n{clean_line(other.title)}", "bold")
        parts.append(Group(heading, Padding(wrapped(other.text), (0, 0, 0, 2))))
    return Group(*parts)


def _stage_head(playbook: Playbook, stage: Stage) -> RenderableType:
    end = find_end(playbook, stage)
    facts = [
        _("an end: {outcome}").format(outcome=deal_status_label(end))
        if end
        else stage_number(playbook, stage)
    ]
    if stage.probability is not None:
        facts.append(_("{percent}% likely to close").format(percent=stage.probability))
    if stage.when:
        facts.append(clean_line(stage.when))
    if stage.duration:
        low, high = stage.duration.min_days, stage.duration.max_days
        facts.append(count_days(high) if low == high else _("{low}–{high} days").format(low=low, high=high))
    if stage.stale_after_days is not None:
        facts.append(_("stale after {days}").format(days=count_days(stage.stale_after_days)))
    head = Text.assemble((clean_line(stage.name), "bold"), "   ", (" · ".join(facts), "dim"))
    return Constrain(Panel(head, box=box.ROUNDED, padding=(0, 1)), PROSE_WIDTH)


def _section_block(stage: Stage, section: Section) -> RenderableType:
    grid = _grid()
    for place in find_places(stage):
        if place.section is section:
            _add_line(grid, place)
    return Group(Text(f"\n{section_label(section)}", "bold"), grid)


def _grid() -> Table:
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(no_wrap=True, min_width=5)
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _add_line(grid: Table, place: Place) -> None:
    if place.requirement:
        below = _grid()
        box = Text.assemble(("☐ ", "dim"), (place.ref, "cyan"))
        below.add_row(box, Wrapped(Text(clean_line(place.text))))
        grid.add_row("", below)
        return
    grid.add_row(Text(f" {place.ref}", "cyan"), _item_line(place.item))


def _item_line(item: Item) -> Wrapped:
    line = Text.assemble((clean_line(item.name), "bold" if is_criterion(item) else ""))
    summary = _summary(item)
    if summary:
        line.append(f"  {summary}", "dim")
    if is_criterion(item) and not item.required:
        line.append(f"  {in_parentheses(_('optional'))}", "yellow")
    return Wrapped(line)


def _summary(item: Item) -> str:
    """The first sentence, so that a page stays a page."""
    text = clean_line(getattr(item, "summary", "") or item.description)
    for end in ("。", ". "):
        head, found, _rest = text.partition(end)
        if found:
            return head + found.strip()
    return text


def section_pages(stages: Sequence[Stage], section: Section) -> RenderableType:
    """One section of one or several stages."""
    return Group(*(section_page(stage, section) for stage in stages))


def section_page(stage: Stage, section: Section) -> RenderableType:
    """One section of a stage with the full text of its items."""
    from playbook_cli.render.pages.item_page import item_page

    places = [p for p in find_places(stage, [section]) if p.requirement is None]
    heading = Text.assemble((section_label(section), "bold"), (f" · {clean_line(stage.name)}", "dim"))
    if not places:
        return Group(heading, Text("  " + _("nothing is written here"), "dim"))
    return Group(heading, *(Group(Text(), item_page(place, linked=False)) for place in places))
