"""YAML read strictly: the scalars of YAML 1.2, no key twice, no aliases or tags, bounded depth.

The text becomes nodes that know their line and column, built from parser events without recursion, so that no
input can exhaust the stack.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any, TypeAlias

import yaml

from playbook_cli.errors import InvalidPlaybook
from playbook_cli.late_dataclasses import dataclass

MOST_NESTING = 32  # levels of mappings and lists
MOST_DIGITS = 18  # of one whole number
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WIDE_COLON = re.compile(r"\s*(?:-\s+)?[^\s：:'\"#][^：:'\"#]{0,60}：")
_PROBLEMS = (
    ("cannot start any token", "yaml_character"),
    ("tab character", "yaml_character"),
    ("could not find expected ':'", "yaml_colon"),
    ("mapping values are not allowed", "yaml_quote"),
    ("undefined alias", "yaml_alias"),
    ("special characters are not allowed", "yaml_character"),
    ("control characters are not allowed", "yaml_character"),
)

Scalar: TypeAlias = str | int | float | bool | None


@dataclass(eq=False)
class YamlProblem(Exception):
    """What is wrong with a text, and where; `problem` is a code told in `playbook_problems.py`."""

    problem: str
    line: int
    column: int
    text: str = ""


@dataclass(slots=True, eq=False)
class YamlNode:
    """A value of the text with its place; `raw` is a scalar as it was written."""

    line: int
    column: int
    kind: str
    value: Scalar = None
    raw: str = ""
    entries: list["YamlEntry"] = field(default_factory=list)
    items: list["YamlNode"] = field(default_factory=list)

    @property
    def text(self) -> str | None:
        """The scalar as text; None for anything that is not text or a number."""
        return (
            self.raw
            if isinstance(self.value, str | int | float) and not isinstance(self.value, bool)
            else None
        )

    @property
    def stripped(self) -> str:
        """That text without white space around it; empty where there is none."""
        return (self.text or "").strip()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands here."""
        return not (self.entries or self.items or self.raw.strip())

    def get(self, key: str) -> "YamlNode | None":
        """The value under a key of a mapping."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


@dataclass(slots=True, eq=False)
class YamlEntry:
    """One key of a mapping with its value."""

    key: str
    line: int
    column: int
    value: YamlNode


def read_yaml_node(text: str, *, first_line: int = 1) -> YamlNode:
    """The value that a text holds; raises YamlProblem. `first_line` is where the text stands in its file."""
    try:
        return _Builder(first_line).build(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        raise _too_deep_before(error, text, first_line) or _problem_of(error, text, first_line) from None


def _too_deep_before(error: yaml.YAMLError, text: str, first_line: int) -> YamlProblem | None:
    """Our own limit, where the text goes past it before the parser gives up.

    A parser reads ahead of its events, and some have a limit of their own: the text before it is read again.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    lines = text.split("\n")[: mark.line + 1]
    lines[-1] = lines[-1][: mark.column]
    try:
        _Builder(first_line).build(yaml.parse("\n".join(lines), Loader=_LOADER))
    except YamlProblem as problem:
        return problem if problem.problem == "yaml_depth" else None
    except yaml.YAMLError:
        return None
    return None


def invalid_playbook(problem: YamlProblem, source: str) -> InvalidPlaybook:
    """The error of a playbook, or of its guide, whose YAML is refused."""
    return InvalidPlaybook(source, problem.line, problem.problem, problem.text, column=problem.column)


def plain_value(node: YamlNode) -> Any:
    """The value of a node as plain lists and mappings."""
    if node.kind == "mapping":
        return {entry.key: plain_value(entry.value) for entry in node.entries}
    if node.kind == "list":
        return [plain_value(item) for item in node.items]
    return node.value


def _problem_of(error: yaml.YAMLError, text: str, first_line: int) -> YamlProblem:
    lines = text.split("\n")
    line, column = _place_of(error, lines) or (text.count("\n", 0, getattr(error, "position", 0)), 0)
    if (wide := _find_wide_colon(lines, line)) is not None:
        return YamlProblem(
            "full_width_colon", wide + first_line, lines[wide].index("：") + 1, lines[wide].strip()[:80]
        )
    words = f"{getattr(error, 'problem', '')} {getattr(error, 'reason', '')}"
    problem = next((code for part, code in _PROBLEMS if part in words), "yaml_syntax")
    shown = lines[line].strip()[:80] if line < len(lines) else ""
    return YamlProblem(problem, line + first_line, column + 1, shown)


