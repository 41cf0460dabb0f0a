"""The editions that deals are pinned to, as rows: each under the digest of its text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from playbook_cli.adapters.store.snapshot_files import read_snapshot

if TYPE_CHECKING:
    from playbook_cli.adapters.kept_playbooks import KeptPlaybooks
    from playbook_cli.adapters.store.postgres.database import Database
    from playbook_cli.domain.playbook.model import Playbook


class SnapshotRows:
    """A SnapshotStore over the table of snapshots."""

    def __init__(self, database: Database, kept: KeptPlaybooks | None = None) -> None:
        self.database = database
        self._kept = kept

    def load(self, digest: str) -> Playbook | None:
        """The edition of this digest, or None; raises DamagedSnapshot."""
        rows = self.database.run(
            "select body from playbook.snapshots where digest = %(digest)s", {"digest": digest}
        )
        place = f"{self.database.name}#{digest}"
        return read_snapshot(place, digest, rows[0][0].encode(), self._kept) if rows else None

    def list_digests(self) -> list[str]:
        """The digests of all kept editions, sorted."""
        rows = self.database.run("select digest from playbook.snapshots order by digest")
        return [digest for (digest,) in rows]

    def save(self, playbook: Playbook) -> None:
        """Keep an edition under its digest; one that is there is not sent again."""
        values: dict[str, object] = {"digest": playbook.digest}
        if self.database.run("select 1 from playbook.snapshots where digest = %(digest)s", values):
            return
        self.database.run(
            "insert into playbook.snapshots (digest, body) values (%(digest)s, %(body)s)"
            " on conflict do nothing",
            {**values, "body": playbook.pinned_text},
            writes=True,
        )
        if self.database.holding:
            self.database.redo.append(partial(self.save, playbook))
