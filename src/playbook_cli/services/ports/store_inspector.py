"""Who looks at a store from outside, and mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.trouble import Trouble


class StoreInspector(Protocol):
    """Looks at a store from outside: what is in it that no reader can use, and what would mend it."""

    def find_troubles(self) -> Sequence[Trouble]:
        """Every file that is damaged, foreign, left over, unreadable or of a newer version."""
        ...

    def locate(self, deal_id: str) -> str:
        """The name of a deal's file, to tell a person where to look."""
        ...

    def repair(self, trouble: Trouble) -> str:
        """Do what the trouble's remedy announces; says where what was damaged lies now."""
        ...

    def load_backup(self, deal_id: str) -> Deal:
        """The generation before; raises NotFound, NothingToRestore or DamagedDeal."""
        ...

    def restore(self, deal_id: str) -> Deal:
        """Bring back the generation before and keep the present one in its place.

        Raises NotFound, NothingToRestore or DamagedDeal when there is none that can be read.
        """
        ...
