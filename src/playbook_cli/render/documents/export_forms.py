"""What an export is written as: JSON with a deal on each line, or CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import event_mapping
from playbook_cli.domain.exchange.table import EXPORT_FORMAT
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.render.terminal import Terminal
from playbook_cli.services.pipeline.exporting import Export


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
