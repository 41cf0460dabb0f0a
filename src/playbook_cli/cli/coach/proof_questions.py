"""What the walk asks for as proof: what proves an item, and who at the customer confirmed it.

The item is named in every question, and of a whole criterion each part that the answer is about. Esc goes
back one question and gives back what was typed there. What was given as proof on this deal, and who confirmed
something, is offered again. Who confirmed it is always a line for a name: a letter that is typed there by
habit is no name, and Enter alone says that nobody did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.adapters.prompts import ESCAPE
from playbook_cli.adapters.text_prompt import FILE_SIGN, TextQuestion
from playbook_cli.cli.asking.asked_words import ask_words_again, offer_hint, way_out
from playbook_cli.cli.asking.few_answers import ask_short
from playbook_cli.cli.coach.no_name_words import find_no_name
from playbook_cli.domain.advice import Rule
from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.proof_answers import (
    WhoAnswer,
    concerns_customer,
    is_no_proof,
    list_people,
    list_proofs,
    read_who,
)
from playbook_cli.domain.text import clean_line, is_blank
from playbook_cli.domain.walking.inquiry import InquiryKind
from playbook_cli.render.lines.walking.proof_words import evidence_words, person_words, unproven_words
from playbook_cli.render.words.translation import _
from playbook_cli.services.walking.interviewer import Proof

if TYPE_CHECKING:
    from playbook_cli.domain.deal.marks import Marks
    from playbook_cli.domain.playbook.refs import Place
    from playbook_cli.domain.walking.inquiry import Inquiry
    from playbook_cli.render.terminal import Terminal

_MOST_OFFERED = 3


class ProofQuestions:
    """Asks for proof; `typed` is what was typed last, which is offered again even where it was undone."""

    def __init__(self, terminal: Terminal) -> None:
        """Begin with nothing typed."""
        self.terminal = terminal
        self.typed = ""

    def ask(self, inquiry: Inquiry, place: Place) -> Proof | None:
        """Ask for what proves a place, and who confirmed it; None where the seller went back."""
        if inquiry.briefing.action.rule is Rule.NOT_CONFIRMED:
            return self._ask_person_first(inquiry, place)
        typed = ""
        while (evidence := self._ask_evidence(inquiry, place, typed)) is not None:
            typed = evidence
            if evidence:
                proof = self._with_person(inquiry, place, evidence)
            else:
                key = self._ask_without_evidence(inquiry, place)
                if key == "n":
                    return None
                proof = Proof() if key == "y" else self._only_person(inquiry, place, key)
            if proof is not None:
                return proof
        return None

    def _with_person(self, inquiry: Inquiry, place: Place, evidence: str) -> Proof | None:
        """The proof with who confirmed it; a proof that was typed is kept where the seller leaves."""
        try:
            person = _ask_person(inquiry, place)
        except (KeyboardInterrupt, EOFError):
            return Proof(evidence, interrupted=True)
        self.typed = evidence
        return None if person is None else Proof(evidence, person or None)

    def _only_person(self, inquiry: Inquiry, place: Place, key: str) -> Proof | None:
        person = None if key == ESCAPE else _ask_name(inquiry, place)
        return Proof(confirmed_by=person) if person else None

    def _ask_person_first(self, inquiry: Inquiry, place: Place) -> Proof | None:
        """Who confirmed it comes first where that is what is missing; proof of it may be missing still."""
        while person := _ask_name(inquiry, place):
            evidence = self._ask_evidence(inquiry, place)
            if evidence is not None:
                return Proof(evidence, person)
        return None

    def _ask_evidence(self, inquiry: Inquiry, place: Place, typed: str = "") -> str | None:
        hints = [_("words, a link, or @ and a file"), _("Ctrl-O opens an editor")]
        offered = () if typed else _list_offered(self.typed, inquiry.briefing.state.marks)
        question = TextQuestion(
            evidence_words(inquiry, place),
            hint=way_out(*offer_hint(offered), *hints),
            typed=typed,
            offered=offered,
            label=_("Evidence"),
            missing_file=_("There is no file “{file}”; leave out the @ if it is not a file name."),
        )
        text = ask_words_again(question, _find_slip)
        return "" if text is not None and is_blank(text) else text

    def _ask_without_evidence(self, inquiry: Inquiry, place: Place) -> str:
        words = {
            "c": _("someone at the customer confirmed it"),
            "n": _("no, record nothing"),
            ESCAPE: _("back"),
        }
        if inquiry.kind is InquiryKind.ITEM:
            words = {"y": _("yes, without evidence"), **words}
        return ask_short(unproven_words(inquiry, place), words, self.terminal)


def _list_offered(typed: str, marks: Marks) -> tuple[str, ...]:
    """The proofs that were given last, as they would be typed."""
    pieces = (
        f"{FILE_SIGN}{one.file}" if isinstance(one, FileEvidence) else one for one in list_proofs(marks)
    )
    return tuple(dict.fromkeys(piece for piece in (typed, *pieces) if piece))[:_MOST_OFFERED]


def _ask_person(inquiry: Inquiry, place: Place) -> str | None:
    """Who confirmed it: empty for nobody, None after Esc.

    What is internal to us is not the customer's to confirm, and nobody is asked for.
    """
    if not concerns_customer(place):
        return ""
    said = _ask_for_name(inquiry, place, named=False)
    return "" if said is not None and read_who(said) is WhoAnswer.NOBODY else said


def _ask_name(inquiry: Inquiry, place: Place) -> str | None:
    """The name of somebody who confirmed it; None where there is none."""
    return _ask_for_name(inquiry, place, named=True)


def _ask_for_name(inquiry: Inquiry, place: Place, *, named: bool) -> str | None:
    """Ask until there is a name, or where it need not be `named` a word for nobody; None after Esc.

    What is neither is taken from the line before it is asked again, so that no name begins with it.
    """
    offered = tuple(list_people(inquiry.briefing.state.marks)[:_MOST_OFFERED])
    hints = [_("name and role"), *offer_hint(offered)]
    leaving = "" if named else _("Ctrl-C quits and keeps the evidence")
    if not named:
        hints.append(_("Enter alone, or n, if nobody did"))
    question = TextQuestion(
        person_words(inquiry, place), hint=way_out(*hints, leaving=leaving), offered=offered, label=_("Name")
    )
    said = ask_words_again(question, lambda text: find_no_name(text, named=named))
    return said and said.strip()


def _find_slip(text: str) -> str:
    """A key that was pressed twice, a mere yes or a mere day lands where the proof is asked for."""
    if is_no_proof(clean_line(text)):
        return _("That alone proves nothing; say what does, or leave it empty.")
    return ""
