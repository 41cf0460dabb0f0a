"""Who asks the seller during a walk: the answers there are, and what the walk needs of a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from playbook_cli.domain.deal.state import NextStep
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.walking.inquiry import Inquiry
from playbook_cli.errors import PlaybookError
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.recording import Recorded
from playbook_cli.services.workspace import OpenedDeal

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


class Answer(StrEnum):
    """What a seller can answer to a question of the walk."""

    YES = "yes"
    ALL_PARTS = "all_parts"
    NOT_YET = "not_yet"
    NOT_APPLICABLE = "not_applicable"
    PROVE_FIRST = "prove_first"
    GIVEN_UP = "given_up"
    MOVED = "moved"
    DROPPED = "dropped"
    NOTE = "note"
    BACK = "back"
    SKIP = "skip"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; `place` is what it is about where the question offered several."""

    answer: Answer
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves an item, as typed, and who of the customer's confirmed it; both may be missing.

    `interrupted` means that the seller left while being asked who confirmed it: what was typed is kept.
    """

    evidence: str = ""
    confirmed_by: str | None = None
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why an item does not apply, and whether that goes for its whole criterion."""

    reason: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A next step as it is agreed on: what, until when, whose; the day as typed."""

    text: str
    due: str
    whose: str | None


@dataclass(frozen=True, slots=True)
class EndDraft:
    """Why a deal ended that was not won, and which competitor won it."""

    reason: str
    competitor: str | None = None


class Interviewer(Protocol):
    """Asks the seller during a walk; every method may be interrupted, and what was answered before stays.

    What gives None was taken back before it was answered: the question is asked again.
    """

    def show(self, inquiry: Inquiry, playbook: Playbook) -> None:
        """Show the briefing on what the next questions are about, in what leaves room for this one."""
        ...

    def ask(self, inquiry: Inquiry, playbook: Playbook) -> Reply:
        """Ask one question, which one key answers."""
        ...

    def ask_proof(self, inquiry: Inquiry, place: Place) -> Proof | None:
        """Ask for what proves a place, and who confirmed it."""
        ...

    def ask_reason(self, inquiry: Inquiry, place: Place) -> Exemption | None:
        """Ask why a place does not apply, never blank, and whether the same goes for its criterion."""
        ...

    def ask_note(self, inquiry: Inquiry, place: Place | None) -> str | None:
        """Ask for a note on a place, or on the deal; never blank."""
        ...

    def ask_day(self, step: NextStep) -> str | None:
        """Ask for the day to which a next step is moved."""
        ...

    def ask_step(self) -> StepDraft | None:
        """Ask what happens next, until when, and whose it is."""
        ...

    def ask_ending(self, outcome: DealStatus, reasons: Sequence[str]) -> EndDraft | None:
        """Ask why the deal ended, then whether to close it."""
        ...

    def tell_recorded(self, recorded: Recorded) -> None:
        """Say what was recorded, how far its criterion is now, and which outcome is reached by it."""
        ...

    def tell_skipped(self, inquiry: Inquiry) -> None:
        """Say that nothing was recorded of an item, and when it is asked again."""
        ...

    def tell_refused(self, error: PlaybookError) -> None:
        """Say why nothing was recorded."""
        ...

    def tell_changed(self, seen: OpenedDeal, now: OpenedDeal, *, refused: bool) -> None:
        """Say what somebody else did to the deal meanwhile, and whether an answer was refused for it."""
        ...

    def tell_back(self) -> None:
        """Say that the question before is asked again, where nothing was recorded."""
        ...

    def tell_nothing_before(self) -> None:
        """Say that there is no answer to undo."""
        ...
