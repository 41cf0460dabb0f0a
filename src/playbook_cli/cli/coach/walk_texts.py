"""What the walk asks for in words: proof and who confirmed it, reasons, notes, days, next steps and ends.

What was typed last as proof, and who confirmed last, is offered again.
"""

from collections.abc import Callable, Sequence
from datetime import date

from playbook_cli.adapters.text_prompt import TextQuestion
from playbook_cli.cli.asking.asked_words import ask_words
from playbook_cli.cli.asking.end_questions import ask_competitor, ask_end_reason, find_blank
from playbook_cli.cli.coach.answer_keys import KeyTable
from playbook_cli.domain.advice import Rule
from playbook_cli.domain.dates import read_date
from playbook_cli.domain.deal.state import NextStep
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.text import clean_line, is_blank
from playbook_cli.domain.walk_agenda import Inquiry, InquiryKind
from playbook_cli.errors import InvalidArgument
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import in_parentheses
from playbook_cli.render.words.translation import _
from playbook_cli.services.walking.interviewer import EndDraft, Proof, StepDraft

AskShort = Callable[[str, KeyTable], str]


class WalkTexts:
    """Asks for words, and remembers those that are worth offering again in the same walk."""

    def __init__(self, today: date, ask_short: AskShort) -> None:
        """`ask_short` asks what one key answers."""
        self.today = today
        self.ask_short = ask_short
        self.evidence = ""
        self.person = ""
        self._asked_for_person: set[str | None] = set()

    def ask_proof(self, inquiry: Inquiry, place: Place) -> Proof | None:
        """Ask for what proves a place, and who confirmed it; None where the seller went back."""
        if inquiry.briefing.action.rule is Rule.NOT_CONFIRMED:
            return self._ask_confirmation(inquiry, place)
        evidence = self._ask_evidence(place)
        if evidence is None:
            return None
        confirmed = False
        if not evidence:
            key = self._ask_without_evidence(inquiry, place)
            if key == "n":
                return None
            if key == "y":
                return Proof()
            confirmed = True
        return self._with_person(inquiry, evidence, named=confirmed)

    def _with_person(self, inquiry: Inquiry, evidence: str, *, named: bool) -> Proof | None:
        """The proof with who confirmed it; a proof that was typed is kept where the seller leaves."""
        try:
            person = self._ask_person(inquiry, named=named)
        except (KeyboardInterrupt, EOFError):
            if not evidence:
                raise
            return Proof(evidence, interrupted=True)
        self.evidence = evidence or self.evidence
        if person is None or (named and not person):
            return None
        return Proof(evidence, person or None)

    def _ask_confirmation(self, inquiry: Inquiry, place: Place) -> Proof | None:
        """Who confirmed it comes first where that is what is missing; proof of it may be missing still."""
        person = self._ask_person(inquiry, named=True)
        evidence = self._ask_evidence(place) if person else None
        return None if evidence is None else Proof(evidence, person)

    def _ask_evidence(self, place: Place) -> str | None:
        hint = [_("words, a link, or @ and a file"), _("Ctrl-O opens an editor"), _("Esc goes back")]
        if self.evidence:
            hint.insert(0, _("Tab brings back the last one"))
        text = ask_words(
            TextQuestion(
                _("What proves {ref} {text}?").format(ref=place.ref, text=clean_line(place.text)),
                hint=in_parentheses(" · ".join(hint)),
                offered=self.evidence,
                find_problem=_find_slip,
                missing_file=_("There is no file “{file}”; leave out the @ if it is not a file name."),
            )
        )
        return "" if text is not None and is_blank(text) else text

    def _ask_without_evidence(self, inquiry: Inquiry, place: Place) -> str:
        words = {"c": _("someone at the customer confirmed it"), "n": _("no, back to the question")}
        if inquiry.kind is InquiryKind.ITEM:
            words = {"y": _("yes, without evidence"), **words}
        question = _("No evidence for {ref}. Record it anyway?").format(ref=place.ref)
        return self.ask_short(question, KeyTable(words, {}))

    def _ask_person(self, inquiry: Inquiry, *, named: bool) -> str | None:
        """Who confirmed it: asked once for words, then offered again; empty for nobody."""
        if self.person:
            question = _("Did {person} confirm this too?").format(person=clean_line(self.person))
            words = {"y": _("yes"), "n": _("nobody"), "o": _("someone else"), "b": _("back")}
            key = self.ask_short(question, KeyTable(words, {}))
            if key == "b":
                return None
            if key != "o":
                return self.person if key == "y" else ""
        elif inquiry.topic in self._asked_for_person and not named:
            return ""
        self._asked_for_person.add(inquiry.topic)
        hint = _("(name and role; Enter for nobody · Esc goes back)")
        question = _("Who at the customer confirmed it?")
        said = ask_words(TextQuestion(question, hint=hint, find_problem=_find_key))
        if said is None:
            return None
        said = "" if is_blank(said) else said.strip()
        self.person = said or self.person
        return said

    def ask_reason(self, place: Place) -> str | None:
        """Ask why a place does not apply until there is a reason; None where the seller went back."""
        return ask_words(
            TextQuestion(
                _("Why does {ref} not apply?").format(ref=place.ref),
                hint=_("(the reason is kept in the log · Esc or Ctrl-C goes back)"),
                find_problem=find_blank,
                cancels=True,
            )
        )

    def ask_note(self, place: Place | None) -> str | None:
        """Ask for a note; None where the seller went back."""
        question = _("Note on {ref}:").format(ref=place.ref) if place else _("Note on the deal:")
        hint = _("(Ctrl-O opens an editor · Esc goes back)")
        return ask_words(TextQuestion(question, hint=hint, find_problem=find_blank))

    def ask_day(self, step: NextStep) -> str | None:
        """Ask for the day to which a next step is moved; None where the seller went back."""
        question = _("New date for “{step}”?").format(step=clean_line(step.text))
        return ask_words(TextQuestion(question, hint=_day_hint(), find_problem=self._find_bad_day))

    def ask_step(self) -> StepDraft | None:
        """Ask what happens next, until when, and whose it is; None where the seller went back."""
        hint = _("(Ctrl-O opens an editor · Esc goes back)")
        text = ask_words(TextQuestion(_("What happens next?"), hint=hint, find_problem=find_blank))
        if text is None:
            return None
        day = ask_words(TextQuestion(_("By when?"), hint=_day_hint(), find_problem=self._find_bad_day))
        if day is None:
            return None
        hint = _("(a name, ours or the customer's; Enter leaves it open · Esc goes back)")
        whose = ask_words(TextQuestion(_("Whose step is it?"), hint=hint))
        return None if whose is None else StepDraft(text, day, whose.strip() or None)

    def ask_ending(self, outcome: DealStatus, reasons: Sequence[str]) -> EndDraft | None:
        """Ask why the deal ended and who won it, then whether to close it; None where it stays open."""
        reason = ask_end_reason(reasons)
        if reason is None:
            return None
        draft = EndDraft(reason, ask_competitor())
        question = _("Close the deal as {outcome}? The reason: {reason}").format(
            outcome=deal_status_label(outcome), reason=clean_line(reason)
        )
        words = {"y": _("yes, close it"), "n": _("no, back to the question")}
        return draft if self.ask_short(question, KeyTable(words, {})) == "y" else None

    def _find_bad_day(self, text: str) -> str:
        try:
            day = read_date(text, self.today, argument="--due")
        except InvalidArgument as error:
            return describe_error(error).what
        return _("That day has passed.") if day < self.today else ""


def _find_key(text: str) -> str:
    """A name may be one letter of Chinese, never one of Latin, which is a key that was pressed."""
    name = clean_line(text)
    return _("Write a name, or press Enter for nobody.") if len(name) == 1 and name.isascii() else ""


def _find_slip(text: str) -> str:
    """A key that was pressed twice lands where the proof is asked for."""
    if len(clean_line(text)) != 1:
        return ""
    return _("A single character proves nothing; say what does, or leave it empty.")


def _day_hint() -> str:
    return _("(2026-12-01, tomorrow, fri, +2w, eom, 下周五, 月底 · Esc goes back)")
