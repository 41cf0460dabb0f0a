"""The making of a plan, whatever the file is: its changes one by one, then what there is to tell of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from playbook_cli.errors import PlaybookError
from playbook_cli.services.importing.import_plan import (
    Fate,
    ImportPlan,
    PlannedDeal,
    describe_planned,
)
from playbook_cli.services.ports.deal_store import StoreChange
from playbook_cli.services.ports.long_lists import LongList, OpenLongList
from playbook_cli.services.workspace import OpenedDeal

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


class Planning(ABC):
    """A plan while it is made: a change leaves as soon as it is known, and is not held."""

    def __init__(
        self, source: str, editions: tuple[Playbook, ...], open_long_list: OpenLongList = list
    ) -> None:
        self.source = source
        self.editions = editions
        self.followed: set[str] = set()
        self.refused: list[tuple[int, PlaybookError]] = []
        self.deals: LongList[PlannedDeal] = open_long_list()
        self._counts: Counter[Fate] = Counter()
        self._playbooks: dict[str, Playbook] = {}

    @abstractmethod
    def list_changes(self) -> Iterator[StoreChange]:
        """What is to be written of each deal in the order of the file; to be gone through once."""

    @abstractmethod
    def finish(self) -> ImportPlan:
        """The plan, once all changes are known."""

    def plan_deal(
        self, line: int, fate: Fate, after: OpenedDeal, change: StoreChange | None
    ) -> Iterator[StoreChange]:
        """Keep what there is to tell of one deal, and pass on its change while nothing is refused."""
        self.deals.append(describe_planned(line, fate, after, change.events if change else ()))
        self._counts[fate] += 1
        self._playbooks[after.playbook.digest] = after.playbook
        self.followed.update(after.deal.versions)
        if change and not self.refused:
            yield change

    def _make_plan(self, refused: tuple[tuple[int, PlaybookError], ...]) -> ImportPlan:
        return ImportPlan(self.source, self.deals, self._counts, refused, self.editions, self._playbooks)
