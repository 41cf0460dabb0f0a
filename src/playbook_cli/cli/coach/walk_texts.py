"""What the walk asks for in words beside proof: reasons, notes, days, next steps and ends.

Each of these questions names what it is about. Esc goes back one question.
"""

from collections.abc import Sequence
from datetime import date

from playbook_cli.adapters.prompts import ESCAPE
from playbook_cli.adapters.text_prompt import TextQuestion
from playbook_cli.cli.asking.asked_words import ask_words_again, find_slip, offer_hint, way_out
from playbook_cli.cli.asking.day_questions import ask_coming_day
from playbook_cli.cli.asking.end_questions import ask_end
from playbook_cli.cli.asking.few_answers import ask_short
from playbook_cli.cli.coach.no_name_words import find_no_name
from playbook_cli.domain.deal.proof_answers import WhoAnswer, read_who
from playbook_cli.domain.deal.state import NextStep
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.walking.inquiry import Inquiry
from playbook_cli.domain.writing_habits import WritingHabits
from playbook_cli.render.lines.walking.proof_words import exempt_words, list_open_beside, named_words
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.translation import _
from playbook_cli.services.walking.interviewer import EndDraft, Exemption, StepDraft


class WalkTexts:
    """Asks for words in one walk."""

    def __init__(self, today: date, habits: WritingHabits, terminal: Terminal) -> None:
        """Remember which day it is, how one writes days here, and where to speak."""
        self.today = today
        self.habits = habits
        self.terminal = terminal
        self.reason = ""

    def ask_reason(self, inquiry: Inquiry, place: Place) -> Exemption | None:
        """Ask why a place does not apply until there is a reason, then for how much of its criterion."""
        typed = ""
        while (reason := self._ask_why(inquiry, place, typed)) is not None:
            self.reason = typed = reason
            others = list_open_beside(inquiry, place)
            if not others:
                return Exemption(reason)
            words = {"y": _("all of them"), "n": _("only this one"), ESCAPE: _("back")}
            key = ask_short(exempt_words(inquiry, place, others), words, self.terminal)
            if key != ESCAPE:
                return Exemption(reason, whole=key == "y")
        return None

    def _ask_why(self, inquiry: Inquiry, place: Place, typed: str) -> str | None:
        offered = (self.reason,) if self.reason and not typed else ()
        hint = way_out(*offer_hint(offered), _("the reason is kept in the log"))
        question = named_words(_("Why waive {ref} “{text}”?"), inquiry, place)
        return ask_words_again(TextQuestion(question, hint=hint, typed=typed, offered=offered), find_slip)

    def ask_note(self, inquiry: Inquiry, place: Place | None) -> str | None:
        """Ask for a note; None where the seller went back."""
        words = _("Note on {ref} “{text}”:")
        question = named_words(words, inquiry, place) if place else _("Note on the deal:")
        return ask_words_again(TextQuestion(question, hint=way_out(_editor())), find_slip)

    def ask_day(self, step: NextStep) -> str | None:
        """Ask for the day to which a next step is moved; None where the seller went back."""
        question = _("New date for “{step}”?").format(step=clean_line(step.text))
        return ask_coming_day(question, self.today, self.habits)

    def ask_step(self) -> StepDraft | None:
        """Ask what happens next, until when, and whose it is; None where the seller went back."""
        text = ""
        while (said := self._ask_next(text)) is not None:
            text = said
            if draft := self._ask_when(text):
                return draft
        return None

    def ask_ending(self, outcome: DealStatus, reasons: Sequence[str]) -> EndDraft | None:
        """Ask why the deal ended and who won it, then whether to close it; None where it stays open."""
        draft = ask_end(outcome, reasons)
        if draft is None:
            return None
        question = _("Close the deal as {outcome}? The reason: {reason}").format(
            outcome=deal_status_label(outcome), reason=clean_line(draft.reason)
        )
        words = {"y": _("yes, close it"), "n": _("no"), ESCAPE: _("back")}
        return draft if ask_short(question, words, self.terminal) == "y" else None

    def _ask_next(self, typed: str) -> str | None:
        hint = way_out(_editor())
        return ask_words_again(TextQuestion(_("What happens next?"), hint=hint, typed=typed), find_slip)

    def _ask_when(self, text: str) -> StepDraft | None:
        day = ""
        while (said := ask_coming_day(_("By when?"), self.today, self.habits, day)) is not None:
            day = said
            whose = _ask_whose()
            if whose is not None:
                return StepDraft(text, day, None if read_who(whose) is WhoAnswer.NOBODY else whose.strip())
        return None


def _ask_whose() -> str | None:
    hint = way_out(_("a name, ours or the customer's"), _("Enter leaves it open"))
    return ask_words_again(TextQuestion(_("Whose step is it?"), hint=hint, label=_("Name")), find_no_name)


def _editor() -> str:
    return _("Ctrl-O opens an editor")
