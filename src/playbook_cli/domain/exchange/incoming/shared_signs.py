"""Which currency a sign that several share means in a file: `¥` beside 円 is the yen of Japan.

The other amounts of the column say it, else Japanese headings or letters do. Where nothing does, the usual
currency of the sign is taken, and that is told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from playbook_cli.domain.amounts.amount_grammar import read_amount, with_unit
from playbook_cli.domain.amounts.currencies import CurrencyWord, find_currency
from playbook_cli.domain.exchange.cells import MOST_KEPT, read_cell, says_nothing
from playbook_cli.domain.exchange.columns import Column, Layout, find_column
from playbook_cli.domain.exchange.headings import part_unit
from playbook_cli.domain.exchange.table import DealTable, TableRow
from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass

_BARE = re.compile(r"[-+(]?[\d.,'’\s]*\)?")
_KANA = re.compile(r"[\u3041-\u30ff]")
_JAPANESE = frozenset(["cp932", "shift_jis", "euc_jp"])
_SIGN = re.compile(r"[^\W\d]+|[^\w\s.,'’()+-]+")


@dataclass(frozen=True, slots=True)
class SharedSign:
    """A sign of several currencies: which is meant, what says so and on which line, and where it stands.

    `said` is empty where nothing in the file says which.
    """

    sign: str
    currency: str
    said: str
    line: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AmountCurrencies:
    """What the column of amounts says of currencies.

    `signs` are those that several currencies share and that have none beside them. `currency` is the one that
    all other amounts have, where there is one, and `bare` are the lines of those that say none.
    """

    signs: tuple[SharedSign, ...] = ()
    currency: str = ""
    bare: tuple[int, ...] = ()


def read_currencies(layout: Layout, table: DealTable, columns: Mapping[int, Column]) -> AmountCurrencies:
    """What the signs of the column of amounts mean, and which currency its amounts without any have.

    Nothing where a mapping says it. An amount without a sign has none of the other amounts where its heading
    says the currency, or a column beside it may.
    """
    amounts = find_column(columns, Column.AMOUNT)
    if amounts is None or layout.currency:
        return AmountCurrencies()
    column = _AmountColumn(
        amounts, find_column(columns, Column.CURRENCY), part_unit(table.header[amounts])[1]
    )
    for row in table.rows:
        column.see(row)
    return column.settle(table)


class _AmountColumn:
    """The column of amounts while its cells are looked at: which name a currency, share a sign, say none."""

    def __init__(self, at: int, beside: int | None, unit: str) -> None:
        self._at = at
        self._beside = beside
        self._unit = unit
        self._may_be_bare = not unit and beside is None
        self._find_word = lru_cache(MOST_KEPT)(partial(_find_word, unit=unit))
        self._named: dict[str, tuple[int, str]] = {}
        self._shared: dict[CurrencyWord, list[tuple[int, str]]] = {}
        self._bare: list[int] = []

    def see(self, row: TableRow) -> None:
        """Look at the cell of the next row."""
        cell = read_cell(row.cells[self._at])
        word = self._find_word(cell)
        if not word or not word.members:
            if self._may_be_bare and cell and not says_nothing(cell):
                self._bare.append(row.line)
        elif len(word.members) == 1:
            self._named.setdefault(word.members[0], (row.line, cell))
        elif self._beside is None or not row.cells[self._beside].strip():
            self._shared.setdefault(word, []).append((row.line, cell))

    def settle(self, table: DealTable) -> AmountCurrencies:
        """What all cells together say."""
        signs = tuple(self._settle(word, found, table) for word, found in self._shared.items() if word.usual)
        currencies = {*self._named, *(one.currency for one in signs)}
        if len(currencies) != 1 or not self._bare:
            return AmountCurrencies(signs)
        return AmountCurrencies(signs, currencies.pop(), tuple(self._bare))

    def _settle(self, word: CurrencyWord, found: Sequence[tuple[int, str]], table: DealTable) -> SharedSign:
        """What a sign means: what others of the column name, else yen in a Japanese file, else the usual."""
        lines = tuple(line for line, _cell in found)
        sign = _find_sign(found[0][1], self._unit)
        told = {code: at for code, at in self._named.items() if code in word.members}
        if len(told) == 1:
            [(currency, (line, said))] = told.items()
            return SharedSign(sign, currency, said, line, lines)
        if not told and "JPY" in word.members and (said := next(_list_japanese(table), "")):
            return SharedSign(sign, "JPY", said, table.header_line, lines)
        return SharedSign(sign, word.usual, "", 0, lines)


def _find_sign(cell: str, unit: str) -> str:
    """The sign or code by which an amount or the unit of its column says its currency."""
    words = _SIGN.findall(f"{cell} {unit}")
    return next((one for one in words if find_currency(one)), words[-1] if words else unit)


def _find_word(cell: str, *, unit: str) -> CurrencyWord | None:
    """The currency that a cell can mean, a bare number by the unit of its column; None where it says none."""
    if not unit and _BARE.fullmatch(cell):
        return None
    try:
        return read_amount(with_unit(cell, unit), argument="").currency
    except InvalidArgument:
        return None


def _list_japanese(table: DealTable) -> Iterator[str]:
    """What shows that a file is Japanese: a heading in kana, else its encoding."""
    yield from (heading for heading in table.header if _KANA.search(heading))
    if table.raw.encoding.casefold().replace("-", "_") in _JAPANESE:
        yield table.raw.encoding
