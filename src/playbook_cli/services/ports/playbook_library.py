"""Where playbooks are found, and what their texts are written and read by."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.errors import PlaybookError


class PlaybookFormat(StrEnum):
    """What a playbook can be written as; the value is the ending of such a file."""

    MARKDOWN = "md"
    YAML = "yaml"
    JSON = "json"


class PlaybookFormats(Protocol):
    """Writes and reads the text of a playbook."""

    def write(self, playbook: Playbook, form: PlaybookFormat) -> str:
        """The playbook in this format, which need not hold all of it."""
        ...

    def read(self, text: str, form: PlaybookFormat) -> Playbook:
        """The playbook that a text holds; raises InvalidPlaybook or NoStages."""
        ...


class PlaybookLibrary(Protocol):
    """Finds playbooks by file or by id and language."""

    def load(self, reference: str | None, language: str | None, *, with_report: bool = False) -> ReadPlaybook:
        """The playbook that a file name or an id names; None names the default one.

        What its reader weighed is told `with_report` alone, for it is not kept of what was read before.
        """
        ...

    def list_editions(self) -> Sequence[ReadPlaybook]:
        """Every installed edition, in a fixed order."""
        ...

    def list_damaged(self) -> Sequence[PlaybookError]:
        """Why each installed edition that cannot be read cannot be read."""
        ...

    def list_siblings(self, read: ReadPlaybook) -> Sequence[ReadPlaybook]:
        """The other editions of a playbook that lie beside its file, in a fixed order."""
        ...

    def load_template(self, language: str | None) -> str:
        """A commented playbook to start from, in a language or the locale's."""
        ...
