"""From a plain mapping to the model; what the model refuses becomes our own error with its line."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError

from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors import InvalidPlaybook

Location = Sequence[int | str]
FindPlace = Callable[[Location], tuple[int | None, int | None]]


def validate_playbook(mapping: dict[str, Any], source: str, find_place: FindPlace | None = None) -> Playbook:
    """The playbook that a mapping holds; raises InvalidPlaybook for the first thing the model refuses."""
    try:
        return Playbook.model_validate_json(json.dumps(mapping, ensure_ascii=False))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=True)[0]
    location = tuple(first["loc"])
    line, column = find_place(location) if find_place else (find_line(mapping, location), None)
    path = ".".join(str(part + 1) if isinstance(part, int) else part for part in location)
    raise InvalidPlaybook(source, line, f"model_{first['type']}", path, _expected(first), column=column)


def _expected(error: Any) -> str:
    context: dict[str, Any] = error.get("ctx") or {}
    return str(context.get("expected") or context.get("ge") or context.get("le") or "")


def find_line(mapping: Any, location: Location) -> int | None:
    """The line of the innermost mapping on the way to a location that states one."""
    line: int | None = None
    for part in location:
        if isinstance(mapping, dict):
            line = mapping.get("line") or line
            mapping = mapping.get(str(part))
        elif isinstance(mapping, list) and isinstance(part, int) and part < len(mapping):
            mapping = mapping[part]
        else:
            break
    return (mapping.get("line") or line) if isinstance(mapping, dict) else line
