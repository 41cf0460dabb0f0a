"""The open deals with what to do now, a line each: from the index where it knows them, else coached anew.

What the coach says of a deal holds for a day, as long as its history and its edition stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.listed_action import ListedAction, list_action, name_day
from playbook_cli.domain.pipeline.listed_deals import ListedDeal, list_deal, open_rows
from playbook_cli.domain.pipeline.packed_rows import AT_ONCE
from playbook_cli.domain.pipeline.selection import EVERYTHING, Selection
from playbook_cli.services.many_deals import follow_progress, note_uncertain
from playbook_cli.services.pipeline.overviews import find_index, see_indexed
from playbook_cli.services.pipeline.selecting import hold_worked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playbook_cli.domain.deal.overview import DealOverview
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.pipeline.packed_rows import PackedRows
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.domain.ranking import Appraised
    from playbook_cli.services.workspace import Workspace


def list_open_deals(workspace: Workspace, selection: Selection = EVERYTHING) -> PackedRows[ListedDeal]:
    """The open deals that are asked for, the most pressing first, each with its one action."""
    coaching = _Coaching(workspace)
    everything = selection.limit is None and not selection.pairs
    notice = coaching.take if everything else None
    try:
        listed = hold_worked(workspace, selection, open_rows(), coaching.list_deal, notice)
        coaching.complete(listed)
        return listed
    finally:
        coaching.save()


class _Coaching:
    """Asks the index what to do, and the coach where it does not know; editions are found once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.index = find_index(workspace)
        self.day = name_day(workspace.now)
        self.pinned: dict[str, Playbook] = {}
        self.taken: dict[str, ListedAction] = {}

    def take(self, seen: object, state: DealState, playbook: Playbook, overview: DealOverview) -> None:
        """Choose what is to be done on a deal while it is at hand, as it is read for its overview."""
        if state.is_worked:
            self.taken[state.id] = self._keep(seen, state, playbook, overview)

    def list_deal(self, one: Appraised) -> ListedDeal:
        """A deal with what is to be done, where that was chosen while it was read."""
        return list_deal(one, self.taken.pop(one.deal.id, None))

    def complete(self, listed: PackedRows[ListedDeal]) -> None:
        """Say what is to be done on each deal of which nobody has said it yet."""
        known: Mapping[str, ListedAction] = {}
        for at in follow_progress(self.workspace, range(len(listed))):
            if at % AT_ONCE == 0:
                rows = listed[at : at + AT_ONCE]
                known = self._find_known([deal.id for deal in rows if deal.action is None])
            deal = rows[at % AT_ONCE]
            if deal.action is None:
                listed.say(at, "action", known.get(deal.id) or self.ask(deal.id))

    def _find_known(self, ids: Sequence[str]) -> Mapping[str, ListedAction]:
        """What is known to be done, by the ids of the deals."""
        return self.index.find_actions(ids, self.workspace.language, self.day) if self.index and ids else {}

    def ask(self, deal_id: str) -> ListedAction:
        """What the coach says is to be done on a deal; raises what opening it raises."""
        if self.index:
            return self._keep(*see_indexed(self.workspace, self.index, deal_id, self.pinned))
        from playbook_cli.services.workspace import open_loaded

        opened = open_loaded(self.workspace, self.workspace.deals.load(deal_id), self.pinned)
        return self._coach(opened.state, opened.playbook)

    def save(self) -> None:
        """Have the index write down what it learned."""
        if self.index:
            self.index.save()

    def _keep(
        self, seen: object, state: DealState, playbook: Playbook, overview: DealOverview | None = None
    ) -> ListedAction:
        """Choose what is to be done, and have the index keep it for the day."""
        found = self._coach(state, playbook, overview)
        uncertain = note_uncertain(self.workspace, state)  # which is told each time
        if self.index and not uncertain:
            version = state.playbook.version
            self.index.keep_action(seen, found, version, self.workspace.language, self.day)
        return found

    def _coach(
        self, state: DealState, playbook: Playbook, overview: DealOverview | None = None
    ) -> ListedAction:
        """What the coach says; how the gate is proven stands in the overview, where that is at hand."""
        from playbook_cli.domain.coach import apply_rules
        from playbook_cli.domain.deal.gate import check_gate, weigh_gate

        stage = playbook.stage_or_first(state.stage)
        if overview:
            gate = weigh_gate(playbook, stage, overview.weigh_parts)
        else:
            gate = check_gate(playbook, stage, state.marks)
        action = apply_rules(playbook, state, gate, self.workspace.now)
        return list_action(action, gate, state.next_step)
