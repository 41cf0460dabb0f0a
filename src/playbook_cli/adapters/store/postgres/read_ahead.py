"""Reading many deals, one after the other, without a round trip for each."""

from typing import Final

from playbook_cli.adapters.store.postgres.database import Database
from playbook_cli.adapters.store.postgres.deal_statements import LOAD_DEAL, LOAD_DEALS

_AHEAD: Final = 200  # deals at once


class ReadAhead:
    """Raw deals fetched some hundred at a time, once they are asked for in the order of the last list."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.following: dict[str, int] = {}
        self.keys: list[str] = []
        self.last = -1
        self.rows: dict[str, tuple[str, list[str]]] = {}

    def expect(self, keys: list[str]) -> None:
        """These may be asked for one after the other."""
        self.keys, self.following, self.last, self.rows = (
            keys,
            {key: at for at, key in enumerate(keys)},
            -1,
            {},
        )

    def forget(self) -> None:
        """What was fetched may be out of date."""
        self.rows = {}

    def fetch(self, key: str) -> tuple[str, list[str]] | None:
        """The header and the events of one deal, as texts."""
        place = self.following.get(key, -1)
        in_order, self.last = place > 0 and place == self.last + 1, place
        if key in self.rows:
            return self.rows.pop(key)
        if in_order:
            found = self.database.run(LOAD_DEALS, {"keys": self.keys[place : place + _AHEAD]})
            self.rows = {found_key: (header, bodies) for found_key, header, bodies in found}
            return self.rows.pop(key, None)
        rows = self.database.run(LOAD_DEAL, {"key": key})
        return (rows[0][0], rows[0][1]) if rows else None
