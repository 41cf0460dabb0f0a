"""What was understood of a table as a mapping file, ready to be looked through and filled in."""

import json
from collections.abc import Iterable, Iterator

from playbook_cli.domain.exchange.columns import Layout
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _
from playbook_cli.services.importing.table.understanding import StageCount, Understanding


def mapping_lines(understood: Understanding) -> Iterator[str]:
    """The lines of a mapping file that says what was understood; what is open waits behind a `#`."""
    yield from _setting_lines(understood.layout)
    yield "columns:"
    for at, column in understood.columns.items():
        yield f"  {column.value}: {_quote(understood.table.header[at])}"
    for heading in understood.ignored:
        yield f"  # {_quote(heading)}"
    yield from _stage_lines(understood.stages)


def _setting_lines(layout: Layout) -> Iterator[str]:
    """What holds for the whole file: whose it is, how its days and amounts are meant."""
    yield f"layout: {layout.name}"
    if layout.system and layout.system != layout.name:
        yield f"system: {_quote(layout.system)}"
    if orders := sorted(set(layout.orders.values()) | ({layout.days} if layout.days else set())):
        yield f"dates: {orders[0].value}" if len(orders) == 1 else "# dates: day-first"
    if layout.periods:
        yield f"periods: {layout.periods.value}"
    if layout.decimal:
        yield f"decimal: {layout.decimal.value}"
    if layout.currency:
        yield f"currency: {layout.currency}"
    if layout.stage:
        yield f"stage: {_quote(layout.stage)}"


def heading_lines(header: Iterable[str]) -> Iterator[str]:
    """The lines of a mapping file for a table of which no column is known to name the deals."""
    yield "columns:"
    yield f"  name:  # {_('which of these holds the names of the deals?')}"
    yield f"  stage:  # {_('and which of them the stage?')}"
    for heading in header:
        if heading.strip():
            yield f"  # {_quote(clean_line(heading))}"


def _stage_lines(stages: tuple[StageCount, ...]) -> Iterator[str]:
    if not stages:
        return
    yield "stages:"
    for stage in stages:
        ours = stage.target or stage.suggested
        line = f"  {_quote(stage.label)}: {ours.replace('_', '-') if ours else ''}".rstrip()
        if ours is None:
            yield f"{line}  # {_('a stage of the playbook, won, lost or no-decision')}"
        else:
            yield line if stage.target else f"{line}  # {_('suggested')}"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
