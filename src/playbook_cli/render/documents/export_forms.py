"""What an export is written as: JSON with a deal on each line, or CSV; and what there is to tell of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import event_mapping
from playbook_cli.domain.exchange.columns import Layout
from playbook_cli.domain.exchange.outgoing_stages import LabelNote
from playbook_cli.domain.exchange.table import EXPORT_FORMAT
from playbook_cli.domain.text import clean_line
from playbook_cli.render.paragraphs import break_below
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.amounts import name_system
from playbook_cli.render.words.phrases import list_names
from playbook_cli.render.words.translation import _
from playbook_cli.services.pipeline.exporting import Export

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook

_MOST_NAMES = 5


def export_lines(export: Export, terminal: Terminal) -> Iterator[str]:
    """The whole export as JSON, one playbook and one deal a line."""
    yield f'{{"format": "{EXPORT_FORMAT}",'
    yield '"playbooks": ['
    yield from _list_lines(map(_playbook_mapping, export.playbooks), terminal)
    yield '],\n"deals": ['
    yield from _list_lines(map(_deal_mapping, export.deals), terminal)
    yield "]}"


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The rows as CSV; cells are guarded already.

    Every cell is quoted: where a spreadsheet takes `;` for the separator, `x;=y` would be a formula.
    """
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="", quoting=csv.QUOTE_ALL).writerow(row)
        yield line.getvalue()


def label_note_lines(notes: Iterable[LabelNote], layout: Layout, terminal: Terminal) -> Iterator[str]:
    """By which label the stages of which deals go out, where another could be meant."""
    for note in notes:
        label, deals = clean_line(note.label.label), list_names(map(clean_line, note.deals), _MOST_NAMES)
        words = (
            _(
                "stage written as “{label}”, the first of {labels}, which the mapping has for it under "
                "stages:; put another one first to change that: {deals}"
            )
            if note.label.choices
            else _(
                "stage written as “{label}”, our own name for it, which {system} may not have; a mapping "
                "says what it is called there (stages:): {deals}"
            )
        )
        line = words.format(
            label=label,
            labels=list_names(map(clean_line, note.label.choices)),
            system=name_system(layout.system),
            deals=deals,
        )
        yield from break_below(line, terminal.width if terminal.redraws else None)


def _list_lines(values: Iterable[Any], terminal: Terminal) -> Iterator[str]:
    before = None
    for value in values:
        if before is not None:
            yield before + ","
        before = terminal.json_line(value)
    if before is not None:
        yield before


def _deal_mapping(deal: Deal) -> dict[str, Any]:
    return {**deal.header, "history": [event_mapping(event) for event in deal.history]}


def _playbook_mapping(playbook: Playbook) -> Any:
    return json.loads(playbook.pinned_text)
