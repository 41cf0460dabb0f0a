"""The walk: one deal, question by question, every answer saved before the next is asked.

What is asked, and in which order, is the agenda's (`domain.walking.walk_agenda`); what an answer records is
the business of the same services as the commands'. No lock is held while a person thinks: when somebody else
closed the deal, moved it or recorded the item meanwhile, the walk records nothing, says so and looks again.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from playbook_cli.domain.advice import ActionKind
from playbook_cli.domain.coach import brief
from playbook_cli.domain.deal.gate import find_mark
from playbook_cli.domain.deal.history.events import Event, Noted
from playbook_cli.domain.deal.history.not_yet import list_not_yet
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.playbook.refs import Place, with_requirements
from playbook_cli.domain.walking.inquiry import Answered, Inquiry, InquiryKind
from playbook_cli.domain.walking.walk_agenda import find_inquiry, wants_step
from playbook_cli.errors import InvalidArgument, NotFound, ReasonRequired, UnreadableFile
from playbook_cli.errors.deals import DealClosed, GateNotMet, NoSuchMove, NothingToUndo
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.recording import Recorded, require_open
from playbook_cli.services.recording.noting import undo_event
from playbook_cli.services.walking.interviewer import Answer, Interviewer, Reply
from playbook_cli.services.walking.walk_commands import CommandFinder
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_deal

_REFUSALS = (
    DealClosed,
    GateNotMet,
    InvalidArgument,
    NoSuchMove,
    NotFound,
    NothingToUndo,
    ReasonRequired,
    UnreadableFile,
)


class _Stopped(Exception):
    """The seller wants to stop here: an answer, not an error."""


class _Changed(Exception):
    """Somebody else changed what the question is about while it was asked."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One answer, with what it recorded and what had been answered before it."""

    before: Answered
    events: tuple[Event, ...]
    passing: bool = False  # went on past what was only offered


