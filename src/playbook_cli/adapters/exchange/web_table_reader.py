"""A table from a web page: what some systems save as `.xls` is one, for Excel opens it all the same."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from playbook_cli.adapters.exchange.table_reader import check_size, keep_rows
from playbook_cli.domain.exchange.table import RawTable, TableRow
from playbook_cli.errors.tables import InvalidTable

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<meta|<table|<style)", re.IGNORECASE
)


def is_page(text: str) -> bool:
    """Whether a text is a web page, whatever the name of its file says."""
    return _PAGE.match(text[:1000]) is not None


def read_web_table(text: str, *, source: str) -> RawTable:
    """Every row of the tables of a page that is not empty; raises InvalidTable where there is none."""
    reader = _Rows()
    reader.feed(text)
    rows = keep_rows(_number(reader.rows, source))
    if not rows:
        raise InvalidTable(source, "web_page")
    return RawTable(source, rows)


def _number(rows: list[list[str]], source: str) -> Iterator[TableRow]:
    for number, cells in enumerate(rows, 1):
        if any(cell.strip() for cell in cells):
            check_size(source, number, number, len(cells))
            yield TableRow(number, tuple(cells))


class _Rows(HTMLParser):
    """The cells of a page, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # as the parser has it
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._in_cell = True
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += data
