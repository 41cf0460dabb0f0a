"""The first field in which two playbooks differ, lines of the source aside."""

from typing import Any

from playbook_cli.domain.playbook.model import Playbook, without_lines


def find_difference(before: Playbook, after: Playbook) -> str | None:
    """The path of the first field that is not the same, such as `stages[closing].exit_criteria[po].guidance`.

    An entry of a list is named by its id where it has one, else by its position, from 1. None where nothing
    differs.
    """
    return _find_below(without_lines(before).model_dump(), without_lines(after).model_dump(), "")


def _find_below(before: Any, after: Any, path: str) -> str | None:
    if before == after:
        return None
    pairs: list[tuple[str, Any, Any]] = []
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        pairs = [(f"{path}.{key}" if path else str(key), before[key], after[key]) for key in before]
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        entries = zip(before, after, strict=True)
        pairs = [(f"{path}[{_name(one, n)}]", one, other) for n, (one, other) in enumerate(entries, 1)]
    found = (_find_below(one, other, inner) for inner, one, other in pairs)
    return next((field for field in found if field), path)


def _name(entry: Any, number: int) -> str:
    return str(entry.get("id", number)) if isinstance(entry, dict) else str(number)
