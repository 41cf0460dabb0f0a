"""How long a deal stood in each stage, read from its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playbook_cli.domain.deal.statuses import FORWARD, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from playbook_cli.domain.deal.state import DealState


_IMPORTED = Passage.IMPORTED  # found once: see proof.py


class Stay(NamedTuple):
    """One unbroken stay in a stage; `until` is None while it lasts, `left_by` while the deal never moved on.

    `forward` says that the deal left it through the gate, overridden or not.
    """

    stage: str
    since: datetime
    until: datetime | None
    left_by: Passage | None = None

    @property
    def forward(self) -> bool:
        """Whether the stay ended with a step ahead."""
        return self.left_by in FORWARD

    @property
    def days(self) -> int | None:
        """Whole days of a finished stay, at least 0 however the clocks were set."""
        return max((self.until - self.since).days, 0) if self.until else None


def find_stays(state: DealState) -> Iterator[Stay]:
    """Every stay of a deal in the order of its history; a closed deal has no lasting one.

    What an import says of the stages before is no stay: nobody saw the deal there.
    """
    if state.started_at is None:
        return
    first = state.passages[0].from_stage if state.passages else state.stage
    stage, since = first, state.started_at
    for passage in state.passages:
        if passage.passage is not _IMPORTED:
            yield Stay(stage, since, passage.happened_at, passage.passage)
        stage, since = passage.to, passage.happened_at
    if state.closed is None or not state.closed.imported:
        yield Stay(stage, since, state.closed.happened_at if state.closed else None)
