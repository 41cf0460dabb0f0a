"""The walk: one deal, question by question, every answer saved before the next is asked.

The criterion nearest to done comes first, then the others, then the open activities, deliverables and
behaviors, and at the end the stage change. No lock is held while a person thinks: when somebody else
recorded the same item meanwhile, the walk says so and looks again.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from playbook_cli.domain.advice import ActionKind
from playbook_cli.domain.coach import Briefing, brief
from playbook_cli.domain.deal.events import Event, Marked, NextStepSet, Noted
from playbook_cli.domain.deal.evidence import Evidence
from playbook_cli.domain.deal.gate import CriterionReport, GateReport, check_gate, find_mark, item_status
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.focus import find_nearest_criterion
from playbook_cli.domain.playbook.ends import find_following
from playbook_cli.domain.playbook.model import Section
from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.services.evidence import take_evidence
from playbook_cli.services.moves import advance_deal, close_deal
from playbook_cli.services.ports import Answer, Interviewer
from playbook_cli.services.workspace import (
    Decision,
    OpenedDeal,
    Recorded,
    Workspace,
    open_deal,
    record,
    require_open,
    stamp,
)

ASKED_LATELY = timedelta(hours=1)
OFFERED_SECTIONS = (
    Section.KEY_ACTIVITIES,
    Section.DELIVERABLES,
    Section.CUSTOMER_PURCHASE_BEHAVIORS,
    Section.CUSTOMER_SUPPORTING_BEHAVIORS,
)


class _Stopped(Exception):  # an answer, not an error
    """The seller wants to stop here."""


class _MovedOn(Exception):  # as above
    """Somebody else recorded this item while it was asked about."""


class Walk:
    """One walk through one deal; `answers` counts what was recorded."""

    def __init__(self, workspace: Workspace, opened: OpenedDeal, interviewer: Interviewer) -> None:
        """Begin with a deal that is open on screen."""
        self.workspace = workspace
        self.opened = opened
        self.interviewer = interviewer
        self.answers = 0
        self.moved = False
        self._asked: set[str] = set()

    def run(self) -> None:
        """Ask until everything is answered or the seller stops."""
        require_open(self.opened)
        try:
            self._ask_next_step(brief(self.opened.playbook, self.opened.state, self.workspace.now))
            if self._gate().ready and self._offer_move():
                return
            self._walk_criteria()
            self._walk_sections()
            if self._gate().ready and not self.moved:
                self._offer_move()
        except _Stopped:
            return

    def _gate(self) -> GateReport:
        return check_gate(self.opened.playbook, self.opened.stage, self.opened.state.marks)

    # --- criteria -----------------------------------------------------------------------------------

    def _walk_criteria(self) -> None:
        first = True
        while report := self._find_criterion():
            if not first and not self.interviewer.offer_criterion(report):
                return
            first = False
            self.interviewer.begin_criterion(report)
            for place in self._open_places(report):
                self._ask(place)

    def _find_criterion(self) -> CriterionReport | None:
        """The nearest to done among those with questions left; the optional ones last."""
        gate = self._gate()
        waiting = [r for r in gate.criteria if not r.passes and self._open_places(r)]
        required = [r for r in waiting if r.criterion.required]
        return find_nearest_criterion(required or waiting, gate)

    def _open_places(self, report: CriterionReport) -> list[Place]:
        return [place for place in report.missing if self._is_to_ask(place)]

    def _is_to_ask(self, place: Place) -> bool:
        """Open, not asked in this walk, and not answered with “not yet” within the last hour."""
        if place.path in self._asked or item_status(place, self.opened.state.marks) is not ItemStatus.OPEN:
            return False
        mark = find_mark(place, self.opened.state.marks)
        return mark is None or self.workspace.now - mark.at > ASKED_LATELY

    # --- the other sections -------------------------------------------------------------------------

    def _walk_sections(self) -> None:
        for section in OFFERED_SECTIONS:
            places = [
                p for p in find_places(self.opened.stage) if p.section is section and self._is_to_ask(p)
            ]
            if places and self.interviewer.offer_section(section, len(places)):
                for place in places:
                    self._ask(place)

    # --- one question -------------------------------------------------------------------------------

    def _ask(self, place: Place) -> None:
        """Ask about one place until the answer is one that settles it for now."""
        self._asked.add(place.path)
        while item_status(place, self.opened.state.marks) is ItemStatus.OPEN:
            answer = self.interviewer.ask_item(place)
            if answer is Answer.STOP:
                raise _Stopped
            if answer is Answer.SKIP:
                return
            try:
                self._take(answer, place)
            except _MovedOn:
                self._refresh()
                self.interviewer.tell_moved_on(place)
                continue
            if answer is not Answer.NOTE:
                return

    def _take(self, answer: Answer, place: Place) -> None:
        if answer is Answer.DONE:
            self._mark(place, ItemStatus.DONE)
            if evidence := self.interviewer.ask_evidence(place).strip():
                self._mark(
                    place, ItemStatus.DONE, evidence=take_evidence(self.workspace, [evidence]), settled=True
                )
        elif answer is Answer.NOT_YET:
            self._mark(place, ItemStatus.OPEN)
        elif answer is Answer.NOT_APPLICABLE:
            if reason := self.interviewer.ask_reason(place).strip():
                self._mark(place, ItemStatus.WAIVED, reason=reason)
        elif note := self.interviewer.ask_note(place).strip():
            self._record(lambda _: [Noted(**stamp(self.workspace), text=note, item=place.path)])
            self.answers += 1

    def _mark(
        self,
        place: Place,
        status: ItemStatus,
        *,
        evidence: tuple[Evidence, ...] = (),
        reason: str | None = None,
        settled: bool = False,
    ) -> None:
        """Mark a place, unless it no longer stands as it did when the question was asked.

        `settled` adds to what this walk has just recorded, so nothing is compared and nothing told again.
        """
        seen = find_mark(place, self.opened.state.marks)

        def decide(opened: OpenedDeal) -> Sequence[Event]:
            if not settled and find_mark(place, opened.state.marks) != seen:
                raise _MovedOn
            mark = Marked(
                **stamp(self.workspace), item=place.path, status=status, evidence=evidence, reason=reason
            )
            return [mark]

        self._record(decide)
        self.answers += not settled
        if status is not ItemStatus.OPEN and not settled:
            self.interviewer.tell_recorded(self._report_of(place))

    def _record(self, decide: Decision) -> None:
        self._follow(record(self.workspace, self.opened, decide))

    def _follow(self, recorded: Recorded) -> None:
        self.opened = recorded.after

    def _refresh(self) -> None:
        self.opened = open_deal(self.workspace, self.opened.deal.id)

    def _report_of(self, place: Place) -> CriterionReport | None:
        reports: Iterator[CriterionReport] = iter(self._gate().criteria)
        return next((r for r in reports if r.criterion.id == place.item.id and place.requirement), None)

    # --- next step and stage change -----------------------------------------------------------------

    def _ask_next_step(self, briefing: Briefing) -> None:
        step = self.opened.state.next_step
        if briefing.action.kind is not ActionKind.NEXT_STEP or step is None:
            return
        answer = self.interviewer.ask_next_step(step.text)
        if answer is Answer.STOP:
            raise _Stopped
        if answer is Answer.DONE:
            self._record(lambda _: [NextStepSet(**stamp(self.workspace), text=None)])
            self.answers += 1

    def _offer_move(self) -> bool:
        following = find_following(self.opened.playbook, self.opened.stage)
        if not self.interviewer.offer_move(following):
            return False
        deal = self.opened.deal.id
        self._follow(
            advance_deal(self.workspace, deal) if following else close_deal(self.workspace, deal, "won")
        )
        self.answers += 1
        self.moved = True
        return True
