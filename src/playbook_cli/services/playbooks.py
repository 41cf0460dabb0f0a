"""Playbooks to look things up in: the one asked for, or the one a deal is pinned to."""

from playbook_cli.services.ports import ReadPlaybook
from playbook_cli.services.workspace import Workspace, open_deal


def load_playbook(workspace: Workspace, reference: str | None) -> ReadPlaybook:
    """The playbook of a file or an id, else the one from the settings, else the default."""
    return workspace.library.load(reference or workspace.playbook, workspace.language)


def load_pinned(workspace: Workspace, deal: str) -> ReadPlaybook:
    """The playbook a deal is pinned to."""
    opened = open_deal(workspace, deal)
    return ReadPlaybook(opened.playbook, (), opened.state.playbook.version)
