"""The agenda of a walk: which question comes next, always about what the briefing has just shown.

The coach's one action comes first. Of a criterion every missing part is asked in the order in which the
briefing shows it, then what serves the criterion; after that the coach's next action, never one that was
answered in this walk. What was answered “not yet” earlier on the same day comes last. A gate that is met and
still doubted is left by a question that says so. The same deal and the same answers give the same question,
always.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playbook_cli.domain.advice import Action, ActionKind, Briefing, Rule
from playbook_cli.domain.coach import brief, choose_action, choose_move, look_at, prove_criterion
from playbook_cli.domain.deal.gate import CriterionReport, check_gate, find_mark, item_status
from playbook_cli.domain.deal.proof import CriterionStatus
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.nearest_criterion import describe_place, find_nearest_criterion
from playbook_cli.domain.walking.inquiry import Answered, Inquiry, InquiryKind, list_unsplit
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import datetime

    from playbook_cli.domain.deal.marks import Mark
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.domain.playbook.refs import Place

_DEAL_QUESTIONS = {
    ActionKind.NEXT_STEP: InquiryKind.OVERDUE_STEP,
    ActionKind.AGREE_STEP: InquiryKind.NEXT_STEP,
    ActionKind.REQUALIFY: InquiryKind.WORTH,
    ActionKind.ADVANCE: InquiryKind.MOVE,
    ActionKind.CLOSE: InquiryKind.MOVE,
}
_STEP_RULES = {
    InquiryKind.OVERDUE_STEP.value: Rule.OVERDUE_STEP,
    InquiryKind.NEXT_STEP.value: Rule.SILENCE,
}


def find_inquiry(
    playbook: Playbook,
    state: DealState,
    now: datetime,
    answered: Answered,
    *,
    denials: Container[int] = (),
) -> Inquiry | None:
    """The question that comes next, or None where everything that the coach asks for is answered.

    `denials` are the positions in the history at which an item was answered “not yet”.
    """
    if not state.is_open:
        return None
    briefing = brief(playbook, state, now)
    if InquiryKind.OVERDUE_STEP.value in answered.keys and wants_step(briefing, answered):
        return Inquiry(InquiryKind.NEXT_STEP, briefing)
    agenda = _Agenda(playbook, briefing, now, answered)
    later = None
    for one in agenda.list_inquiries():
        if one.key in answered.keys:
            continue
        mark = _find_denial(one, denials)
        asked = replace(one, denied=mark is not None)
        if mark is None or mark.at.astimezone(now.tzinfo).date() != now.date():
            return asked
        later = later or asked
    return later


def _find_denial(inquiry: Inquiry, denials: Container[int]) -> Mark | None:
    """The mark by which an item was answered “not yet”, if it was."""
    mark = inquiry.place and find_mark(inquiry.place, inquiry.briefing.state.marks)
    if inquiry.kind is not InquiryKind.ITEM or not mark or mark.status is not ItemStatus.OPEN:
        return None
    return mark if mark.order in denials else None


def wants_step(briefing: Briefing, answered: Answered) -> bool:
    """Whether a walk asks for the next step of a deal: it has none, and nobody was asked for it yet."""
    worked = briefing.state.is_open and briefing.gate.end is None
    return worked and briefing.state.next_step is None and InquiryKind.NEXT_STEP.value not in answered.keys


@dataclass(frozen=True, slots=True)
class _Agenda:
    """What one deal is asked about, as it stands now."""

    playbook: Playbook
    briefing: Briefing
    now: datetime
    answered: Answered

    def list_inquiries(self) -> Iterator[Inquiry]:
        """The questions on the criterion that is talked about, on the coach's action, on what comes after."""
        advised = self._advise()
        for action in (*self._stay(), advised, *self._go_on()):
            said = _say_onward(action, advised)
            yield from self._inquire(replace(self.briefing, action=describe_place(said)))

    def _advise(self) -> Action:
        """The coach's action; what was said about the next step is out of its way."""
        past = [rule for key, rule in _STEP_RULES.items() if key in self.answered.keys]
        briefing = self.briefing
        return choose_action(self.playbook, briefing.state, briefing.gate, self.now, past=past)

    def _stay(self) -> Iterator[Action]:
        """What is still to be said on the criterion that is being talked about."""
        for report in self.briefing.gate.criteria:
            if report.place.path == self.answered.topic:
                yield self._prove(report) or Action(ActionKind.CRITERION, Rule.NEAREST, report.place)

    def _go_on(self) -> Iterator[Action]:
        """What the coach would say were its action out of the way: the other criteria, optional ones last."""
        gate = self.briefing.gate
        for criteria in (gate.required, [r for r in gate.criteria if not r.criterion.required]):
            waiting = [report for report in criteria if report.missing and not report.passes]
            while nearest := find_nearest_criterion(waiting, replace(gate, criteria=tuple(waiting))):
                waiting.remove(nearest)
                if action := self._prove(nearest):
                    yield action

    def _prove(self, report: CriterionReport) -> Action | None:
        """The coach's own words on a criterion where it has them, else those of the nearest one."""
        advised = self.briefing.action
        if advised.place and advised.place.whole == report.place and advised.place in report.missing:
            return advised
        situation = look_at(self.playbook, self.briefing.state, self.briefing.gate, self.now)
        return prove_criterion(report, situation)

    def _inquire(self, briefing: Briefing) -> Iterator[Inquiry]:
        """The questions that one action gives rise to, in the order in which the briefing shows them."""
        action = briefing.action
        match action.kind:
            case ActionKind.REQUIREMENT | ActionKind.CRITERION if action.place:
                yield from self._inquire_on(briefing, action.place)
            case ActionKind.ACTIVITY:
                for place in action.places:
                    yield Inquiry(InquiryKind.ITEM, _about(briefing, place), place)
            case ActionKind.PROVE if action.place:
                yield from self._inquire_proof(briefing)
            case ActionKind.CONFIRM if action.place:
                for place in _ordered(action.place.whole, [p.whole for p in action.places]):
                    yield self._on_part(InquiryKind.CONFIRMATION, briefing, place)
                yield from self._move_all_the_same(briefing)
            case ActionKind.CLOSE if action.rule is Rule.IN_END:
                yield Inquiry(InquiryKind.END, briefing)
            case kind if kind in _DEAL_QUESTIONS:
                yield Inquiry(_DEAL_QUESTIONS[kind], briefing)

    def _inquire_proof(self, briefing: Briefing) -> Sequence[Inquiry]:
        """What proves each claim, and whether to move without; that comes first until somebody stayed."""
        claimed = _ordered(_first_claimed(briefing.action), list_unsplit(briefing.action.places))
        proofs = [self._on_part(InquiryKind.PROOF, briefing, place) for place in claimed]
        moves = self._move_all_the_same(briefing)
        return (*proofs, *moves) if self._was_asked_to_move() else (*moves, *proofs)

    def _was_asked_to_move(self) -> bool:
        """Whether somebody was asked in this walk to leave this stage, and stayed."""
        moving = f"{InquiryKind.MOVE.value} {self.briefing.stage.id} "
        return any(key.startswith(moving) for key in self.answered.keys)

    def _move_all_the_same(self, briefing: Briefing) -> Sequence[Inquiry]:
        """Whether to leave a gate that is met although something of it is in doubt."""
        if not briefing.gate.ready:
            return ()
        doubted = briefing.action
        situation = look_at(self.playbook, briefing.state, briefing.gate, self.now)
        move = replace(choose_move(doubted.rule, situation, doubted.figures), places=doubted.places)
        return (Inquiry(InquiryKind.MOVE, replace(briefing, action=move)),)

    def _inquire_on(self, briefing: Briefing, place: Place) -> Iterator[Inquiry]:
        """The missing parts of a criterion, the one to begin with first; once it is met, what serves it."""
        report = self._report_of(place)
        if report is None:
            return
        for missing in _ordered(place, report.missing):
            if missing in report.missing:
                claimed = item_status(missing, briefing.state.marks) is ItemStatus.DONE
                kind = InquiryKind.PROOF if claimed else InquiryKind.ITEM
                yield self._on_part(kind, briefing, missing)
        if report.status is CriterionStatus.MET:
            yield from self._inquire_served(briefing, report)

    def _inquire_served(self, briefing: Briefing, report: CriterionReport) -> Iterator[Inquiry]:
        """Which of what serves a criterion was done, where any of it is open."""
        places = briefing.action.links.places
        if offered := self._offer(places):
            known = self.answered.counted | {one.path for one in offered}
            counted = tuple(one for one in places if one.path in known)
            yield Inquiry(InquiryKind.SERVED, briefing, report.place, report.requirements, offered, counted)

    def _on_part(self, kind: InquiryKind, briefing: Briefing, place: Place) -> Inquiry:
        report = self._report_of(place)
        return Inquiry(kind, _about(briefing, place), place, report.requirements if report else ())

    def _offer(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """What serves a criterion, is open, and was not answered in this walk."""
        marks = self.briefing.state.marks
        open_ones = (place for place in places if item_status(place, marks) is ItemStatus.OPEN)
        return tuple(place for place in open_ones if place.path not in self.answered.keys)

    def _report_of(self, place: Place) -> CriterionReport | None:
        """How the criterion of a place stands, in whichever stage it is."""
        gate = self.briefing.gate
        if place.stage.id != gate.stage.id:
            gate = check_gate(self.playbook, place.stage, self.briefing.state.marks)
        return next((report for report in gate.criteria if report.place.path == place.whole.path), None)


def _say_onward(action: Action, advised: Action) -> Action:
    """The same action; where the coach itself would stay with another criterion, with a word on that."""
    if action.place is None or advised.place is None or action.rule is not Rule.NEAREST:
        return action
    onward = action.place.whole.path != advised.place.whole.path
    return replace(action, figures=replace(action.figures, onward=onward))


def _about(briefing: Briefing, place: Place) -> Briefing:
    return replace(briefing, action=replace(briefing.action, place=place))


def _ordered(first: Place, places: Sequence[Place]) -> list[Place]:
    """All of them once, beginning with the one to begin with."""
    return list({place.path: place for place in (first, *places)}.values())


def _first_claimed(action: Action) -> Place:
    """What to ask about first: a whole criterion where several of its parts are claimed, else that part."""
    assert action.place is not None  # noqa: S101  # by the caller
    parts = [p for p in action.places if p.requirement and p.whole.path == action.place.path]
    return parts[0] if len(parts) == 1 else action.place
