"""The editions that deals are pinned to, as rows: each under the digest of its text."""

import hashlib
from functools import partial

from pydantic import ValidationError

from playbook_cli.adapters.store.postgres.database import Database
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.playbook.pinning import read_pinned
from playbook_cli.errors import DamagedSnapshot


class SnapshotRows:
    """A SnapshotStore over the table of snapshots."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def load(self, digest: str) -> Playbook | None:
        """The edition of this digest, or None; raises DamagedSnapshot."""
        rows = self.database.run(
            "select body from playbook.snapshots where digest = %(digest)s", {"digest": digest}
        )
        return self._read(digest, rows[0][0]) if rows else None

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

    def _read(self, digest: str, text: str) -> Playbook:
        place = f"{self.database.name}#{digest}"
        if hashlib.sha256(text.encode()).hexdigest() != digest.removeprefix("sha256:"):
            raise DamagedSnapshot(place)
        try:
            return read_pinned(text)
        except ValidationError as error:  # whole, but no edition to this version
            raise DamagedSnapshot(place) from error
