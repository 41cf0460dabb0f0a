"""Values of YAML that must be of one kind: text, a list, keys, days, a percentage."""

from collections.abc import Iterable, Iterator
from typing import NoReturn

from playbook_cli.domain.names import find_nearest, join_names
from playbook_cli.domain.playbook.model import CustomerQuestion
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading.settings.playbook_settings import Placed
from playbook_cli.reading.strict.strict_yaml import YamlEntry, YamlNode
from playbook_cli.reading.times.durations import MOST_DAYS, read_duration, read_percentage

_QUESTION_KEYS = tuple(CustomerQuestion.model_fields)


class ValueReader:
    """Reads values of one file; every method raises InvalidPlaybook with the place of what is wrong."""

    def __init__(self, source: str) -> None:
        self._source = source

    def refuse(
        self, problem: str, node: YamlNode | YamlEntry, text: str = "", expected: str = ""
    ) -> NoReturn:
        """Refuse what stands at a place."""
        raise InvalidPlaybook(self._source, node.line, problem, text, expected, column=node.column)

    def refuse_key(self, entry: YamlEntry, known: Iterable[str]) -> NoReturn:
        """Refuse a key that nobody knows, naming the nearest."""
        keys = list(known)
        if "：" in entry.key:
            self.refuse("full_width_colon", entry, entry.key)
        nearest = find_nearest(entry.key, keys)
        self.refuse("unknown_key", entry, entry.key, join_names(nearest or keys))

    def text(self, node: YamlNode) -> str:
        """A text that is not empty."""
        text = node.stripped
        if not text:
            self.refuse("expected_text", node, node.raw)
        return text

    def texts(self, node: YamlNode) -> list[Placed]:
        """A list of texts, or one text alone, each with its place."""
        if node.kind == "scalar":
            return [] if node.value is None else [(self.text(node), node.line, node.column)]
        if node.kind != "list":
            self.refuse("expected_list", node)
        return [(self.text(item), item.line, item.column) for item in node.items]

    def questions(self, node: YamlNode) -> list[dict[str, str]]:
        """Questions for the customer: one text, a list of them, or mappings with their follow-up."""
        if node.kind == "scalar" and node.value is None:
            return []
        return [self._question(item) for item in (node.items if node.kind == "list" else [node])]

    def _question(self, node: YamlNode) -> dict[str, str]:
        if node.kind == "scalar":
            return {"question": self.text(node)}
        question: dict[str, str] = {}
        for entry in self.entries(node):
            if entry.key not in _QUESTION_KEYS:
                self.refuse_key(entry, _QUESTION_KEYS)
            question[entry.key] = self.text(entry.value)
        if "question" not in question:
            self.refuse("expected_text", node, node.raw)
        return question

    def entries(self, node: YamlNode) -> Iterator[YamlEntry]:
        """The keys of a mapping; nothing where the value is left out."""
        if node.kind == "scalar" and node.value is None:
            return
        if node.kind != "mapping":
            self.refuse("expected_mapping", node, node.raw)
        yield from node.entries

    def days(self, node: YamlNode) -> int:
        """A limit in days: 14, `14d`, `2w`, `14 days`."""
        value = node.value
        if isinstance(value, int) and not isinstance(value, bool):
            days: int | None = value
        else:
            duration = read_duration(node.raw) if isinstance(value, str) else None
            days = duration[1] if duration and duration[0] == duration[1] else None
        if days is None or not 0 <= days <= MOST_DAYS:
            self.refuse("expected_days", node, node.raw)
        return days

    def probability(self, node: YamlNode) -> int:
        """A percentage: 40, `40%` or 0.4."""
        value = node.value
        percentage: int | None = None
        if isinstance(value, float):
            percentage = round(value * 100) if value <= 1 else round(value)
        elif isinstance(value, int) and not isinstance(value, bool):
            percentage = value
        elif isinstance(value, str):
            percentage = read_percentage(value)
        if percentage is None or not 0 <= percentage <= 100:  # noqa: PLR2004  # per cent
            self.refuse("expected_percentage", node, node.raw)
        return percentage
