"""A table as it was read, and a whole export as it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.written_days.day_forms import DayOrder

EXPORT_FORMAT = "playbook-export/1"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, and the 1-based line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DealTable:
    """A table with its headings and where it came from."""

    source: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Whole deals with the editions they are pinned to; `lines` says where each deal stands in the file."""

    source: str
    deals: tuple[Deal, ...]
    playbooks: tuple[Playbook, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a team's mapping file says: the headings of its columns, what its stages are here, its dates."""

    layout: str | None = None
    system: str = ""
    columns: Mapping[Column, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    days: DayOrder | None = None
