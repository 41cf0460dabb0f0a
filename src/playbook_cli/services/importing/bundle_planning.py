"""What becomes of whole deals from an export: new ones come as they are, known ones are joined."""

from collections.abc import Iterator

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.joining import join_deals, list_lacking
from playbook_cli.domain.exchange.table import Bundle
from playbook_cli.domain.names import fold_id
from playbook_cli.errors import InvalidArgument, PlaybookError
from playbook_cli.services.importing.import_plan import Fate, ImportPlan
from playbook_cli.services.importing.planning import Planning
from playbook_cli.services.ports.deal_store import StoreChange
from playbook_cli.services.workspace import OpenedDeal, Workspace, find_pinned


class BundlePlanning(Planning):
    """A plan of whole deals while it is made."""

    def __init__(self, workspace: Workspace, bundle: Bundle) -> None:
        super().__init__(bundle.source, bundle.playbooks)
        self.workspace = workspace
        self.bundle = bundle

    def list_changes(self) -> Iterator[StoreChange]:
        """What each deal of the file brings that is not here."""
        present = {fold_id(deal_id) for deal_id in self.workspace.deals.list_ids()}
        seen: set[str] = set()
        for line, deal in zip(self.bundle.lines, self.bundle.deals, strict=True):
            try:
                _check_first(deal, seen)
                ours = self.workspace.deals.load(deal.id) if fold_id(deal.id) in present else None
                yield from self._plan(line, deal, ours)
            except PlaybookError as error:
                self.refused.append((line, error))

    def finish(self) -> ImportPlan:
        """The plan; every refused line is one of the file's."""
        return self._make_plan(tuple(self.refused))

    def _plan(self, line: int, deal: Deal, ours: Deal | None) -> Iterator[StoreChange]:
        after = join_deals(ours, deal) if ours else deal
        events = list_lacking(ours, after) if ours else deal.history
        fate = Fate.CREATED if ours is None else Fate.CHANGED if events else Fate.UNCHANGED
        state = fold(after)
        editions = {playbook.digest: playbook for playbook in self.bundle.playbooks}
        playbook = editions.get(state.playbook.version) or find_pinned(self.workspace, state)
        change = StoreChange(after, events, len(after.history) - len(events)) if events else None
        return self.plan_deal(line, fate, OpenedDeal(state, playbook, after), change)


def _check_first(deal: Deal, seen: set[str]) -> None:
    if fold_id(deal.id) in seen:
        raise InvalidArgument("row", deal.id, "duplicate_row")
    seen.add(fold_id(deal.id))
