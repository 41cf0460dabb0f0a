"""A row of a table as what it says of a deal; cells are read as strictly as what a person types."""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date

from playbook_cli.domain.amounts.amount_grammar import (
    find_unit_currency,
    is_formula_error,
    read_money,
    with_unit,
)
from playbook_cli.domain.amounts.currencies import find_currency, read_currency
from playbook_cli.domain.amounts.numbers import DecimalMark, is_written_number
from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.cells import names_nothing, part_shown, read_cell, says_nothing
from playbook_cli.domain.exchange.columns import DAY_COLUMNS, FIELD_COLUMNS, Column, Layout, part_unit
from playbook_cli.domain.exchange.days import read_day
from playbook_cli.domain.exchange.external_ids import read_external_id
from playbook_cli.domain.exchange.presets.common_headings import find_common_end
from playbook_cli.domain.exchange.stage_labels import list_readings, without_count
from playbook_cli.domain.money import plain
from playbook_cli.domain.text import clean_name
from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass

_TRUE = frozenset(
    [
        "true",
        "1",
        "yes",
        "y",
        "是",
        "wahr",
        "ja",
        "vrai",
        "oui",
        "verdadero",
        "sí",
        "archived",
        "已归档",
        "1.0",
        "да",
        "x",
        "✓",
        "✔",
        "√",
        "verdade",
    ]
)
_FALSE = frozenset(
    [
        "false",
        "0",
        "no",
        "n",
        "否",
        "falsch",
        "nein",
        "faux",
        "non",
        "falso",
        "not archived",
        "未归档",
        "0.0",
        "нет",
    ]
)
_ENDS = {status.value: status for status in DealStatus}
_STATUS_WORDS = {
    word: status
    for status, words in {
        DealStatus.OPEN: "open offen ouvert ouverte abierto aberto active pending in_progress on_hold "
        "suspended running in_bearbeitung en_cours en_curso em_andamento 进行中 未结束 跟进中 進行中 商談中 "
        "跟進中 暂停 진행 진행중 в_работе открыта",
        DealStatus.WON: "won gewonnen gagné ganado ganho 成功 "
        "赢单 已赢单 成交 贏單 受注 성사 выиграна выигран",
        DealStatus.LOST: "lost verloren perdu perdido 失败 "
        "输单 已输单 丢单 失注 輸單 실주 проиграна проигран",
        DealStatus.NO_DECISION: "无效 无决策 搁置",
    }.items()
    for word in words.split()
}
_EXPECTED = re.compile(
    r"close_date|expect|est|forecast|target|due|plan|gepl|voraus|prév|prev|attend|erwart|verwacht|予定|见込|見込"
    r"|预|預|目标|예상|예정|предпол|план",
    re.IGNORECASE,
)
_OVER = frozenset(["closed", "inactive", "已关闭", "已结束", "关闭", "geschlossen", "abgeschlossen"])
_CONTRADICTIONS = frozenset(
    [
        (DealStatus.WON, DealStatus.LOST),
        (DealStatus.WON, DealStatus.NO_DECISION),
        (DealStatus.LOST, DealStatus.WON),
        (DealStatus.NO_DECISION, DealStatus.WON),
        (DealStatus.OPEN, DealStatus.LOST),
        (DealStatus.OPEN, DealStatus.NO_DECISION),
    ]
)  # a status, and the end that a stage means: Closed Won may be open, Closed Lost not
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
    said = {column: read_cell(cell) for column, cell in cells.items()}
    if layout.system:
        said |= {column: "" for column in _NAMED if names_nothing(cells.get(column, ""), column)}
    linked = ((column, _LINK.fullmatch(said.get(column, ""))) for column in _LINKED)
    said |= {column: link[1] for column, link in linked if link}
    said |= {column: "" for column in _EMPTIED if says_nothing(said.get(column, ""))}
    reading = _Row(said, layout, today)
    status, stage = reading.read_standing()
    return Incoming(
        line=line,
        name=reading.read_name(),
        deal_id=said.get(Column.ID, ""),
        stage=stage,
        stage_label=without_count(said.get(Column.STAGE, "")),
        system=layout.system,
        usual_end=layout.ends.get(status, "") if status else "",
        status=status,
        fields={**reading.read_fields(), **reading.read_ids(externals)},
        next_step=said.get(Column.NEXT_STEP, ""),
        next_step_due=reading.read_day(Column.NEXT_STEP_DUE),
        next_step_by=said.get(Column.NEXT_STEP_BY, ""),
        step_heading=reading.name_step(),
        reason=reading.read_reason(status),
        detail=said.get(Column.DETAIL, ""),
        competitor=said.get(Column.COMPETITOR, ""),
        started=reading.read_past_day(Column.STARTED),
        stage_entered=reading.read_past_day(Column.STAGE_ENTERED),
        closed=reading.read_closed(status),
        last_contact=reading.read_day(Column.LAST_ACTIVITY),
        note=said.get(Column.NOTE, ""),
        archived=reading.read_archived(status),
        lines=(line,),
    )


