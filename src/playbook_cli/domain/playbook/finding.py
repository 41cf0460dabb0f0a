"""A finding: one place in a playbook that a reader or the linter has something to say about.

Findings carry codes and typed fields; their words are in `render/words/finding_words.py`, one entry per code.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error makes `lint` answer no."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding; `line` is 1-based, 0 for the file as a whole; `fields` fill the words of its code."""

    line: int
    code: str
    severity: Severity = Severity.WARNING
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str:
        """The value of one field, empty when the finding has none of this name."""
        return dict(self.fields).get(name, "")


def make_finding(
    line: int | None, code: str, severity: Severity = Severity.WARNING, **fields: object
) -> Finding:
    """Make a finding with its fields as text; no line means the file as a whole."""
    return Finding(line or 0, code, severity, tuple((name, str(value)) for name, value in fields.items()))