def _place_of(error: yaml.YAMLError, lines: list[str]) -> tuple[int, int] | None:
    """Line and column of an error; where it shows only at the end of the text, of what was left open."""
    marks = [mark for name in ("problem_mark", "context_mark") if (mark := getattr(error, name, None))]
    places = [(mark.line, mark.column) for mark in marks]
    full = (place for place in places if place[0] < len(lines) and lines[place[0]].strip())
    return next(full, places[0] if places else None)


def _find_wide_colon(lines: list[str], line: int) -> int | None:
    """A line near the trouble where a full-width colon stands for the plain one."""
    near = range(max(0, line - 2), min(len(lines), line + 1))
    return next((at for at in near if _WIDE_COLON.match(lines[at])), None)


def find_wide_colon(text: str) -> tuple[int, str] | None:
    """The first line, by index, that uses a full-width colon behind its key."""
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if _WIDE_COLON.match(line)), None)
    return None if at is None else (at, lines[at].strip()[:80])


def check_mapping(root: YamlNode, text: str, *, first_line: int = 1) -> None:
    """Refuse a text that is no mapping because its colons are full-width ones."""
    wide = None if root.kind == "mapping" else find_wide_colon(text)
    if wide:
        raise YamlProblem("full_width_colon", wide[0] + first_line, wide[1].index("：") + 1, wide[1])


class _Builder:
    """Nodes from parser events."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self._stack: list[tuple[YamlNode, YamlNode | None]] = []  # an open node and the key it waits with
        self._root: YamlNode | None = None
        self._keys: list[set[str]] = []

    def build(self, events: Iterator[Any]) -> YamlNode:
        """The root node."""
        for event in events:
            self._take(event)
        return self._root or YamlNode(self._first_line, 1, "scalar")

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse("yaml_alias", event, f"*{event.anchor}")
        if getattr(event, "anchor", None):
            self._refuse("yaml_alias", event, f"&{event.anchor}")
        if getattr(event, "tag", None) and not isinstance(event, yaml.DocumentStartEvent):
            self._refuse("yaml_tag", event, str(event.tag))
        if isinstance(event, yaml.DocumentStartEvent) and self._root:
            self._refuse("yaml_documents", event, "---")
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._keys.pop()

    def _open(self, event: Any) -> None:
        if len(self._stack) >= MOST_NESTING:
            self._refuse("yaml_depth", event, "")
        kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "list"
        node = YamlNode(*self._place(event), kind)
        self._add(node)
        self._stack.append((node, None))
        self._keys.append(set())

    def _add(self, node: YamlNode) -> None:
        if not self._stack:
            self._root = node
            return
        parent, key = self._stack[-1]
        if parent.kind == "list":
            parent.items.append(node)
        elif key is None:
            self._stack[-1] = (parent, self._checked_key(node))
        else:
            parent.entries.append(YamlEntry(key.raw, key.line, key.column, node))
            self._stack[-1] = (parent, None)

    def _checked_key(self, node: YamlNode) -> YamlNode:
        if node.kind != "scalar":
            raise YamlProblem("yaml_key", node.line, node.column)
        if node.raw in self._keys[-1]:
            raise YamlProblem("duplicate_key", node.line, node.column, node.raw)
        self._keys[-1].add(node.raw)
        return node

    def _scalar(self, event: Any) -> YamlNode:
        raw: str = event.value
        value: Scalar = raw
        if not event.style:  # the C parser says "" where the other says None
            value = self._plain(raw, event)
        return YamlNode(*self._place(event), "scalar", value, raw)

    def _plain(self, raw: str, event: Any) -> Scalar:
        """The value of an unquoted scalar in the core schema of YAML 1.2."""
        if raw in _NULL:
            return None
        if raw in _BOOLEANS:
            return _BOOLEANS[raw]
        if _INTEGER.fullmatch(raw):
            return self._whole_number(raw, event)
        if _FLOAT.fullmatch(raw) and any(character.isdigit() for character in raw):
            return self._number(raw, event)
        if _NOT_FINITE.fullmatch(raw):
            self._refuse("yaml_number", event, raw)
        return raw

    def _whole_number(self, raw: str, event: Any) -> int:
        if len(raw) > MOST_DIGITS:
            self._refuse("yaml_number", event, raw[:20])
        return int(raw, 0) if raw[:2] in ("0o", "0x") else int(raw)

    def _number(self, raw: str, event: Any) -> float:
        value = float(raw) if len(raw) < 40 else float("inf")  # noqa: PLR2004  # longer ones mean nothing
        if value in (float("inf"), float("-inf")):
            self._refuse("yaml_number", event, raw[:20])
        return value

    def _place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + self._first_line, event.start_mark.column + 1

    def _refuse(self, problem: str, event: Any, text: str) -> None:
        raise YamlProblem(problem, *self._place(event), text)
