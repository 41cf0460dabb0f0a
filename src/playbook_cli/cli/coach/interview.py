"""The walk's questions in words, asked through the terminal's prompts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from playbook_cli.cli.coach.answer_keys import EXPLAIN, GOING_ON, QUIT, find_keys
from playbook_cli.domain.coach import brief
from playbook_cli.domain.deal.state import NextStep
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.walking.inquiry import Answered, Inquiry, InquiryKind
from playbook_cli.domain.walking.walk_agenda import find_inquiry
from playbook_cli.errors import PlaybookError
from playbook_cli.render.lines.advice_lines import advice_lines
from playbook_cli.render.lines.walking.briefing_lines import briefing_lines
from playbook_cli.render.lines.walking.inquiry_lines import (
    Pen,
    inquiry_lines,
)
from playbook_cli.render.lines.walking.key_lines import key_help_lines, key_lines
from playbook_cli.render.lines.walking.walk_lines import (
    back_lines,
    change_lines,
    end_lines,
    event_lines,
    skipped_lines,
)
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.recording import Recorded
from playbook_cli.services.walking.interviewer import Answer, EndDraft, Exemption, Proof, Reply, StepDraft
from playbook_cli.services.workspace import OpenedDeal

if TYPE_CHECKING:
    from playbook_cli.adapters.prompts import Canvas
    from playbook_cli.cli.coach.proof_questions import ProofQuestions
    from playbook_cli.cli.coach.walk_texts import WalkTexts
    from playbook_cli.domain.deal.warnings import DealWarning
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.domain.writing_habits import WritingHabits
    from playbook_cli.services.walking.walk import Walk

_ANY_KEY = "x"
Lines = Callable[[Pen, str], Iterable[str]]


class TerminalInterviewer:
    """Asks one seller at one terminal."""

    def __init__(self, terminal: Terminal, now: datetime, habits: WritingHabits) -> None:
        """Remember where to speak, which day it is, and how one writes days here."""
        self.terminal = terminal
        self.now = now
        self.habits = habits
        self._warned: tuple[DealWarning, ...] = ()

    @cached_property
    def texts(self) -> WalkTexts:
        """Who asks for words; loaded, as all prompts are, when the first screen can be read."""
        from playbook_cli.cli.coach.walk_texts import WalkTexts

        return WalkTexts(self.now.date(), self.habits, self.terminal)

    @cached_property
    def proofs(self) -> ProofQuestions:
        """Who asks for proof; loaded with the first proof."""
        from playbook_cli.cli.coach.proof_questions import ProofQuestions

        return ProofQuestions(self.terminal)

    def show(self, inquiry: Inquiry, playbook: Playbook) -> None:
        """Show the briefing on what the next questions are about, in what leaves room for this one."""
        pen = self._pen()
        room = pen.height - _count_lines(inquiry, pen) - 2
        new = tuple(one for one in inquiry.briefing.warnings if one not in self._warned)
        self._warned += new
        briefing = replace(inquiry.briefing, warnings=new)
        self.terminal.print("", *briefing_lines(briefing, playbook, pen, room=room))

    def ask(self, inquiry: Inquiry, playbook: Playbook) -> Reply:
        """Ask one question, which one key answers; `?` shows the whole briefing and asks again."""
        table = find_keys(inquiry)
        offered = inquiry.numbered
        while True:
            key = self._ask_key(
                lambda pen, puzzled: inquiry_lines(inquiry, table.words, pen, puzzled=puzzled),
                [*table.words, *offered],
            )
            if key in offered:
                return Reply(Answer.YES, offered[key])
            if key != EXPLAIN:
                return Reply(table.answers[key])
            key = self._explain(inquiry, playbook)
            if key == QUIT:
                return Reply(Answer.STOP)
            if key:
                self.show(inquiry, playbook)

    def ask_proof(self, inquiry: Inquiry, place: Place) -> Proof | None:
        """Ask for what proves a place, and who confirmed it."""
        return self.proofs.ask(inquiry, place)

    def ask_reason(self, inquiry: Inquiry, place: Place) -> Exemption | None:
        """Ask why a place does not apply, never blank, and whether the same goes for its criterion."""
        return self.texts.ask_reason(inquiry, place)

    def ask_note(self, inquiry: Inquiry, place: Place | None) -> str | None:
        """Ask for a note on a place, or on the deal; never blank."""
        return self.texts.ask_note(inquiry, place)

    def ask_day(self, step: NextStep) -> str | None:
        """Ask for the day to which a next step is moved."""
        return self.texts.ask_day(step)

    def ask_step(self) -> StepDraft | None:
        """Ask what happens next, until when, and whose it is."""
        return self.texts.ask_step()

    def ask_ending(self, outcome: DealStatus, reasons: Sequence[str]) -> EndDraft | None:
        """Ask why the deal ended, then whether to close it."""
        return self.texts.ask_ending(outcome, reasons)

    def tell_recorded(self, recorded: Recorded) -> None:
        """Say what was recorded, and which outcome is reached by it."""
        self._tell(event_lines(recorded, self._pen()))

    def tell_skipped(self, inquiry: Inquiry) -> None:
        """Say that nothing was recorded of an item, and when it is asked again."""
        self._tell(skipped_lines(inquiry, self._pen()))

    def tell_refused(self, error: PlaybookError) -> None:
        """Say why nothing was recorded."""
        lines = describe_error(error)
        hint = [f"  → {lines.hint}"] if lines.hint else []
        self._tell([self.terminal.paint(lines.what, "bad"), *hint])

    def tell_changed(self, seen: OpenedDeal, now: OpenedDeal, *, refused: bool) -> None:
        """Say what someone else did to the deal meanwhile, and whether an answer was refused for it."""
        self._tell(change_lines(seen, now, self._pen(), refused=refused))

    def tell_nothing_before(self) -> None:
        """Say that there is no answer to undo."""
        self._tell([self.terminal.paint(_("Nothing to undo: this is the first question."), "part")])

    def tell_back(self) -> None:
        """Say that the question before is asked again, where nothing was recorded."""
        self._tell(back_lines(self._pen()))

    def tell_end(self, walk: Walk) -> None:
        """Say how the walk ended, what was recorded, and what the next one begins with."""
        opened = walk.opened
        first = find_inquiry(opened.playbook, opened.state, self.now, Answered(), denials=walk.denials)
        items = first if first and first.kind is InquiryKind.ITEM else None
        briefing = items.briefing if items else brief(opened.playbook, opened.state, self.now)
        lines = end_lines(
            opened, briefing, walk.answers, self._pen(), notes=walk.notes, asked_all=walk.asked_all
        )
        self._tell(lines)

    # --- the terminal as it is now ------------------------------------------------------------------

    def _explain(self, inquiry: Inquiry, playbook: Playbook) -> str:
        """Show the whole briefing; what does not fit above the question, a screenful after the other.

        Gives the key that ended it; none where all of it stands above the question.
        """
        pen, key = self._pen(), ""
        lines = [*advice_lines(inquiry.briefing, playbook, self._sized()), *key_help_lines(pen)]
        if len(lines) + _count_lines(inquiry, pen) <= pen.height:
            self.terminal.print(*lines)
            return ""
        while lines and (not key or key in GOING_ON):
            end = _find_page_end(lines, max(pen.height - 2, 1))
            self.terminal.print(*lines[:end])
            lines = lines[end:]
            key = self._ask_to_go_on(len(lines))
        return key

    def _ask_to_go_on(self, left: int) -> str:
        """Ask whether to show the lines that are left; with none left, wait until these are read."""
        from playbook_cli.adapters.prompts import ESCAPE

        going = plural("{n} more line", "{n} more lines", left) if left else _("back to the question")
        back = {ESCAPE: _("back to the question")} if left else {}
        words = {_("Space"): going, **back, QUIT: _("quit")}
        keys = [*GOING_ON, ESCAPE, QUIT]

        def draw(pen: Pen, puzzled: str) -> Iterator[str]:
            yield from key_lines(words, pen)
            if puzzled:
                answered = _("This page only explains; press Esc to go back and answer there.")
                yield from pen.wrap("!", answered, sign_style="part")

        return self._ask_key(draw, keys)

    def _ask_key(self, lines: Lines, keys: list[str]) -> str:
        from playbook_cli.adapters.prompts import ask_key

        def draw(canvas: Canvas) -> list[str]:
            pen = Pen(self.terminal, canvas.width, canvas.height, self.now)
            return list(lines(pen, canvas.puzzled))

        return ask_key(draw, keys)

    def _tell(self, lines: Iterable[str] | Iterator[str]) -> None:
        self.terminal.tell(*lines)

    def _pen(self) -> Pen:
        return Pen(self.terminal, self._sized().width, shutil.get_terminal_size().lines, self.now)

    def _sized(self) -> Terminal:
        """The terminal as wide as it is now: its window may have changed since the command began."""
        return replace(self.terminal, width=max(shutil.get_terminal_size().columns, 40))


def _find_page_end(lines: Sequence[str], room: int) -> int:
    """How many lines are shown at once; a heading does not stand alone at the end."""
    if room < len(lines) and room > 1 and lines[room].startswith(" ") and not lines[room - 1].startswith(" "):
        return room - 1
    return min(room, len(lines))


def _count_lines(inquiry: Inquiry, pen: Pen) -> int:
    """How many lines a question takes, with the word on a wrong key."""
    return len(list(inquiry_lines(inquiry, find_keys(inquiry).words, pen, puzzled=_ANY_KEY)))
