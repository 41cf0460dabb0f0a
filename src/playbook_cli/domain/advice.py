"""The coach's advice as data: a briefing, its one action, and the rule and the figures that chose it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.links import NO_LINKS, Links
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from datetime import date

    from playbook_cli.domain.deal.gate import GateReport
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.deal.warnings import DealWarning
    from playbook_cli.domain.playbook.model import Item, Stage
    from playbook_cli.domain.playbook.refs import Place
    from playbook_cli.domain.playbook.structure import Section


class ActionKind(StrEnum):
    """What kind of thing is to be done next."""

    REQUIREMENT = "requirement"
    CRITERION = "criterion"
    ACTIVITY = "activity"
    NEXT_STEP = "next_step"
    AGREE_STEP = "agree_step"
    PROVE = "prove"
    CONFIRM = "confirm"
    REQUALIFY = "requalify"
    ADVANCE = "advance"
    CLOSE = "close"
    NONE = "none"


class Rule(StrEnum):
    """Why an action was chosen; `coach.RULES` is the order in which they apply."""

    WON_UNPROVEN = "won-unproven"
    CLOSED = "closed"
    IN_END = "in-end"
    OVERDUE_STEP = "overdue-step"
    SILENCE = "silence"
    STEP_NAMES_IT = "step-names-it"
    LEFT_BY_OVERRIDE = "left-by-override"
    NEAREST = "nearest"
    ASKS_FOR_NOTHING = "asks-for-nothing"
    WAIVED_AWAY = "waived-away"
    CLAIMS = "claims"
    NOT_CONFIRMED = "not-confirmed"
    MOVED_BACK = "moved-back"
    OLD_PROOF = "old-proof"
    GATE_MET = "gate-met"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a rule saw, each figure where the rule has it.

    `done`, `waived`, `claimed`, `verified`, `confirmed` and `total` count the parts of a criterion, or the
    criteria or parts of a gate; `others` are the criteria that wait; `days` and `limit` are days, `day` is a
    date; `text` is what somebody said: a next step, or the reason of a walk back or an override; `name` is
    the stage or the criterion that the rule names. `onward` where a walk goes on past what was answered.
    """

    done: int = 0
    waived: int = 0
    total: int = 0
    claimed: int = 0
    verified: int = 0
    confirmed: int = 0
    others: int = 0
    days: int | None = None
    limit: int | None = None
    day: date | None = None
    text: str = ""
    name: str = ""
    onward: bool = False


NO_FIGURES = Figures()


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do now.

    `places` are all that the rule holds of, `place` is the one to begin with; `outcome` is the reason for it,
    `links` what serves it; `next_stage` is where an advance leads, `end` how a close is to end.
    """

    kind: ActionKind
    rule: Rule
    place: Place | None = None
    places: tuple[Place, ...] = ()
    figures: Figures = NO_FIGURES
    outcome: Item | None = None
    links: Links = NO_LINKS
    next_stage: Stage | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items of a section are done or waived, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a seller is told about a deal on one day."""

    state: DealState
    stage: Stage
    action: Action
    gate: GateReport
    progress: dict[Section, Progress]
    warnings: tuple[DealWarning, ...]
