"""Asking what a changed playbook would have said of all past deals; nothing is written."""

from dataclasses import replace

from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.pipeline.replay import Replay, replay_deals
from playbook_cli.domain.upgrade.comparison import Comparison, compare_playbooks
from playbook_cli.services.workspace import Workspace, find_pinned, open_all


def replay_playbook(workspace: Workspace, reference: str) -> Replay:
    """Replay every gate that the deals of this playbook passed; deals of other playbooks are skipped.

    As in the statistics, deals that are put away do not count.
    """
    edition = workspace.library.load(reference, workspace.language).playbook
    native = replace(workspace, language=None)
    comparisons: dict[str, Comparison] = {}

    def find_comparison(state: DealState) -> Comparison:
        version = state.playbook.version
        if version not in comparisons:
            comparisons[version] = compare_playbooks(find_pinned(native, state), edition)
        return comparisons[version]

    opened = [one for one in open_all(native) if not one.state.fields.archived]
    ours = [one.deal for one in opened if one.playbook.id == edition.id]
    skipped = [one.deal.id for one in opened if one.playbook.id != edition.id]
    return replay_deals(ours, find_comparison, skipped)
