"""The first field in which a playbook came back changed from another format, lines of the source aside."""

from collections.abc import Iterator
from typing import Any

from playbook_cli.domain.playbook.model import Playbook, without_lines


def find_lost_field(before: Playbook, after: Playbook) -> str | None:
    """The path of the first field that is not the same, such as `stages[closing].exit_criteria[po].guidance`.

    An entry of a list is named by its id where it has one, else by its position, from 1. None where nothing
    differs.
    """
    return _find_below(without_lines(before).model_dump(), without_lines(after).model_dump(), "")


def _find_below(before: Any, after: Any, path: str) -> str | None:
    if before == after:
        return None
    found = (_find_below(one, other, path + step) for step, one, other in _pair_up(before, after))
    return next(filter(None, found), path.removeprefix("."))


def _pair_up(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """What stands below two values of one shape, with the step that leads there."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        for key in before:
            yield f".{key}", before[key], after[key]
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True), 1):
            yield f"[{_name(one, number)}]", one, other


def _name(entry: Any, number: int) -> str:
    return str(entry.get("id", number)) if isinstance(entry, dict) else str(number)
