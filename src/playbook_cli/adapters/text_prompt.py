"""A line of text in the terminal: what was typed before is offered again, a file completed, an editor opened.

Enter accepts what is there, several pasted lines included. Esc goes back and gives None. Ctrl-C and Ctrl-D
raise as in every prompt.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

import questionary
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from playbook_cli.adapters.prompts import ESCAPE_WAIT, BreakLines, draw_on_stderr, run_question
from playbook_cli.late_dataclasses import dataclass

FILE_SIGN = "@"
_MENU_LINES = 4
_MARGIN = 4  # cells for the question mark and the spaces around


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """One question for a line of text.

    `hint` stands below the question; `typed` stands in the line already, as it was typed before; `offered` is
    written by Tab while nothing else is typed, one after the other, and is not shown: an empty line must not
    look filled in.
    `label` names, before the line, what is typed there.
    `find_problem` says in words what is wrong with a text. With `missing_file` a text that begins with @ must
    name a file, and those words say so where it does not.
    """

    question: str
    hint: str = ""
    typed: str = ""
    offered: tuple[str, ...] = ()
    find_problem: Callable[[str], str] | None = None
    missing_file: str | None = None
    label: str = ""


def ask_text(question: TextQuestion, break_lines: BreakLines) -> str | None:
    """Ask for text; empty where Enter was pressed at once, None where the person went back.

    `break_lines` breaks one line of the question into those that fit.
    """
    with draw_on_stderr():
        below = f"\n{question.label} >"
        prompt = questionary.text(
            _Reflowed(question.question, break_lines),
            default=question.typed,
            instruction=_Reflowed(question.hint, break_lines, "\n", below) if question.hint else " ",
            qmark="?",
            multiline=True,
            erase_when_done=True,
            key_bindings=_bindings(question),
            completer=_FileCompleter() if question.missing_file else None,
            complete_while_typing=bool(question.missing_file),
            reserve_space_for_menu=_MENU_LINES if question.missing_file else 0,
            validate=_find_problem(question),
            validate_while_typing=False,
        )
        prompt.application.ttimeoutlen = ESCAPE_WAIT
        answer = run_question(prompt)
    return None if answer is None else _without_sign(str(answer), question)


def _find_problem(question: TextQuestion) -> Callable[[str], bool | str]:
    """What is wrong with a text, for the library to show below it; true where nothing is."""

    def check(text: str) -> bool | str:
        if question.missing_file is not None and text.startswith(FILE_SIGN):
            named = Path(text[1:]).expanduser()
            return True if named.is_file() else question.missing_file.format(file=text[1:])
        return (question.find_problem(text) if question.find_problem else "") or True

    return check


def _without_sign(text: str, question: TextQuestion) -> str:
    if question.missing_file is None or not text.startswith(FILE_SIGN):
        return text
    return os.fspath(Path(text[1:]).expanduser())


def _bindings(question: TextQuestion) -> KeyBindings:
    bindings = KeyBindings()

    @Condition
    def is_offered() -> bool:
        return bool(question.offered) and get_app().current_buffer.text in ("", *question.offered)

    @bindings.add("tab", filter=is_offered)
    @bindings.add("up", filter=is_offered)
    def take_offered(event: KeyPressEvent) -> None:
        event.current_buffer.document = Document(_next_offered(question.offered, event.current_buffer.text))

    @bindings.add("enter")
    def accept(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @bindings.add("c-o")
    def open_editor(event: KeyPressEvent) -> None:
        event.current_buffer.open_in_editor()

    @bindings.add("escape", eager=True)
    def go_back(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    return bindings


def _next_offered(offered: Sequence[str], written: str) -> str:
    """The one behind what is written; the first where none of them is, or the last."""
    at = offered.index(written) + 1 if written in offered else 0
    return offered[at % len(offered)]


class _Reflowed(str):
    """A text between two others that breaks into lines for the terminal as it is whenever it is drawn."""

    __slots__ = ("before", "behind", "break_lines")
    break_lines: BreakLines
    before: str
    behind: str

    def __new__(cls, text: str, break_lines: BreakLines, before: str = "", behind: str = "") -> Self:
        """A text that a library may take for any other."""
        reflowed = super().__new__(cls, text)
        reflowed.break_lines, reflowed.before, reflowed.behind = break_lines, before, behind
        return reflowed

    def __format__(self, spec: str) -> str:
        width = get_app().output.get_size().columns - _MARGIN
        lines = [piece for line in self.split("\n") for piece in self.break_lines(line, width)]
        return self.before + "\n".join(lines) + self.behind


class _FileCompleter(Completer):
    """Completes the name of a file after the sign with which the text begins."""

    def __init__(self) -> None:
        self.paths = PathCompleter(expanduser=True)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What may follow."""
        before = document.text_before_cursor
        if before.startswith(FILE_SIGN):
            name = before[1:]
            yield from self.paths.get_completions(Document(name, len(name)), complete_event)