def find_flag(text: str) -> bool | None:
    """What a word for yes or no says, in any of the languages; None where it is none."""
    word = text.casefold()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def says_over(text: str) -> bool:
    """Whether a status only says that a deal is over."""
    return text.casefold() in _OVER


def says_expected(heading: str) -> bool:
    """Whether the heading of a day says that it is only expected."""
    return _EXPECTED.search(heading) is not None


def find_status(text: str) -> DealStatus | None:
    """The status that a word means, in any of the languages; None where it is none."""
    word = text.casefold().replace("-", "_").replace(" ", "_")
    end = find_common_end(text)
    common = _ENDS.get(end.replace("-", "_")) if end else None
    return _ENDS.get(word) or _STATUS_WORDS.get(word) or common


def _settle_unit(unit: str) -> str:
    """The currency that the unit of a heading names; what says none of its own has it."""
    word = find_unit_currency(unit)
    return word.settle() if word else ""


class _Row:
    """One row while it is read."""

    def __init__(self, said: Mapping[Column, str], layout: Layout, today: date) -> None:
        self.said = said
        self.today = today
        self.layout = layout

    def read_name(self) -> str:
        """The name of the deal; a formula that went wrong is none."""
        name = clean_name(self.said.get(Column.NAME, ""))
        if is_formula_error(name):
            raise InvalidArgument(self._heading(Column.NAME), name, "formula_error")
        return name

    def read_fields(self) -> dict[str, str]:
        """The fields of the deal that are said, each in the form in which `set` keeps it."""
        fields = {column.value: self.said.get(column, "") for column in FIELD_COLUMNS}
        if day := self.read_day(Column.CLOSE_DATE):
            fields["close_date"] = day.isoformat()
        if currency := fields["currency"]:
            fields["currency"] = read_currency(currency, argument=self._heading(Column.CURRENCY))
        if amount := fields["amount"]:
            fields["amount"], fields["currency"] = self._read_amount(amount, fields["currency"])
        for name, value in fields.items():
            if is_formula_error(value):
                raise InvalidArgument(self._heading(Column(name)), value, "formula_error")
        return {name: value for name, value in fields.items() if value}

    def _read_amount(self, text: str, currency: str) -> tuple[str, str]:
        """An amount and its currency; two currencies that contradict each other are refused."""
        heading, mark = self._heading(Column.AMOUNT), self.layout.decimal
        unit = part_unit(heading)[1]
        shown = part_shown(text) if self.layout.from_workbook else None
        if shown or (self.layout.from_workbook and is_written_number(text)):
            mark = DecimalMark.DOT
        if shown:
            text = self._write_shown(*shown, unit)
        whole = with_unit(text, unit)
        known = currency or self.layout.currency or _settle_unit(unit)
        own = whole == text and not self.layout.marks_differ
        signs = self.layout.signs
        money = read_money(whole, argument=heading, mark=mark, currency=known, signs=signs, written_out=own)
        if money.currency and currency not in ("", money.currency):
            raise InvalidArgument(heading, text, "other_currency", (currency,))
        return plain(money.amount), money.currency or known

    def _write_shown(self, number: str, shown: str, unit: str) -> str:
        """The number of a workbook with the currency that its cell shows, but where its heading says one too.

        They must not contradict each other.
        """
        text = f"{number} {shown}"
        said, headed = find_currency(shown), find_unit_currency(unit)
        if said is None or headed is None:
            return text
        if said.join(headed) is None:
            raise InvalidArgument(self._heading(Column.AMOUNT), text, "other_currency", (unit,))
        return number

    def read_ids(self, externals: Mapping[str, str]) -> dict[str, str]:
        """The ids of the deal in other systems, by their fields."""
        cells = {name: (name, read_cell(cell)) for name, cell in externals.items()}
        if self.layout.system:
            own = self.said.get(Column.EXTERNAL_ID, "")
            cells[EXTERNAL + self.layout.system] = (self._heading(Column.EXTERNAL_ID), own)
        return {
            field: read_external_id(cell, field, argument=heading, record=self.layout.record)
            for field, (heading, cell) in cells.items()
            if cell
        }

    def read_reason(self, status: DealStatus | None) -> str:
        """Why it ended; a system may have a column of its own for what was won."""
        won = status is DealStatus.WON and self.said.get(Column.WIN_REASON)
        return self.said.get(Column.WIN_REASON if won else Column.REASON, "")

    def read_closed(self, status: DealStatus | None) -> date | None:
        """The day on which it ended: one of its own, else the close date that a system keeps for it."""
        own = self.read_day(Column.LOST_ON) if status is DealStatus.LOST else None
        own = own or self.read_day(Column.CLOSED)
        return own or (self.read_day(Column.CLOSE_DATE) if self._keeps_one_day() else None)

    def _keeps_one_day(self) -> bool:
        """Whether one column holds the day expected and, of a deal that is over, the day on which it ended.

        A heading such as 成交日期 or Close Date says so that does not say that it is expected.
        """
        return not says_expected(self._heading(Column.CLOSE_DATE))

    def name_step(self) -> str:
        """What a next step without words is called: as its column of days is headed."""
        if self.said.get(Column.NEXT_STEP) or not self.said.get(Column.NEXT_STEP_DUE):
            return ""
        return self._heading(Column.NEXT_STEP_DUE).rpartition(" - ")[2]

    def read_archived(self, status: DealStatus | None) -> bool | None:
        """Whether the deal is put away.

        Where a system says only that it is not active, a lost one is just lost.
        """
        if Column.ARCHIVED in self.said:
            return self._read_flag(Column.ARCHIVED)
        active = self._read_flag(Column.IS_ACTIVE)
        return True if active is False and status in (None, DealStatus.OPEN) else None

    def read_past_day(self, column: Column) -> date | None:
        """A day that has been; tomorrow, where it is tomorrow elsewhere, is today.

        Raises InvalidArgument for a later one.
        """
        day = self.read_day(column)
        if day and (day - self.today).days > 1:
            raise InvalidArgument(self._heading(column), self.said[column], "day_to_come")
        return min(day, self.today) if day else None

    def read_day(self, column: Column) -> date | None:
        """The day in a column, or None where the cell is empty."""
        cell = self.said.get(column, "")
        if not cell:
            return None
        order = self.layout.days or self.layout.orders.get(column)
        heading, periods = self._heading(column), self.layout.periods
        coming = column in (Column.CLOSE_DATE, Column.NEXT_STEP_DUE)
        return read_day(
            cell,
            order,
            argument=heading,
            today=self.today,
            periods=periods,
            coming=coming,
            from_1904=self.layout.from_1904,
        )

    def read_standing(self) -> tuple[DealStatus | None, str]:
        """Whether the deal is open or how it ended, and its stage.

        A column that says so decides; otherwise a stage that means an end does.
        """
        stage = self.said.get(Column.STAGE, "")
        ours = next(filter(None, map(self.layout.find_stage, list_readings(stage))), None)
        end = _ENDS.get((ours or "").replace("-", "_"))
        stated = self._read_status(end) or self._read_flags(end) or self._read_lost()
        if stated and (stated, end) in _CONTRADICTIONS:
            raise InvalidArgument(self._heading(Column.STAGE), stage, "other_end", (stated.value,))
        if stated is DealStatus.OPEN:
            return stated, stage if end else ours or stage
        return stated or end, "" if end else ours or stage

    def _read_status(self, end: DealStatus | None) -> DealStatus | None:
        """What the column of statuses says; where that is only that it is over, its stage says how."""
        cell = self.said.get(Column.STATUS, "")
        if not cell:
            return None
        status = find_status(cell)
        if says_over(cell):
            return end or self._miss_end(Column.STATUS)
        if status is None:
            raise InvalidArgument(self._heading(Column.STATUS), cell, "status")
        return status

    def _read_lost(self) -> DealStatus | None:
        """A deal that is not active any more and has a reason why it was lost is lost (Odoo)."""
        lost = self._read_flag(Column.IS_ACTIVE) is False and self.said.get(Column.REASON)
        return DealStatus.LOST if lost else None

    def _read_flags(self, end: DealStatus | None) -> DealStatus | None:
        """What the flags say; where none says whether a closed deal was won, its stage has to."""
        closed, won = self._read_flag(Column.IS_CLOSED), self._read_flag(Column.IS_WON)
        lost = self._read_flag(Column.IS_LOST)
        if won and lost:
            text = self.said[Column.IS_LOST]
            raise InvalidArgument(self._heading(Column.IS_LOST), text, "other_end", (DealStatus.WON.value,))
        if won or lost:
            return DealStatus.WON if won else DealStatus.LOST
        if closed is None:
            return None
        if closed and Column.IS_WON not in self.said:
            return end or self._miss_end(Column.IS_CLOSED)
        return DealStatus.LOST if closed else DealStatus.OPEN

    def _miss_end(self, column: Column) -> DealStatus:
        raise InvalidArgument(self._heading(column), self.said.get(column, ""), "closed_how")

    def _read_flag(self, column: Column) -> bool | None:
        cell = self.said.get(column, "")
        flag = find_flag(cell)
        if cell and flag is None:
            raise InvalidArgument(self._heading(column), cell, "flag")
        return flag

    def _heading(self, column: Column) -> str:
        return self.layout.headings[column][0]
