"""The overviews of deals, folded from their histories; deals of one edition share that of its playbook."""

from collections.abc import Iterator

from playbook_cli.domain.deal.overview import DealOverview, overview_deal
from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, overview_playbook
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_all

KnownPlaybooks = dict[str, PlaybookOverview]  # by digest


def overview_opened(opened: OpenedDeal, known: KnownPlaybooks) -> DealOverview:
    """The overview of a deal that is open; a playbook that is met for the first time becomes known."""
    version = opened.playbook.digest
    if version not in known:
        known[version] = overview_playbook(opened.playbook)
    return overview_deal(opened.state, known[version])


def list_worked(workspace: Workspace) -> Iterator[DealOverview]:
    """The deals that are open and not put away, in the order of their ids."""
    known: KnownPlaybooks = {}
    return (overview_opened(one, known) for one in open_all(workspace) if one.state.is_worked)


def list_counted(workspace: Workspace) -> Iterator[DealOverview]:
    """The deals that are not put away, open or not."""
    known: KnownPlaybooks = {}
    opened = (one for one in open_all(workspace) if not one.state.fields.archived)
    return (overview_opened(one, known) for one in opened)
