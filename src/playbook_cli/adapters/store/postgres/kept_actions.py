"""What is to be done on the deals of a database, as chosen on this day and kept on this machine.

The words are those of the editions installed here, so that nobody else could use them. A history only grows:
how long it is and its last event say which one it was.
"""

import json
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from sys import intern
from typing import Final

from playbook_cli.adapters.locations import find_index
from playbook_cli.adapters.store.file_identity import identify_all, identify_program
from playbook_cli.adapters.store.index_file import IndexFile
from playbook_cli.domain.deal.packed_overview import OVERVIEW_FORMAT, UNPACKING_FAILED
from playbook_cli.domain.listed_action import ListedAction

_TABLE: Final = "actions"


class KeptActions:
    """The actions of one database; `editions` are the directories of installed playbooks."""

    def __init__(self, file: IndexFile, editions: Collection[Path]) -> None:
        self.file = file
        self._library = [str(place) for place in editions]
        self._grounds: dict[str | None, str | None] = {}
        self._waiting: list[tuple[str, tuple[str, ...]]] = []

    def find(self, histories: Mapping[str, str], language: str | None, day: str) -> dict[str, ListedAction]:
        """What was to be done on this day on the deals whose histories are these, by the keys of deals."""
        ground, found = self._find_ground(language), {}
        if ground is None:
            return {}
        for key, row in self.file.find_some(_TABLE, list(histories)).items():
            history, known_ground, _edition, said, value = row
            if (history, known_ground, said) == (histories[key], ground, f"{language or ''} {day}"):
                with suppress(*UNPACKING_FAILED):
                    found[key] = ListedAction(*map(intern, json.loads(value)))
        return found

    def keep(
        self, key: str, history: str, action: ListedAction, version: str, language: str | None, day: str
    ) -> None:
        """Keep what is to be done on a deal of this history."""
        ground = self._find_ground(language)
        if ground is not None:
            value = json.dumps(action.told)
            self._waiting.append((_TABLE, (key, history, ground, version, f"{language or ''} {day}", value)))

    def save(self) -> None:
        """Write down what was kept."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.file.save(waiting)
        self.file.close()

    def _find_ground(self, language: str | None) -> str | None:
        """The installed editions, whose words an action may take; None where one is too young to be known."""
        if language not in self._grounds:
            ground = "" if language is None else identify_all(self._library, time.time_ns())
            self._grounds[language] = ground
        return self._grounds[language]


def open_actions(address: str, editions: Collection[Path]) -> KeptActions:
    """What is kept for a database of this address; raises NoUserHome."""
    return KeptActions(
        IndexFile(find_index(Path(address)), f"{identify_program()} {OVERVIEW_FORMAT} {address}"), editions
    )
