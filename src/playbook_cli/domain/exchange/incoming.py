"""A row of a table as what it says of a deal; cells are read as strictly as what a person types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from playbook_cli.domain.amounts.amount_grammar import read_money
from playbook_cli.domain.amounts.currencies import read_currency
from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.cells import unguard_cell
from playbook_cli.domain.exchange.columns import FIELD_COLUMNS, Column, Layout
from playbook_cli.domain.exchange.days import read_day
from playbook_cli.domain.money import plain
from playbook_cli.domain.text import clean_line, clean_name
from playbook_cli.errors import InvalidArgument

_TRUE = frozenset(["true", "1", "yes", "y", "是"])
_FALSE = frozenset(["false", "0", "no", "n", "否"])
_ENDS = {status.value: status for status in DealStatus}


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one row says of a deal; what it does not say is empty or None and changes nothing.

    `stage` is in the words of the file or of its mapping. `fields` are those of a deal, `external:…` among
    them.
    """

    line: int
    name: str
    deal_id: str = ""
    stage: str = ""
    status: DealStatus | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    next_step: str = ""
    next_step_due: date | None = None
    next_step_by: str = ""
    reason: str = ""
    detail: str = ""
    competitor: str = ""
    started: date | None = None
    stage_entered: date | None = None
    closed: date | None = None

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
    """Read one row; raises InvalidArgument, naming the heading, for a cell that cannot be meant."""
    said = {column: clean_line(unguard_cell(cell)) for column, cell in cells.items()}
    said[Column.NAME] = clean_name(clean_line(unguard_cell(cells.get(Column.NAME, ""))))
    reading = _Row(said, layout, today)
    status, stage = reading.read_standing()
    ids = {name: clean_line(unguard_cell(cell)) for name, cell in externals.items()}
    if layout.system:
        ids[EXTERNAL + layout.system] = said.get(Column.EXTERNAL_ID, "")
    won = status is DealStatus.WON and said.get(Column.WIN_REASON)
    return Incoming(
        line=line,
        name=said.get(Column.NAME, ""),
        deal_id=said.get(Column.ID, ""),
        stage=stage,
        status=status,
        fields={name: value for name, value in {**reading.read_fields(), **ids}.items() if value},
        next_step=said.get(Column.NEXT_STEP, ""),
        next_step_due=reading.read_day(Column.NEXT_STEP_DUE),
        next_step_by=said.get(Column.NEXT_STEP_BY, ""),
        reason=said.get(Column.WIN_REASON if won else Column.REASON, ""),
        detail=said.get(Column.DETAIL, ""),
        competitor=said.get(Column.COMPETITOR, ""),
        started=reading.read_day(Column.STARTED),
        stage_entered=reading.read_day(Column.STAGE_ENTERED),
        closed=reading.read_day(Column.CLOSE_DATE if layout.system else Column.CLOSED),
    )


class _Row:
    """One row while it is read."""

    def __init__(self, said: Mapping[Column, str], layout: Layout, today: date) -> None:
        self.said = said
        self.today = today
        self.layout = layout

    def read_fields(self) -> dict[str, str]:
        """The fields of the deal, each in the form in which `set` keeps it."""
        fields = {column.value: self.said.get(column, "") for column in FIELD_COLUMNS}
        if currency := fields["currency"]:
            currency = fields["currency"] = read_currency(currency, argument=self._heading(Column.CURRENCY))
        if day := self.read_day(Column.CLOSE_DATE):
            fields["close_date"] = day.isoformat()
        if amount := fields["amount"]:
            heading, mark = self._heading(Column.AMOUNT), self.layout.decimal
            money = read_money(amount, argument=heading, mark=mark, currency=fields["currency"])
            fields["amount"] = plain(money.amount)
            if money.currency and currency not in ("", money.currency):
                raise InvalidArgument(heading, amount, "other_currency", (currency,))
            fields["currency"] = fields["currency"] or money.currency
        return fields

    def read_day(self, column: Column) -> date | None:
        """The day in a column, or None where the cell is empty."""
        cell = self.said.get(column, "")
        if not cell:
            return None
        return read_day(cell, self.layout.days, argument=self._heading(column), today=self.today)

    def read_standing(self) -> tuple[DealStatus | None, str]:
        """Whether the deal is open or how it ended, and its stage.

        A column that says so decides; otherwise a stage that means an end does.
        """
        stage = self.said.get(Column.STAGE, "")
        ours = self.layout.find_stage(stage)
        end = _ENDS.get((ours or "").replace("-", "_"))
        stated = self._read_status() or self._read_flags()
        if stated is DealStatus.OPEN:
            return stated, stage if end else ours or stage
        return stated or end, "" if end else ours or stage

    def _read_status(self) -> DealStatus | None:
        cell = self.said.get(Column.STATUS, "")
        if not cell:
            return None
        status = _ENDS.get(cell.casefold().replace("-", "_").replace(" ", "_"))
        if status is None:
            raise InvalidArgument(self._heading(Column.STATUS), cell, "status")
        return status

    def _read_flags(self) -> DealStatus | None:
        closed, won = self._read_flag(Column.IS_CLOSED), self._read_flag(Column.IS_WON)
        if won:
            return DealStatus.WON
        if closed is None:
            return None
        return DealStatus.LOST if closed else DealStatus.OPEN

    def _read_flag(self, column: Column) -> bool | None:
        cell = self.said.get(column, "").casefold()
        if cell and cell not in _TRUE | _FALSE:
            raise InvalidArgument(self._heading(column), cell, "flag")
        return cell in _TRUE if cell else None

    def _heading(self, column: Column) -> str:
        return self.layout.headings[column][0]
