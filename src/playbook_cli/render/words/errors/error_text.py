"""What a person reads of an error."""

from collections.abc import Callable, Mapping
from typing import Any

from playbook_cli.errors import PlaybookError
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorLines:
    """One line that says what happened and where, one that says what to do, and details between the two."""

    what: str
    hint: str = ""
    details: tuple[str, ...] = ()


ErrorTable = Mapping[type[PlaybookError], Callable[[Any], ErrorLines]]
