"""A team's mapping file: which column is which, what their stages are here, how their dates are meant.

```yaml
layout: salesforce
system: crm
dates: day-first
decimal: comma
columns:
  name: Projekt
  amount: Betrag
stages:
  Angebot: evaluation
  Gewonnen: won
```
"""

from collections.abc import Iterable
from typing import NoReturn

from playbook_cli.domain.amounts.currencies import CODES
from playbook_cli.domain.amounts.numbers import DecimalMark
from playbook_cli.domain.exchange.columns import WRITTEN_ONLY, Column
from playbook_cli.domain.exchange.layouts import LAYOUTS
from playbook_cli.domain.exchange.table import TableMapping
from playbook_cli.domain.names import find_nearest
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.domain.written_days.periods import PeriodDay
from playbook_cli.errors.tables import InvalidTable
from playbook_cli.reading.strict.strict_yaml import YamlEntry, YamlNode, YamlProblem, read_yaml_node

_KEYS = ("layout", "system", "dates", "periods", "decimal", "currency", "stage", "columns", "stages")
_COLUMNS = tuple(column.value for column in Column if column not in WRITTEN_ONLY)


def read_mapping(text: str, *, source: str) -> TableMapping:
    """Read a mapping; raises InvalidTable with the nearest known word for one that is not known."""
    try:
        root = read_yaml_node(text)
    except YamlProblem as problem:
        raise InvalidTable(source, "yaml", problem.line, problem.text) from problem
    reading = _Reading(source)
    entries = {entry.key: entry for entry in reading.entries(root, _KEYS)}
    columns = reading.pairs(entries.get("columns"), _COLUMNS)
    layout, days = reading.word(entries.get("layout"), LAYOUTS), reading.word(entries.get("dates"), DayOrder)
    decimal = reading.word(entries.get("decimal"), DecimalMark)
    periods = reading.word(entries.get("periods"), PeriodDay)
    return TableMapping(
        layout=layout,
        system=(reading.word(entries.get("system")) or "").casefold(),
        columns={Column(key): heading for key, heading in columns.items()},
        stages=reading.pairs(entries.get("stages")),
        stage=reading.word(entries.get("stage")) or "",
        days=DayOrder(days) if days else None,
        decimal=DecimalMark(decimal) if decimal else None,
        periods=PeriodDay(periods) if periods else None,
        currency=reading.word(entries.get("currency"), sorted(CODES)) or "",
    )


class _Reading:
    """One reading, which knows the file for its errors."""

    def __init__(self, source: str) -> None:
        self.source = source

    def entries(self, node: YamlNode, known: Iterable[str] = ()) -> list[YamlEntry]:
        """The entries of a mapping, every key one of those known."""
        if node.kind != "mapping":
            self._fail("mapping_form", node.line, node.raw)
        names = tuple(known)
        for entry in node.entries:
            if names and entry.key not in names:
                self._fail("mapping_word", entry.line, entry.key, find_nearest(entry.key, names) or names)
        return node.entries

    def pairs(self, entry: YamlEntry | None, known: Iterable[str] = ()) -> dict[str, str]:
        """The texts under a key, by their own keys."""
        if entry is None:
            return {}
        return {one.key: self.text(one) for one in self.entries(entry.value, known)}

    def word(self, entry: YamlEntry | None, known: Iterable[str] = ()) -> str | None:
        """The text under a key, one of those known."""
        if entry is None:
            return None
        text, names = self.text(entry), tuple(str(name) for name in known)
        if names and text not in names:
            self._fail("mapping_word", entry.line, text, find_nearest(text, names) or names)
        return text

    def text(self, entry: YamlEntry) -> str:
        """The one text that an entry holds."""
        text = entry.value.text
        if not text:
            self._fail("mapping_text", entry.line, entry.key)
        return text

    def _fail(self, problem: str, line: int, text: str, expected: tuple[str, ...] = ()) -> NoReturn:
        raise InvalidTable(self.source, problem, line, text[:80], expected)
