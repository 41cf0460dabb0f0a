"""The walk's questions in words, asked through the terminal's prompts."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from playbook_cli.adapters.prompts import Canvas, ask_key
from playbook_cli.cli.coach.answer_keys import EXPLAIN, NUMBERS, KeyTable, find_keys
from playbook_cli.cli.coach.walk_texts import WalkTexts
from playbook_cli.domain.coach import brief
from playbook_cli.domain.deal.state import NextStep
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.walk_agenda import Inquiry
from playbook_cli.errors import PlaybookError
from playbook_cli.render.lines.walking.briefing_lines import briefing_lines
from playbook_cli.render.lines.walking.inquiry_lines import Pen, inquiry_lines, short_question_lines
from playbook_cli.render.lines.walking.walk_lines import change_lines, end_lines, event_lines
from playbook_cli.render.pages.briefing_page import briefing_page
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.translation import _
from playbook_cli.services.walking.interviewer import Answer, Proof, Reply, StepDraft
from playbook_cli.services.workspace import OpenedDeal, Recorded

Lines = Callable[[Pen, bool], Iterable[str]]


class TerminalInterviewer:
    """Asks one seller at one terminal."""

    def __init__(self, terminal: Terminal, now: datetime) -> None:
        """Remember where to speak, and which day it is."""
        self.terminal = terminal
        self.now = now
        self.texts = WalkTexts(now.date(), self._ask_short)

    def show(self, inquiry: Inquiry, playbook: Playbook) -> None:
        """Show the briefing on what the next questions are about, in what leaves room for this one."""
        pen = self._pen()
        below = list(inquiry_lines(inquiry, find_keys(inquiry).words, pen, puzzled=True))
        self.terminal.print(
            "", *briefing_lines(inquiry.briefing, playbook, pen, room=pen.height - len(below) - 2)
        )

    def ask(self, inquiry: Inquiry, playbook: Playbook) -> Reply:
        """Ask one question, which one key answers; `?` shows the whole briefing and asks again."""
        table = find_keys(inquiry)
        offered = dict(zip(NUMBERS, inquiry.offered, strict=False))
        while True:
            key = self._ask_key(
                lambda pen, puzzled: inquiry_lines(inquiry, table.words, pen, puzzled=puzzled),
                [*table.words, *offered],
            )
            if key in offered:
                return Reply(Answer.YES, offered[key])
            if key != EXPLAIN:
                return Reply(table.answers[key])
            self._sized().show(briefing_page(inquiry.briefing, playbook))

    def ask_proof(self, inquiry: Inquiry, place: Place) -> Proof | None:
        """Ask for what proves a place, and who confirmed it."""
        return self.texts.ask_proof(inquiry, place)

    def ask_reason(self, place: Place) -> str | None:
        """Ask why a place does not apply; never blank."""
        return self.texts.ask_reason(place)

    def ask_note(self, place: Place | None) -> str | None:
        """Ask for a note on a place, or on the deal; never blank."""
        return self.texts.ask_note(place)

    def ask_day(self, step: NextStep) -> str | None:
        """Ask for the day to which a next step is moved."""
        return self.texts.ask_day(step)

    def ask_step(self) -> StepDraft | None:
        """Ask what happens next, until when, and whose it is."""
        return self.texts.ask_step()

    def tell_recorded(self, recorded: Recorded) -> None:
        """Say what was recorded, and which outcome is reached by it."""
        self._tell(event_lines(recorded, self._pen()))

    def tell_refused(self, error: PlaybookError) -> None:
        """Say why nothing was recorded."""
        lines = describe_error(error)
        hint = [f"  → {lines.hint}"] if lines.hint else []
        self._tell([self.terminal.paint(lines.what, "bad"), *hint])

    def tell_changed(self, seen: OpenedDeal, now: OpenedDeal, *, refused: bool) -> None:
        """Say what someone else did to the deal meanwhile, and whether an answer was refused for it."""
        self._tell(change_lines(seen, now, self._pen(), refused=refused))

    def tell_nothing_before(self) -> None:
        """Say that there is no answer to go back to."""
        self._tell([self.terminal.paint(_("This is the first question."), "part")])

    def tell_end(self, opened: OpenedDeal, answers: int) -> None:
        """Say how the walk ended, what was recorded and what comes next."""
        briefing = brief(opened.playbook, opened.state, self.now)
        self._tell(end_lines(opened, briefing, answers, self._pen()))

    # --- the terminal as it is now ------------------------------------------------------------------

    def _ask_short(self, question: str, table: KeyTable) -> str:
        """Ask a question of one line; gives the key."""
        return self._ask_key(
            lambda pen, puzzled: short_question_lines(question, table.words, pen, puzzled=puzzled),
            list(table.words),
        )

    def _ask_key(self, lines: Lines, keys: list[str]) -> str:
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
