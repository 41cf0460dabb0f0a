"""Rows of a table that are no deals: totals, footers, lines that say what a group shares."""

import re
from collections.abc import Mapping
from enum import Enum

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.table import TableRow
from playbook_cli.domain.text import clean_line

_FOOTER = re.compile(
    r"(?:grand totals?|subtotals?|gesamtsummen?|total général|totales? generales?|总计|合计|小计|總計)"
    r"\s*[(（:：]\s*\d*.*"
    r"|copyright (?:\(c\)|©).*|confidential information\b.*|vertrauliche informationen\b.*"
    r"|(?:generated|exported|erstellt|généré|导出|生成)\s?(?:by|on|at|von|am|par|le|人|时间|時間)\s?[:：].*",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"copyright|confidential|vertraulich|(?:generated|exported|erstellt|généré|导出|生成)", re.IGNORECASE
)
_SUBTOTAL = re.compile(r"sub-?total|小计|小計|소계|zwischensumme|sous-total", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:(?:grand )?totals?(?: g[eé]n[eé]ra(?:l|le|ux|les)| geral| general)?|sub-?totals?|sum|summen?|somme"
    r"|suma(?: total)?|gesamt(?:summen?|ergebnis)?|totale(?: complessivo)?|(?:eind)?totaal|итого|всего"
    r"|count|records?|average|avg|durchschnitt|moyenne|合计|总计|小计|共计|合計|總計|小計|総計|総合計|합계|총계|소계|平均)\s*[:：]?"
    r"|共\s?\d+\s?[条項项笔個个行].*|(?:total |number of )?(?:records?|rows?|count|deals?)\s*[:：]\s*\d+"
    r"|\d+ (?:records?|rows?|datensätze|enregistrements|registros)",
    re.IGNORECASE,
)

_GROUP_LINE = re.compile(r".{1,200} \(\d{1,6}(?: (?:records?|deals?|items?|rows?)| ?[条項项笔個个件])?\)")
_SPAN = re.compile(r"\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?")  # as monday.com sums days up
_SUM = re.compile(r"(?:[^\W\d]{1,3}|[$€£¥￥])? ?-?[\d.,  ']+ ?(?:[^\W\d]{1,3}|[$€£¥￥])?")


class FooterKind(Enum):
    """What shows that a row is no deal."""

    WORDS = "words"
    TOTAL = "total"
    SUBTOTAL = "subtotal"


def find_footer(row: TableRow, columns: Mapping[int, Column]) -> FooterKind | None:
    """Whether a row is a total or a footer: by words that no deal has, or a total without a stage."""
    first = find_first(row)
    if first is None:
        return FooterKind.TOTAL
    words = clean_line(row.cells[first])
    kind = FooterKind.SUBTOTAL if _SUBTOTAL.match(words) else FooterKind.TOTAL
    if _FOOTER.fullmatch(words):
        return FooterKind.WORDS if _REPORT.match(words) else kind
    return kind if _sums_up(row, first, columns, words) else None


def find_first(row: TableRow) -> int | None:
    """The position of the first cell that says anything; None where none does."""
    return next((at for at, cell in enumerate(row.cells) if cell.strip()), None)


def is_group_line(row: TableRow, first: int, columns: Mapping[int, Column]) -> bool:
    """Whether a row only says what those below it share, and how many they are: `Evaluation (4)`."""
    if not _GROUP_LINE.fullmatch(clean_line(row.cells[first])):
        return False
    return not any(cell.strip() for cell in row.cells[first + 1 :]) or _says_sums_alone(row, first, columns)


def _sums_up(row: TableRow, first: int, columns: Mapping[int, Column], words: str) -> bool:
    """Whether a row is sums alone, sums behind the name of a group, or a total by its name."""
    if columns.get(first) is Column.AMOUNT and _has_sums_alone(row, columns):
        return True
    grouped = _GROUP_LINE.fullmatch(words) and _says_sums_alone(row, first, columns)
    return bool(grouped) or _is_total(row, columns, words)


def _is_total(row: TableRow, columns: Mapping[int, Column], words: str) -> bool:
    """Whether a row begins with the name of a total, and has nothing else where names and stages stand."""
    telling = [at for at, column in columns.items() if column in (Column.STAGE, Column.NAME)]
    if len(telling) < 2 or not _TOTAL.fullmatch(words):  # noqa: PLR2004
        return False
    said = (clean_line(row.cells[at]) for at in telling if at < len(row.cells))
    return all(not one or _TOTAL.fullmatch(one) for one in said)


def _is_sum(cell: str) -> bool:
    return bool(_SUM.fullmatch(cell) or _SPAN.fullmatch(cell))


def _has_sums_alone(row: TableRow, columns: Mapping[int, Column]) -> bool:
    """Whether a row names neither a deal nor a stage, and has nothing but numbers."""
    telling = {Column.NAME, Column.STAGE} <= set(columns.values())
    return telling and all(_is_sum(cell.strip()) for cell in row.cells if cell.strip())


def _says_sums_alone(row: TableRow, first: int, columns: Mapping[int, Column]) -> bool:
    """Whether a row of a table with stages says nothing behind its first cell but sums."""
    others = [(at, cell.strip()) for at, cell in enumerate(row.cells) if at != first and cell.strip()]
    sums = all(
        columns.get(at, Column.AMOUNT) is Column.AMOUNT and _SUM.fullmatch(cell) for at, cell in others
    )
    return bool(others) and sums and Column.STAGE in columns.values()
