"""Search a playbook."""

from playbook_cli.domain.playbook.texts.text_search import Hit, search_playbook
from playbook_cli.services.authoring.looking_up import load_playbook
from playbook_cli.services.workspace import Workspace


def search(workspace: Workspace, reference: str | None, text: str) -> tuple[Hit, ...]:
    """Find every text of a playbook that holds the words, in the order of the source."""
    return tuple(search_playbook(load_playbook(workspace, reference).playbook, text))
