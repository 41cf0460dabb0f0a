"""Histories in files that somebody names: copies of synced folders, a colleague's file, one with markers."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from playbook_cli.adapters.files.atomic_file import ASIDE, backup_of, move_aside
from playbook_cli.adapters.store.deal_file_names import SUFFIX
from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.joining.conflict_copies import describe_copy
from playbook_cli.adapters.store.joining.deal_sides import load_sides
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.errors import DamagedSnapshot, UnreadableFile
from playbook_cli.services.ports.deal_store import DealStore
from playbook_cli.services.ports.history_files import FoundHistory

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


class NamedFiles:
    """HistoryFiles of which some may lie beside the deals, where these are in files."""

    def __init__(self, deals: DealStore) -> None:
        self.deals = deals if isinstance(deals, DealFiles) else None

    def load(self, file: str) -> FoundHistory:
        """What a file holds; raises UnreadableFile, DamagedDeal, NewerFormat or CannotJoin."""
        sides = load_sides(Path(file))
        return FoundHistory(file, sides.deal, sides.written)

    def find_edition(self, file: str, version: str) -> Playbook | None:
        """The edition of this digest in the store that a file is of, where it lies in one."""
        beside = Path(file).resolve().parent
        for store in (beside, *list(beside.parents)[:2]):  # a copy that was put aside lies one deeper
            with suppress(DamagedSnapshot, UnreadableFile):
                if found := SnapshotFiles(store).load(version):
                    return found
        return None

    def put_aside(self, file: str) -> str:
        """Move a copy that lies beside the deals aside; a deal's own file and one elsewhere stay."""
        path = Path(file)
        if self.deals is None or not self._is_copy(self.deals, path):
            return ""
        with self.deals.hold():
            moved = move_aside([path, backup_of(path)], self.deals.directory / ASIDE)
        return os.fspath(moved[0]) if moved else ""

    def _is_copy(self, deals: DealFiles, path: Path) -> bool:
        inside = path.parent.resolve() == deals.directory.resolve()
        return inside and SUFFIX in path.name.lower() and describe_copy(deals, path) is not None
