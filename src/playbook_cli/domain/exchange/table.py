"""A table as it was read, and a whole export as it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from playbook_cli.domain.amounts.numbers import DecimalMark
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
class RawTable:
    """Every row of a file that is not empty, before anybody knows which of them are deals.

    `encoding` and `separator` are those that it was read in, `worked_out` whether nothing in the file
    says the encoding; `sheet` is that of a workbook.
    """

    source: str
    rows: tuple[TableRow, ...]
    encoding: str = ""
    worked_out: bool = False
    separator: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class DealTable:
    """A table with its headings, and what was left out: rows above and below, the headings again.

    `filled` are the positions whose empty cells were filled from above, as in a grouped report.
    """

    raw: RawTable
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    header_line: int = 1
    above: tuple[TableRow, ...] = ()
    footer: tuple[TableRow, ...] = ()
    repeated: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()

    @property
    def source(self) -> str:
        """The name of the file."""
        return self.raw.source


@dataclass(frozen=True, slots=True)
class Bundle:
    """Whole deals with the editions they are pinned to; `lines` says where each deal stands in the file."""

    source: str
    deals: tuple[Deal, ...]
    playbooks: tuple[Playbook, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a team's mapping file says, or what was answered: everything in it may be left out.

    `columns` are the headings of columns, `stages` what a stage of theirs is here, `stage` the one of new
    deals of which the file says none; `days` and `decimal` how dates and amounts are meant, `currency`
    what a lone sign is.
    """

    layout: str | None = None
    system: str = ""
    columns: Mapping[Column, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    stage: str = ""
    days: DayOrder | None = None
    decimal: DecimalMark | None = None
    currency: str = ""
