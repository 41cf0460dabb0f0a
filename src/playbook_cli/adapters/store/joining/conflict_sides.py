"""The sides of a file in which git left its conflict markers: every line of every side is in one of them.

Conflicts may be many, in the style of diff3, or within each other; what stood before both sides (diff3) is
in neither, and needs no place: a history only grows. Where lines were put together without the commas that
belong between them, as `merge=union` does, the commas are set anew.
"""

import re
from collections.abc import Iterator, Sequence

_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: |$)")
_HISTORY = re.compile(r'\s*"history"\s*:\s*\[\s*')
_AROUND = frozenset(["", "]", "}", "]}"])


def split_sides(text: str) -> list[str]:
    """The texts of all sides, the text alone where no conflict is marked."""
    return ["".join(side) for side in _read_part(_Lines(text.splitlines(keepends=True)))]


def set_commas(text: str) -> str:
    """The text with a comma between events and nowhere else; unchanged where it is not laid out as ours."""
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if _HISTORY.fullmatch(line)), None)
    if start is None:
        return text
    rest = [line.strip().rstrip(",") for line in lines[start + 1 :]]
    events = list(filter(_is_event, rest))
    if not _AROUND.issuperset(line for line in rest if not _is_event(line)):
        return text
    return "\n".join([*lines[: start + 1], ",\n".join(f"    {event}" for event in events), "  ]", "}", ""])


def _is_event(line: str) -> bool:
    return line.startswith("{") and line.endswith("}")


class _Lines:
    """Lines that are taken one by one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at = 0

    def take(self) -> Iterator[tuple[str, str]]:
        """Each line with the first character of the marker that it is, or nothing."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            match = _MARKER.match(line.rstrip("\r\n"))
            yield line, match[1][0] if match else ""


def _read_part(lines: _Lines, ends: str = "") -> list[list[str]]:
    """The sides of the lines up to a marker of `ends`, which stays where it is."""
    sides: list[list[str]] = [[]]
    for line, marker in lines.take():
        if marker and marker in ends:
            lines.at -= 1
            break
        if marker == "<":
            sides = _put_behind(sides, _read_conflict(lines))
        elif not marker:
            sides = [[*side, line] for side in sides] if len(sides) > 1 else [_grow(sides[0], line)]
    return sides


def _grow(side: list[str], line: str) -> list[str]:
    side.append(line)
    return side


def _read_conflict(lines: _Lines) -> list[list[str]]:
    """The sides of one conflict, whose opening marker was just taken."""
    sides = _read_part(lines, "|=")
    if _take_marker(lines) == "|":
        _read_part(lines, "=")
        _take_marker(lines)
    sides += _read_part(lines, ">")
    _take_marker(lines)
    return sides


def _take_marker(lines: _Lines) -> str:
    return next((marker for _line, marker in lines.take()), "")


def _put_behind(before: list[list[str]], after: list[list[str]]) -> list[list[str]]:
    """Every side of what came before with one of what follows; the last of the fewer is repeated."""
    number = max(len(before), len(after))
    return [[*before[min(n, len(before) - 1)], *after[min(n, len(after) - 1)]] for n in range(number)]
