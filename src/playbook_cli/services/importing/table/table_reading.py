"""A table with its columns known: its rows as incoming deals, its labels of stages, how it was understood."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from playbook_cli.domain.exchange.cells import read_cell
from playbook_cli.domain.exchange.columns import WRITTEN_ONLY, Column, Layout, find_column
from playbook_cli.domain.exchange.incoming.column_orders import Settlement
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming, read_row
from playbook_cli.domain.exchange.incoming.shared_signs import SharedSign
from playbook_cli.domain.exchange.table import DealTable
from playbook_cli.domain.names import fold_name
from playbook_cli.errors import PlaybookError
from playbook_cli.errors.tables import NoStageColumn
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.importing.table.table_notes import (
    list_counted_days,
    list_joined,
    list_sign_notes,
    list_table_notes,
)
from playbook_cli.services.importing.table.understanding import ReadingNote, StageCount, Understanding


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table, the layout with what its columns settled, and which position holds what."""

    table: DealTable
    layout: Layout
    columns: Mapping[int, Column]
    externals: Mapping[int, str]
    settlements: tuple[Settlement, ...]
    signs: tuple[SharedSign, ...]
    bare_amounts: tuple[int, ...] = ()

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headings that mean nothing here, a column without one by its number."""
        meant = {*self.columns, *self.externals}
        return tuple(
            heading or f"#{at + 1}"
            for at, heading in enumerate(self.table.header)
            if at not in meant and (heading or any(row.cells[at].strip() for row in self.table.rows))
        )

    def heading(self, column: Column) -> str:
        """The heading of a column as the file has it, else as its layout would."""
        found = next((self.table.header[at] for at, one in self.columns.items() if one is column), "")
        return found or next(iter(self.layout.headings.get(column, ())), column.value)

    def read_rows(self, today: date, refuse: Callable[[int, PlaybookError], None]) -> Iterator[Incoming]:
        """Every row as what it says of a deal; what cannot be read goes to `refuse` with its line."""
        headed = self._as_headed
        meant = {at: column for at, column in self.columns.items() if column not in WRITTEN_ONLY}
        for row in self.table.rows:
            cells = {column: row.cells[at] for at, column in meant.items()}
            ids = {name: row.cells[at] for at, name in self.externals.items()}
            try:
                yield read_row(row.line, cells, ids, headed, today=today)
            except PlaybookError as error:
                refuse(row.line, error)

    @property
    def _as_headed(self) -> Layout:
        """The layout whose first headings are those of the file, so that errors name what a person sees."""
        headed = {column: (self.table.header[at],) for at, column in self.columns.items()}
        return replace(self.layout, headings={**self.layout.headings, **headed})

    def with_ends(self, ends: Mapping[str, str]) -> "TableReading":
        """The same where these labels say how a deal is over."""
        return replace(self, layout=replace(self.layout, stages={**self.layout.stages, **ends}))

    def count_stages(self) -> dict[str, tuple[int, int]]:
        """Each label of the column of stages: how many rows have it, and the line of the first."""
        at = find_column(self.columns, Column.STAGE)
        counts: dict[str, tuple[int, int]] = {}
        for row in self.table.rows if at is not None else ():
            if label := read_cell(row.cells[at or 0]):
                count, line = counts.get(label, (0, row.line))
                counts[label] = count + 1, line
        return counts

    def miss_stage_column(self, known: set[str]) -> NoStageColumn:
        """Why new deals of a table without stages are refused, with the columns that hold their names."""
        stages = known | {fold_name(name) for name in self.layout.stages}
        free = [at for at in range(len(self.table.header)) if at not in self.columns]
        candidates = tuple(
            self.table.header[at]
            for at in free
            if any(fold_name(read_cell(row.cells[at])) in stages for row in self.table.rows)
        )
        return NoStageColumn(self.table.source, self.table.header_line, self.table.header, candidates)

    def understand(self, stages: tuple[StageCount, ...], joined: Iterable[Incoming]) -> Understanding:
        """What was understood, for a person to look through."""
        return Understanding(
            self.table,
            self.layout,
            self.columns,
            self.externals,
            self.ignored,
            self.settlements,
            stages,
            tuple(self._list_notes(joined)),
        )

    def _list_notes(self, joined: Iterable[Incoming]) -> Iterator[ReadingNote]:
        yield from list_table_notes(self.table, self.layout)
        yield from list_sign_notes(self.signs, self.bare_amounts, self.layout.currency)
        yield from list_counted_days(self.table, self.columns)
        yield from list_joined(joined)
