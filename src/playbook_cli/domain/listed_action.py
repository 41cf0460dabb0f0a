"""The coach's action as a list of deals tells it, in plain texts that can be kept for the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from playbook_cli.domain.advice import Action
    from playbook_cli.domain.deal.gate import GateReport
    from playbook_cli.domain.deal.state import NextStep


@dataclass(frozen=True, slots=True)
class ListedAction:
    """What to do now: its kind, the ref and text of what it is about, each empty where there is none.

    `stage` is where an advance leads, `end` how a close is to end, `nearest` the criterion that a date to be
    agreed on would be about.
    """

    kind: str
    ref: str = ""
    text: str = ""
    stage: str = ""
    end: str = ""
    nearest: str = ""

    @property
    def told(self) -> list[str]:
        """Its fields in their order, as they are kept."""
        return [self.kind, self.ref, self.text, self.stage, self.end, self.nearest]


def list_action(action: Action, gate: GateReport, step: NextStep | None) -> ListedAction:
    """An action as somebody is told it who stands before this gate."""
    from playbook_cli.domain.advice import ActionKind

    agreed = step.text if step and action.kind is ActionKind.NEXT_STEP else ""
    return ListedAction(
        kind=action.kind.value,
        ref=action.place.ref_from(gate.stage) if action.place else "",
        text=action.place.text if action.place else agreed,
        stage=action.next_stage.name if action.next_stage else "",
        end=action.end or "",
        nearest=_name_nearest(gate) if action.kind is ActionKind.AGREE_STEP else "",
    )


def _name_nearest(gate: GateReport) -> str:
    """The criterion of a gate that is to be proven next, empty where none is."""
    from playbook_cli.domain.nearest_criterion import find_nearest_criterion

    nearest = find_nearest_criterion(gate.waiting, gate)
    return f"{nearest.place.ref} {nearest.criterion.name}" if nearest else ""


def name_day(now: datetime) -> str:
    """The day on which an action was chosen, with the zone in which days are counted: it holds so long."""
    return f"{now.date().isoformat()} {now.utcoffset()}"
