"""What is kept of many deals, so that a list is answered sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playbook_cli.domain.deal.overview import DealOverview
    from playbook_cli.domain.listed_action import ListedAction
    from playbook_cli.domain.playbook.playbook_overview import Tallied


class OverviewIndex(Protocol):
    """Remembers the overviews of deals for as long as all they follow from stays as it was."""

    def find(self, deal_id: str, language: str | None) -> DealOverview | None:
        """The overview of a deal, its edition in a language, or None where it is to be worked out anew."""
        ...

    def find_each(
        self, ids: Sequence[str], language: str | None, *, worked: bool = False
    ) -> Iterator[DealOverview | Literal[False] | None]:
        """The same for each of many deals, when it is asked for, in the order of their ids.

        Where only `worked` deals are asked for, False for one that is closed or put away.
        """
        ...

    def find_tallies(self, ids: Sequence[str], language: str | None) -> Iterator[Tallied | None]:
        """The edition and the tally of each of many deals, in the order of their ids; None as above."""
        ...

    def find_name(self, deal_id: str) -> str | None:
        """The present name of a deal, or None where it is to be read."""
        ...

    def find_names(self, ids: Sequence[str]) -> Iterator[str | None]:
        """The same of each of many deals, in the order of their ids."""
        ...

    def look_at(self, deal_id: str) -> object:
        """What the deal is known again by, to be taken before it is read."""
        ...

    def keep(self, seen: Any, overview: DealOverview, version: str, language: str | None) -> None:
        """Keep what was worked out of a deal, and of the edition of this digest, since it was looked at."""
        ...

    def find_actions(self, ids: Sequence[str], language: str | None, day: str) -> Mapping[str, ListedAction]:
        """What was to be done on these deals on this day, by their ids; of any other the coach is asked."""
        ...

    def keep_action(
        self, seen: Any, action: ListedAction, version: str, language: str | None, day: str
    ) -> None:
        """Keep what is to be done on a deal on this day, as chosen since it was looked at."""
        ...

    def save(self, known: Sequence[str] | None = None) -> None:
        """Write down what was kept; where `known` are the ids of all deals, forget every other one."""
        ...
