"""A row of a table as what it says of a deal; cells are read as strictly as what a person types."""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date

from playbook_cli.domain.amounts.amount_grammar import is_formula_error
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.cells import names_nothing, read_cell, says_nothing
from playbook_cli.domain.exchange.columns import DAY_COLUMNS, Column, Layout
from playbook_cli.domain.exchange.incoming.row_cells import RowCells
from playbook_cli.domain.exchange.incoming.row_fields import read_fields, read_ids
from playbook_cli.domain.exchange.incoming.standing import (
    read_archived,
    read_closed,
    read_end_reason,
    read_standing,
)
from playbook_cli.domain.exchange.stage_labels import without_count
from playbook_cli.domain.text import clean_name
from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass

_EMPTIED = (*DAY_COLUMNS, Column.AMOUNT, Column.CURRENCY)  # where `-` or `N/A` says that there is none
_NAMED = (
    Column.ACCOUNT,
    Column.OWNER,
    Column.SOURCE,
    Column.COMPETITOR,
    Column.NEXT_STEP,
    Column.NEXT_STEP_BY,
)
_LINKED = (Column.ACCOUNT, Column.OWNER)  # where Notion writes the address of the page behind its name
_LINK = re.compile(r"(.+?) \(https?://[^()\s]+\)")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one row says of a deal; what it does not say is empty or None and changes nothing.

    `stage` is in the words of the file or of its mapping, `stage_label` in those of the `system` that the
    file comes from, which has `usual_end` for how the deal ended. `fields` are those of a deal, `external:…`
    among them. `step_heading` names a next step of which the file says the day alone.
    """

    line: int
    name: str
    deal_id: str = ""
    stage: str = ""
    stage_label: str = ""
    system: str = ""
    usual_end: str = ""
    status: DealStatus | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    next_step: str = ""
    next_step_due: date | None = None
    next_step_by: str = ""
    step_heading: str = ""
    reason: str = ""
    detail: str = ""
    competitor: str = ""
    started: date | None = None
    stage_entered: date | None = None
    closed: date | None = None
    last_contact: date | None = None
    note: str = ""
    archived: bool | None = None
    lines: tuple[int, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether the row says that the deal has ended."""
        return self.status not in (None, DealStatus.OPEN)


def read_row(
    line: int,
    cells: Mapping[Column, str],
    externals: Mapping[str, str],
    layout: Layout,
    *,
    today: date,
) -> Incoming:
    """Read one row.

    Raises InvalidArgument or AmbiguousReading, naming the heading, for a cell that cannot be meant.
    """
    row = RowCells(_read_cells(cells, layout), layout, today)
    status, stage = read_standing(row)
    return Incoming(
        line=line,
        name=_read_name(row),
        deal_id=row.text(Column.ID),
        stage=stage,
        stage_label=without_count(row.text(Column.STAGE)),
        system=layout.system,
        usual_end=layout.ends.get(status, "") if status else "",
        status=status,
        fields={**read_fields(row), **read_ids(row, externals)},
        next_step=row.text(Column.NEXT_STEP),
        next_step_due=row.read_day(Column.NEXT_STEP_DUE),
        next_step_by=row.text(Column.NEXT_STEP_BY),
        step_heading=_name_step(row),
        reason=read_end_reason(row, status),
        detail=row.text(Column.DETAIL),
        competitor=row.text(Column.COMPETITOR),
        started=row.read_past_day(Column.STARTED),
        stage_entered=row.read_past_day(Column.STAGE_ENTERED),
        closed=read_closed(row, status),
        last_contact=row.read_day(Column.LAST_ACTIVITY),
        note=row.text(Column.NOTE),
        archived=read_archived(row, status),
        lines=(line,),
    )


def _read_cells(cells: Mapping[Column, str], layout: Layout) -> dict[Column, str]:
    """What the cells say, nothing where that is only that there is none."""
    said = {column: read_cell(cell) for column, cell in cells.items()}
    if layout.system:
        said |= {column: "" for column in _NAMED if names_nothing(cells.get(column, ""), column)}
    linked = ((column, _LINK.fullmatch(said.get(column, ""))) for column in _LINKED)
    said |= {column: link[1] for column, link in linked if link}
    return said | {column: "" for column in _EMPTIED if says_nothing(said.get(column, ""))}


def _read_name(row: RowCells) -> str:
    """The name of the deal; a formula that went wrong is none."""
    name = clean_name(row.text(Column.NAME))
    if is_formula_error(name):
        raise InvalidArgument(row.heading(Column.NAME), name, "formula_error")
    return name


def _name_step(row: RowCells) -> str:
    """What a next step without words is called: as its column of days is headed."""
    if row.text(Column.NEXT_STEP) or not row.text(Column.NEXT_STEP_DUE):
        return ""
    return row.heading(Column.NEXT_STEP_DUE).rpartition(" - ")[2]