class Walk:
    """One walk through one deal; `answers` and `notes` count what it recorded and did not take back."""

    def __init__(
        self,
        workspace: Workspace,
        opened: OpenedDeal,
        interviewer: Interviewer,
        read_clock: Callable[[], datetime] | None = None,
    ) -> None:
        """Begin with a deal that has been opened; each answer is recorded at the moment it is given."""
        self._begun = workspace
        self._read_clock = read_clock or (lambda: workspace.now)
        self.opened = opened
        self.interviewer = interviewer
        self.commands = CommandFinder(workspace, interviewer)
        self.answered = Answered()
        self._turns: list[_Turn] = []
        self._shown = ""
        self._ending = False
        self.asked_all = False

    @property
    def workspace(self) -> Workspace:
        """What the walk works with, at this moment."""
        return replace(self._begun, now=self._read_clock())

    @property
    def answers(self) -> int:
        """How many answers of this walk stand recorded; one that somebody undid elsewhere does not."""
        return self._count_turns(noted=False)

    @property
    def denials(self) -> frozenset[int]:
        """Where in the history an item was answered “not yet” that had never been done."""
        history = self.opened.deal.history
        not_yet = list_not_yet(history)
        return frozenset(order for order, event in enumerate(history) if event.id in not_yet)

    @property
    def notes(self) -> int:
        """How many notes of this walk stand recorded."""
        return self._count_turns(noted=True)

    def _count_turns(self, *, noted: bool) -> int:
        standing = find_standing(self.opened.deal.history)
        kept = ([event for event in turn.events if event.id in standing] for turn in self._turns)
        return sum(any(isinstance(event, Noted) is noted for event in events) for events in kept)

    def run(self) -> None:
        """Ask until everything is answered or the seller stops; at last for a next step."""
        require_open(self.opened)
        while inquiry := self._find_inquiry():
            try:
                self._ask(inquiry)
            except _Stopped:
                if self._ending or not (self.answers or self.notes):
                    return
                self._ending = True

    def _find_inquiry(self) -> Inquiry | None:
        """Look at the deal as it is now, and at what comes next; at the end of the walk for the next step."""
        self._look_again()
        playbook, state, now = self.opened.playbook, self.opened.state, self.workspace.now
        inquiry = None
        if not self._ending:
            inquiry = find_inquiry(playbook, state, now, self.answered, denials=self.denials)
            self.asked_all = inquiry is None
        briefing = brief(playbook, state, now)
        if inquiry is None and wants_step(briefing, self.answered):
            return Inquiry(InquiryKind.NEXT_STEP, briefing)
        return inquiry

    def _ask(self, inquiry: Inquiry) -> None:
        self._show(inquiry)
        reply = self.interviewer.ask(inquiry, self.opened.playbook)
        try:
            self._take(inquiry, reply)
        except _Changed:
            self._look_again(refused=True)
        except _REFUSALS as error:
            self.interviewer.tell_refused(error)

    def _show(self, inquiry: Inquiry) -> None:
        """Show the briefing where the question is about something new."""
        topic = inquiry.topic or inquiry.kind.value
        if topic != self._shown and (inquiry.kind is not InquiryKind.NEXT_STEP or _is_advised(inquiry)):
            self.interviewer.show(inquiry, self.opened.playbook)
            self._shown = topic

    def _take(self, inquiry: Inquiry, reply: Reply) -> None:
        match reply.answer:
            case Answer.STOP:
                raise _Stopped
            case Answer.BACK:
                self._go_back()
            case Answer.SKIP:
                self._settle(inquiry, (), None)
                self._turns[-1] = replace(self._turns[-1], passing=inquiry.kind is InquiryKind.SERVED)
                self.interviewer.tell_skipped(inquiry)
            case Answer.PROVE_FIRST:
                self._prove_first(inquiry)
            case _:
                self._record(inquiry, reply)

    def _record(self, inquiry: Inquiry, reply: Reply) -> None:
        """Record an answer, and remember that its question is answered; a note leaves the question open."""
        place = reply.place or inquiry.place
        if place and reply.answer is Answer.ALL_PARTS:
            place = place.whole
        command = self.commands.find(self.opened, inquiry, reply.answer, place)
        if command is None:
            return
        noted = reply.answer is Answer.NOTE
        recorded = command(self.workspace if noted else self._guarded(place))
        if noted:
            self._turns.append(_Turn(self.answered, recorded.events))
        else:
            self._settle(inquiry, recorded.events, place)
        self._follow(recorded)
        if self.commands.interrupted:
            raise KeyboardInterrupt

    def _guarded(self, place: Place | None) -> Workspace:
        """The workspace, refusing what no longer stands as it did when the question was asked."""
        seen = _view(self.opened, place)

        def refuse_changed(now: OpenedDeal) -> None:
            if _view(now, place) != seen:
                raise _Changed

        return replace(self.workspace, guard=refuse_changed)

    def _settle(self, inquiry: Inquiry, events: tuple[Event, ...], place: Place | None) -> None:
        """Remember that a question is answered, so that this walk does not ask it again."""
        several = bool(inquiry.offered)
        keys = {place.path} if several and place else {inquiry.key, *(one.path for one in inquiry.offered)}
        keys |= {part.path for part in with_requirements(place)} if place else set()
        self._turns.append(_Turn(self.answered, events))
        counted = frozenset(one.path for one in inquiry.counted)
        self.answered = Answered(self.answered.keys | keys, inquiry.topic, counted)

    def _prove_first(self, inquiry: Inquiry) -> None:
        """Ask anew for what is only claimed, whatever was answered about it in this walk."""
        claimed = {place.path for place in inquiry.briefing.action.places}
        self._turns.append(_Turn(self.answered, ()))
        self.answered = Answered((self.answered.keys | {inquiry.key}) - claimed)

    def _follow(self, recorded: Recorded) -> None:
        self.opened = recorded.after
        self.interviewer.tell_recorded(recorded)

    def _go_back(self) -> None:
        """Take back the last answer of this walk, with what it recorded, so that it is asked again."""
        if not self._turns:
            self.interviewer.tell_nothing_before()
            return
        while len(self._turns) > 1 and self._turns[-1].passing:
            self._turns.pop()
        turn = self._turns[-1]
        if not turn.events:
            self.interviewer.tell_back()
        for event in turn.events:
            self._follow(undo_event(self.workspace, self.opened.deal.id, event_id=event.id))
        self._turns.pop()
        self.answered, self._ending = turn.before, False

    def _look_again(self, *, refused: bool = False) -> None:
        """Read the deal anew; tell what somebody else did to it where that changes what can be asked."""
        seen, self.opened = self.opened, open_deal(self.workspace, self.opened.deal.id)
        if refused or _standing(seen) != _standing(self.opened):
            self.interviewer.tell_changed(seen, self.opened, refused=refused)
            self._shown = ""


def _is_advised(inquiry: Inquiry) -> bool:
    """Whether to agree on a next step is what the coach says, and not only how a walk ends."""
    return inquiry.briefing.action.kind is ActionKind.AGREE_STEP


def _standing(opened: OpenedDeal) -> tuple[object, ...]:
    """What every question stands on: that the deal is open, its stage and its playbook."""
    return (opened.state.status, opened.stage.id, opened.state.playbook.version)


def _view(opened: OpenedDeal, place: Place | None) -> tuple[object, ...]:
    """What one answer stands on: the deal, and the marks of a place or the next step."""
    if place is None:
        return (*_standing(opened), opened.state.next_step)
    return (*_standing(opened), *(find_mark(one, opened.state.marks) for one in with_requirements(place)))
