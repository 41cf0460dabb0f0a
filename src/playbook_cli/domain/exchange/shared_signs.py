"""Which currency a sign that several share means in a file: `¥` beside 円 is the yen of Japan.

The other amounts of the column say it, else Japanese headings or letters do. Where nothing does, the usual
currency of the sign is taken, and that is told.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache, partial

from playbook_cli.domain.amounts.amount_grammar import find_amount, with_unit
from playbook_cli.domain.amounts.currencies import CurrencyWord, find_currency
from playbook_cli.domain.exchange.cells import read_cell, says_nothing
from playbook_cli.domain.exchange.columns import Column, Layout, find_column, part_unit
from playbook_cli.domain.exchange.table import DealTable
from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass

_KEPT = 4096  # cells of a column that come again and again
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


def read_signs(layout: Layout, table: DealTable, columns: Mapping[int, Column]) -> tuple[SharedSign, ...]:
    """What each sign of the column of amounts means, where no mapping and no cell beside it says it."""
    amounts = find_column(columns, Column.AMOUNT)
    if amounts is None or layout.currency:
        return ()
    beside = find_column(columns, Column.CURRENCY)
    find_word = lru_cache(_KEPT)(partial(_find_word, unit=part_unit(table.header[amounts])[1]))
    named: dict[str, tuple[int, str]] = {}
    shared: dict[CurrencyWord, list[tuple[int, str]]] = {}
    for row in table.rows:
        cell = read_cell(row.cells[amounts])
        if not (word := find_word(cell)) or not word.members:
            continue
        if len(word.members) == 1:
            named.setdefault(word.members[0], (row.line, cell))
        elif beside is None or not row.cells[beside].strip():
            shared.setdefault(word, []).append((row.line, cell))
    return tuple(_settle(word, found, named, table, amounts) for word, found in shared.items() if word.usual)


def find_bare_amounts(
    layout: Layout, table: DealTable, columns: Mapping[int, Column], signs: Collection[SharedSign]
) -> tuple[str, tuple[int, ...]]:
    """The one currency that the column of amounts has, and the lines of its amounts that say none.

    Nothing where a mapping, the heading or a column of currencies says it, or where there are several.
    """
    amounts = find_column(columns, Column.AMOUNT)
    headed = amounts is None or part_unit(table.header[amounts])[1] or Column.CURRENCY in columns.values()
    if amounts is None or headed or layout.currency:
        return "", ()
    find_word = lru_cache(_KEPT)(partial(_find_word, unit=""))
    found, bare = {one.currency for one in signs}, []
    for row in table.rows:
        cell = read_cell(row.cells[amounts])
        word = find_word(cell)
        if word and len(word.members) == 1:
            found.add(word.members[0])
        elif cell and not says_nothing(cell) and not (word and word.members):
            bare.append(row.line)
    return (found.pop(), tuple(bare)) if len(found) == 1 and bare else ("", ())


def _find_word(cell: str, *, unit: str) -> CurrencyWord | None:
    """The currency that a cell can mean, a bare number by the unit of its column; None where it says none."""
    if not unit and _BARE.fullmatch(cell):
        return None
    try:
        return find_amount(with_unit(cell, unit), argument="").currency
    except InvalidArgument:
        return None


def _settle(
    word: CurrencyWord,
    found: Collection[tuple[int, str]],
    named: Mapping[str, tuple[int, str]],
    table: DealTable,
    amounts: int,
) -> SharedSign:
    lines = tuple(line for line, _cell in found)
    unit = part_unit(table.header[amounts])[1]
    words = _SIGN.findall(f"{next(iter(found))[1]} {unit}")
    sign = next((one for one in words if find_currency(one)), words[-1] if words else unit)
    told = {code: at for code, at in named.items() if code in word.members}
    currency, line, said = word.usual, 0, ""
    if len(told) == 1:
        currency, (line, said) = next(iter(told.items()))
    elif not told and "JPY" in word.members and (headings := next(_list_japanese(table), "")):
        currency, line, said = "JPY", table.header_line, headings
    return SharedSign(sign, currency, said, line, lines)


def _list_japanese(table: DealTable) -> Iterator[str]:
    """What shows that a file is Japanese: a heading in kana, else its encoding."""
    yield from (heading for heading in table.header if _KANA.search(heading))
    if table.raw.encoding.casefold().replace("-", "_") in _JAPANESE:
        yield table.raw.encoding
