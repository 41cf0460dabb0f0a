"""Looking at a database from outside: what in it no reader can use.

Nothing in it is mended from here, for nothing in it may be changed: its owner has backups for that.
"""

from collections.abc import Iterator, Sequence

from playbook_cli.adapters.store.postgres.deal_rows import DealRows
from playbook_cli.adapters.store.postgres.snapshot_rows import SnapshotRows
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.trouble import Trouble, TroubleCode
from playbook_cli.errors import DamagedDeal, DamagedSnapshot, NewerFormat
from playbook_cli.errors.deals import NothingToRestore


class DatabaseInspector:
    """A StoreInspector over the tables of a database."""

    def __init__(self, deals: DealRows, snapshots: SnapshotRows) -> None:
        self.deals = deals
        self.snapshots = snapshots

    def find_troubles(self) -> Sequence[Trouble]:
        """Every deal and every kept edition that cannot be read."""
        return [*self._find_in_deals(), *self._find_in_snapshots()]

    def locate(self, deal_id: str) -> str:
        """The address of a deal."""
        return self.deals.locate(deal_id)

    def repair(self, trouble: Trouble) -> str:
        """Nothing here has a remedy."""
        return trouble.path

    def load_backup(self, deal_id: str) -> Deal:
        """A database keeps no generation before: raises NothingToRestore."""
        raise NothingToRestore(deal_id)

    def restore(self, deal_id: str) -> Deal:
        """A database keeps no generation before: raises NothingToRestore."""
        raise NothingToRestore(deal_id)

    def _find_in_deals(self) -> Iterator[Trouble]:
        for deal_id in self.deals.list_ids():
            try:
                self.deals.load(deal_id)
            except DamagedDeal as error:
                code, place = TroubleCode.DAMAGED_DEAL, error.path
                yield Trouble(place, code, deal_id, error.line or 0, error.text, problem=error.problem)
            except NewerFormat as error:
                yield Trouble(error.path, TroubleCode.NEWER_DEAL, deal_id, text=error.found)

    def _find_in_snapshots(self) -> Iterator[Trouble]:
        for digest in self.snapshots.list_digests():
            try:
                self.snapshots.load(digest)
            except DamagedSnapshot as error:
                yield Trouble(error.path, TroubleCode.DAMAGED_SNAPSHOT)
