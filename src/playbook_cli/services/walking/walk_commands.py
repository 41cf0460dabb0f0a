"""What an answer of the walk records, by the same services that the commands call.

A command is None where the seller went back while giving proof, a reason, a day, a step or how a deal ended.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.domain.walking.inquiry import Inquiry, InquiryKind, list_covered
from playbook_cli.services.recording import Recorded
from playbook_cli.services.recording.marking import mark_done, mark_open, waive_items
from playbook_cli.services.recording.moving import advance_deal, close_deal, list_end_reasons
from playbook_cli.services.recording.noting import note_deal
from playbook_cli.services.recording.setting_fields import set_next_step
from playbook_cli.services.recording.taking_evidence import take_evidence
from playbook_cli.services.walking.interviewer import Answer, Interviewer
from playbook_cli.services.workspace import OpenedDeal, Workspace

Command = Callable[[Workspace], Recorded]


class CommandFinder:
    """Finds what an answer about one deal records, asking for the rest of it."""

    def __init__(self, workspace: Workspace, interviewer: Interviewer) -> None:
        self.workspace = workspace
        self.interviewer = interviewer
        self.interrupted = False

    def find(
        self, opened: OpenedDeal, inquiry: Inquiry, answer: Answer, place: Place | None
    ) -> Command | None:
        """The command of an answer about a place, the next step or the stage; None after a way back."""
        deal = opened.deal.id
        if answer is Answer.NOTE:
            return self._note(deal, inquiry, place)
        match inquiry.kind:
            case InquiryKind.MOVE:
                closes = inquiry.briefing.action.next_stage is None
                return lambda w: close_deal(w, deal, "won") if closes else advance_deal(w, deal)
            case InquiryKind.END | InquiryKind.WORTH:
                return self._close(deal, inquiry.outcome)
            case InquiryKind.NEXT_STEP:
                return self._agree(deal)
            case InquiryKind.OVERDUE_STEP:
                return self._end_step(opened, answer)
        return self._mark(deal, inquiry, answer, place) if place else None

    def _mark(self, deal: str, inquiry: Inquiry, answer: Answer, place: Place) -> Command | None:
        path = [place.path]
        if answer is Answer.NOT_YET:
            return lambda w: mark_open(w, deal, path)
        if answer is Answer.NOT_APPLICABLE:
            exempt = self.interviewer.ask_reason(inquiry, place)
            if exempt is None:
                return None
            paths = [place.whole.path] if exempt.whole else path
            return lambda w: waive_items(w, deal, paths, reason=exempt.reason)
        if inquiry.kind is InquiryKind.SERVED:
            return lambda w: mark_done(w, deal, path)
        return self._prove(deal, inquiry, place)

    def _prove(self, deal: str, inquiry: Inquiry, place: Place) -> Command | None:
        proof = self.interviewer.ask_proof(inquiry, place)
        if proof is None:
            return None
        self.interrupted = proof.interrupted
        pieces, confirmed_by = [proof.evidence] if proof.evidence else [], proof.confirmed_by
        take_evidence(self.workspace, pieces)  # a file that cannot be read is refused before all else
        paths = [part.path for part in _list_proven_by(place, inquiry)]
        return lambda w: mark_done(w, deal, paths, evidence=pieces, confirmed_by=confirmed_by)

    def _note(self, deal: str, inquiry: Inquiry, place: Place | None) -> Command | None:
        note = self.interviewer.ask_note(inquiry, place)
        path = place.path if place else None
        return (lambda w: note_deal(w, deal, [note], item=path)) if note else None

    def _close(self, deal: str, outcome: DealStatus) -> Command | None:
        """Close a deal; where it was not won, for the reason that the seller gives and confirms."""
        if outcome is DealStatus.WON:
            return lambda w: close_deal(w, deal, outcome)
        draft = self.interviewer.ask_ending(outcome, list_end_reasons(self.workspace, deal, outcome))
        if draft is None:
            return None
        reason, competitor = draft.reason, draft.competitor
        return lambda w: close_deal(w, deal, outcome, reason=reason, competitor=competitor)

    def _agree(self, deal: str) -> Command | None:
        draft = self.interviewer.ask_step()
        if draft is None:
            return None
        return lambda w: set_next_step(w, deal, draft.text, due=draft.due, whose=draft.whose)

    def _end_step(self, opened: OpenedDeal, answer: Answer) -> Command | None:
        deal, step = opened.deal.id, opened.state.next_step
        ended: Literal["done", "dropped"] = "dropped" if answer is Answer.DROPPED else "done"
        if answer is not Answer.MOVED or step is None:
            return lambda w: set_next_step(w, deal, None, ended=ended)
        day = self.interviewer.ask_day(step)
        return (lambda w: set_next_step(w, deal, step.text, due=day, whose=step.whose)) if day else None


def _list_proven_by(place: Place, inquiry: Inquiry) -> Sequence[Place]:
    """What an answer about a place proves: a criterion whole, or of its parts only those that it covers."""
    covered = list_covered(place, inquiry.briefing.state.marks)
    return [place] if len(covered) == len(list_requirements(place)) else covered
