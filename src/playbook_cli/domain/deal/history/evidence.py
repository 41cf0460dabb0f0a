"""What proves an item: words, a link, or a file with the digest that it had on that day."""

from typing import TypeAlias

from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True)
class FileEvidence:
    """A file given as evidence: its path as given, and the SHA-256 of its bytes on that day.

    Read as part of an event, it keeps what a newer version says of the file, and is written with it.
    """

    __pydantic_config__ = {"strict": True, "extra": "allow", "hide_input_in_errors": True}  # noqa: RUF012  # by pydantic's name

    file: str
    sha256: str
    size: int

    def __post_init__(self) -> None:
        """Refuse what no file has; raises ValueError."""
        if self.size < 0:
            raise ValueError


Evidence: TypeAlias = str | FileEvidence
