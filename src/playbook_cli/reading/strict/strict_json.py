"""JSON read strictly: no key twice, no NaN, no number that a double cannot hold, bounded nesting.

`read_fields` walks the outer object by hand, to know where each value stands in the text; C code reads the
values themselves.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from playbook_cli.late_dataclasses import dataclass

MOST_NESTING = 64  # levels of brackets
MOST_DIGITS = 1000  # of one number
_SPACE = re.compile(r"[ \t\n\r]*")
_STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]')
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_TOO_LARGE = (float("inf"), float("-inf"))


@dataclass(eq=False)
class JsonProblem(Exception):
    """What is wrong with a text, and in which line.

    `problem` is json, duplicate_key, number or nesting; `text` is the offending part.
    """

    problem: str
    line: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class JsonField:
    """One value, and where it begins and ends in the text."""

    value: Any
    start: int
    end: int


def read_fields(text: str) -> dict[str, JsonField]:
    """The fields of the one object that the text is; raises JsonProblem."""
    _check_nesting(text)
    walk = _Walk(text)
    fields: dict[str, JsonField] = {}
    for key in walk.take_keys():
        if key in fields:
            walk.fail("duplicate_key", key)
        fields[key] = walk.take_value()
    return fields


def read_elements(text: str, start: int) -> Iterator[JsonField]:
    """The elements of the array that begins at `start`, each with its place; raises JsonProblem."""
    return _Walk(text, start).elements()


def line_of(text: str, position: int) -> int:
    """The 1-based line of a position in the text."""
    return text.count("\n", 0, position) + 1


class _Walk:
    """A position that moves through a text."""

    def __init__(self, text: str, position: int = 0) -> None:
        self.text = text
        self.position = position

    def take_keys(self) -> Iterator[str]:
        """Every key of the outer object; between two of them the caller takes the value."""
        self._expect("{")
        while True:
            key = self.take_value().value
            if not isinstance(key, str):
                self.fail("json")
            self._expect(":")
            yield key
            if self._peek() == "}":
                break
            self._expect(",")
        self._expect("}")
        if self._peek():
            self.fail("json")

    def elements(self) -> Iterator[JsonField]:
        """Every element of the array at hand."""
        self._expect("[")
        if self._peek() == "]":
            return
        while True:
            yield self.take_value()
            if self._peek() == "]":
                return
            self._expect(",")

    def take_value(self) -> JsonField:
        """The value at hand, consumed."""
        self._peek()
        start = self.position
        try:
            value, self.position = _DECODER.raw_decode(self.text, start)
        except JsonProblem as problem:
            self._fail_in_element(start)
            raise JsonProblem(problem.problem, line_of(self.text, start), problem.text) from problem
        except json.JSONDecodeError as error:
            raise JsonProblem("json", error.lineno) from error
        except RecursionError as error:
            raise JsonProblem("nesting", line_of(self.text, start)) from error
        return JsonField(value, start, self.position)

    def fail(self, problem: str, text: str = "") -> NoReturn:
        """Refuse the text at the position reached."""
        raise JsonProblem(problem, line_of(self.text, self.position), text)

    def _fail_in_element(self, start: int) -> None:
        """Name the line of the element, where the value that begins at `start` is an array of lines."""
        if self.text.startswith("[", start):
            for _ in read_elements(self.text, start):
                pass

    def _peek(self) -> str:
        """The next character that is no space, not consumed; empty at the end."""
        match = _SPACE.match(self.text, self.position)
        self.position = match.end() if match else self.position
        return self.text[self.position : self.position + 1]

    def _expect(self, character: str) -> None:
        if self._peek() != character:
            self.fail("json")
        self.position += 1


def _check_nesting(text: str) -> None:
    """Refuse what is nested too deep; only a text whose brackets do not pair up soon is walked.

    A round takes at most two levels away. Strings may hold brackets that make a pair with real ones: what
    slips through so meets the limit of the interpreter.
    """
    data = text.encode("utf-8", "surrogatepass")
    shape = data.translate(None, _NO_BRACKETS)
    for bound in range(MOST_NESTING, 0, -2):
        if len(shape) <= bound:
            return
        shape = shape.replace(b"[]", b"").replace(b"{}", b"")
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(data):
        depth += (match[0] in b"[{") - (match[0] in b"]}")
        if depth > MOST_NESTING:
            raise JsonProblem("nesting", data.count(b"\n", 0, match.start()) + 1)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise JsonProblem("duplicate_key", text=_find_repeated(key for key, _ in pairs))
    return mapping


def _find_repeated(keys: Iterable[str]) -> str:
    """The key that comes a second time first; one pass, however many keys stand before it."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return ""


def _finite(literal: str) -> float:
    value = float(literal)
    if value in _TOO_LARGE or len(literal) > MOST_DIGITS:
        _refuse(literal)
    return value


def _bounded(literal: str) -> int:
    if len(literal) > MOST_DIGITS:
        _refuse(literal)
    return int(literal)


def _refuse(literal: str) -> NoReturn:
    raise JsonProblem("number", text=literal[:20])


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=_finite, parse_int=_bounded, parse_constant=_refuse
)
