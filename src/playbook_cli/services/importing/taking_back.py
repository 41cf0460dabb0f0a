"""Taking a whole import back: every deal that it touched stands again as it did before."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.deal.fields import DealField
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event, FieldSet, Started, Undone
from playbook_cli.domain.deal.history.ordering import link_behind
from playbook_cli.domain.deal.history.undoing import list_standing
from playbook_cli.errors import FileProblem, NotFound
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.ports.deal_store import StoreChange
from playbook_cli.services.recording import stamp
from playbook_cli.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of an import: the deals that it began and that are gone, those restored, those that stay.

    A deal that the import began stays where somebody has recorded something on it since.
    """

    batch: str
    file: str
    withdrawn: tuple[Deal, ...]
    restored: tuple[Deal, ...]
    kept: tuple[Deal, ...]


def take_back_import(workspace: Workspace, batch: str, *, dry_run: bool = False) -> TakenBack:
    """Take an import back, all of it or nothing; raises NotFound where no deal knows of one of this id."""
    with workspace.deals.hold():
        touched = list(_find_touched(workspace, batch))
        if not touched:
            raise NotFound("import", batch)
        changes = [change for deal in touched if (change := _take_back(workspace, deal, batch))]
        if changes and not dry_run:
            workspace.deals.take(changes, source=batch)
    return _tell(batch, touched, changes)


def _tell(batch: str, touched: Sequence[Deal], changes: Sequence[StoreChange]) -> TakenBack:
    """What became of each deal that an import had touched."""
    withdrawn = {change.deal.id: change.withdrawn for change in changes}
    return TakenBack(
        batch,
        _file_of(touched, batch),
        withdrawn=tuple(deal for deal in touched if withdrawn.get(deal.id) is True),
        restored=tuple(deal for deal in touched if withdrawn.get(deal.id) is False),
        kept=tuple(deal for deal in touched if deal.id not in withdrawn and _began(deal, batch)),
    )


def _file_of(touched: Sequence[Deal], batch: str) -> str:
    """The file that an import read, where an event of it says so."""
    return next((event.file for deal in touched for event in _events_of(deal, batch) if event.file), "")


def _find_touched(workspace: Workspace, batch: str) -> Iterator[Deal]:
    for deal_id in workspace.deals.list_ids():
        try:
            deal = workspace.deals.load(deal_id)
        except (FileProblem, NotFound):
            continue
        if _events_of(deal, batch):
            yield deal


def _events_of(deal: Deal, batch: str) -> Sequence[Event]:
    return [event for event in deal.history if event.batch == batch]


def _began(deal: Deal, batch: str) -> bool:
    return any(isinstance(event, Started) for event in _events_of(deal, batch))


def _take_back(workspace: Workspace, deal: Deal, batch: str) -> StoreChange | None:
    """What takes the import back on one deal; None where nothing of it stands, or somebody went on since."""
    own = _events_of(deal, batch)
    length = len(deal.history)
    if _began(deal, batch):
        if len(own) < length:
            return None
        away = FieldSet(**stamp(workspace), field=DealField.ARCHIVED, value="yes")
        return StoreChange(deal, link_behind(deal.history, [away]), length, withdrawn=True)
    standing = [event for event in list_standing(deal.history) if event.batch == batch]
    undone = (Undone(**stamp(workspace), event=event.id) for event in reversed(standing))
    events = link_behind(deal.history, undone)
    return StoreChange(deal.with_events(events), events, length) if events else None
