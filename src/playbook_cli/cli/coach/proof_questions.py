"""What the walk asks for as proof: what proves an item, and who at the customer confirmed it.

The item is named in every question, and of a whole criterion each part that the answer is about. Esc goes
back one question and gives back what was typed there. What was typed last as proof, and who confirmed last,
is offered again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.adapters.prompts import ESCAPE
from playbook_cli.adapters.text_prompt import TextQuestion
from playbook_cli.cli.asking.asked_words import ask_words, last_one_hint, way_out
from playbook_cli.cli.asking.few_answers import ask_short
from playbook_cli.domain.advice import Rule
from playbook_cli.domain.deal.history.events import Marked, Undone
from playbook_cli.domain.playbook.refs import list_requirements
from playbook_cli.domain.playbook.texts.commitments import says_internal
from playbook_cli.domain.text import clean_line, is_blank
from playbook_cli.domain.walk_agenda import InquiryKind
from playbook_cli.render.lines.walking.proof_words import (
    confirmed_too_words,
    confirmed_words,
    evidence_words,
    person_words,
    unproven_words,
)
from playbook_cli.render.words.event_words import describe_evidence
from playbook_cli.render.words.translation import _
from playbook_cli.services.walking.interviewer import Proof

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.refs import Place
    from playbook_cli.domain.walk_agenda import Inquiry
    from playbook_cli.render.terminal import Terminal
    from playbook_cli.services.workspace import Recorded


class ProofQuestions:
    """Asks for proof, and remembers what is worth offering again in the same walk."""

    def __init__(self, terminal: Terminal) -> None:
        """Begin with nothing to offer."""
        self.terminal = terminal
        self.evidence = ""
        self.person = ""
        self._asked_for_person: set[str | None] = set()

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
            person = self._ask_person(inquiry, place, named=False)
        except (KeyboardInterrupt, EOFError):
            return Proof(evidence, interrupted=True)
        self.evidence = evidence
        return None if person is None else Proof(evidence, person or None)

    def _only_person(self, inquiry: Inquiry, place: Place, key: str) -> Proof | None:
        person = None if key == ESCAPE else self._ask_person(inquiry, place, named=True)
        return Proof(confirmed_by=person) if person else None

    def _ask_person_first(self, inquiry: Inquiry, place: Place) -> Proof | None:
        """Who confirmed it comes first where that is what is missing; proof of it may be missing still."""
        while person := self._ask_person(inquiry, place, named=True):
            evidence = self._ask_evidence(inquiry, place)
            if evidence is not None:
                return Proof(evidence, person)
        return None

    def _ask_evidence(self, inquiry: Inquiry, place: Place, typed: str = "") -> str | None:
        hints = [_("words, a link, or @ and a file"), _("Ctrl-O opens an editor")]
        if self.evidence and not typed:
            hints.insert(0, last_one_hint(self.evidence))
        text = ask_words(
            TextQuestion(
                evidence_words(inquiry, place),
                hint=way_out(*hints),
                typed=typed,
                offered=self.evidence,
                find_problem=_find_slip,
                missing_file=_("There is no file “{file}”; leave out the @ if it is not a file name."),
            )
        )
        return "" if text is not None and is_blank(text) else text

    def _ask_without_evidence(self, inquiry: Inquiry, place: Place) -> str:
        words = {"c": _("someone at the customer confirmed it"), "n": _("no"), ESCAPE: _("back")}
        if inquiry.kind is InquiryKind.ITEM:
            words = {"y": _("yes, without evidence"), **words}
        return ask_short(unproven_words(inquiry, place), words, self.terminal)

    def _ask_person(self, inquiry: Inquiry, place: Place, *, named: bool) -> str | None:
        """Who confirmed it: asked once for words, then offered again; empty for nobody, None after Esc.

        What is internal to us is not the customer's to confirm, and nobody is asked for.
        """
        if not named and all(says_internal(part.text) for part in list_requirements(place) or [place]):
            return ""
        if not self.person:
            if named:
                return self._ask_name(inquiry, place)
            return "" if inquiry.topic in self._asked_for_person else self._ask_first_person(inquiry, place)
        words = {"y": _("yes"), "o": _("someone else"), ESCAPE: _("back")}
        if not named:
            words = {"y": words["y"], "n": _("nobody"), **words}
        key = self._ask_key_or_name(inquiry, place, words, opening="o")
        return {"y": self.person, "n": "", ESCAPE: None}.get(key, key)

    def _ask_first_person(self, inquiry: Inquiry, place: Place) -> str | None:
        """Whether somebody confirmed it, with the keys that it has later, then who."""
        words = {"y": _("yes"), "n": _("nobody"), ESCAPE: _("back")}
        key = self._ask_key_or_name(inquiry, place, words, opening="y")
        if key == ESCAPE:
            return None
        self._asked_for_person.add(inquiry.topic)
        return "" if key == "n" else key

    def _ask_key_or_name(self, inquiry: Inquiry, place: Place, words: dict[str, str], *, opening: str) -> str:
        """The key that answers, or a name; a name that is typed at once needs no key before it."""
        question = (
            confirmed_too_words(inquiry, place, self.person)
            if self.person
            else confirmed_words(inquiry, place)
        )
        while True:
            key = ask_short(question, words, self.terminal, rest=_("or type the name"))
            if key in words and key != opening:
                return key
            if name := self._ask_name(inquiry, place, "" if key == opening else key):
                return name

    def _ask_name(self, inquiry: Inquiry, place: Place, typed: str = "") -> str | None:
        said = ask_words(
            TextQuestion(
                person_words(inquiry, place),
                hint=way_out(_("name and role")),
                typed=typed,
                find_problem=_find_no_name,
            )
        )
        if said is not None:
            self._asked_for_person.add(inquiry.topic)
            self.person = said.strip()
        return said and said.strip()

    def forget_undone(self, recorded: Recorded) -> None:
        """Offer no longer what was just undone, for it may have been wrong."""
        undone = {event.event for event in recorded.events if isinstance(event, Undone)}
        for event in recorded.before.deal.history:
            if event.id in undone and isinstance(event, Marked):
                if event.confirmed_by == self.person:
                    self.person = ""
                    self._asked_for_person.clear()
                if self.evidence in map(describe_evidence, event.evidence):
                    self.evidence = ""


def _find_no_name(text: str) -> str:
    """A name may be one letter of Chinese, never one of Latin, which is a key that was pressed."""
    name = clean_line(text)
    slip = len(name) == 1 and name.isascii()
    return _("Write a name, or press Esc.") if slip or is_blank(text) else ""


def _find_slip(text: str) -> str:
    """A key that was pressed twice lands where the proof is asked for."""
    if len(clean_line(text)) != 1:
        return ""
    return _("A single character proves nothing; say what does, or leave it empty.")
