"""Who hears how far something long is."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class ReadingProgress(Protocol):
    """Hears how many of many deals have been read, and when that is over."""

    def __call__(self, done: int, total: int) -> None:
        """So many of so many."""
        ...

    def clear(self) -> None:
        """All are read, or nobody asks for more."""
        ...


class ImportStep(StrEnum):
    """What an import is at, for a person to see."""

    READING = "reading"
    COMPARING = "comparing"
    WRITING = "writing"


class ImportProgress(Protocol):
    """Hears how far an import is, very often."""

    def __call__(self, step: ImportStep, done: int, total: int) -> None:
        """So many of so many are done."""
        ...
