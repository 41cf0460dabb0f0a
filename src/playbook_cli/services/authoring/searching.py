"""Search a playbook."""

from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.texts.text_search import Hit, search_playbook
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.authoring.looking_up import load_playbook
from playbook_cli.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """Every text of a playbook that holds the words, in the order of its source."""

    read: ReadPlaybook
    hits: tuple[Hit, ...]


def search(workspace: Workspace, reference: str | None, text: str) -> Found:
    """Find the words in the playbook that is named, or in the one in use."""
    read = load_playbook(workspace, reference)
    return Found(read, tuple(search_playbook(read.playbook, text)))
