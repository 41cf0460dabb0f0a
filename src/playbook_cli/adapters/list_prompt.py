"""A list in the terminal that grows shorter as one types, in any script; the arrows choose, Enter takes.

Every word typed must stand somewhere in a line, whatever its width and case. Esc takes the typed words away;
where there are none it goes back and gives None. Ctrl-C and Ctrl-D raise as in every prompt.
"""

import sys
from collections.abc import Sequence
from typing import Any

from prompt_toolkit.application import Application, get_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import (
    AnyContainer,
    BufferControl,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.utils import get_cwidth

from playbook_cli.adapters.prompts import (
    ESCAPE_WAIT,
    BreakLines,
    Choice,
    draw_on_stderr,
    leaving_keys,
    suspend_key,
)
from playbook_cli.domain.names import fold_name
from playbook_cli.late_dataclasses import dataclass

_MOST_LINES = 12
_FIELD = 24  # cells beside the question for what is typed
_MARGIN = 6  # lines that are not the list: the question, how one chooses, and what the shell shows


@dataclass(frozen=True, slots=True)
class ListWords:
    """What stands below a list: how one chooses, how many lines fit, and that none does.

    `leave` says what Esc does, `clear` what it does once something is typed; `break_lines` breaks what is
    wider than the terminal into lines that fit.
    """

    hints: tuple[str, ...]
    leave: str
    clear: str
    count: str  # with {n} and {total}
    nothing: str
    break_lines: BreakLines


def ask_filtered(
    question: str, choices: Sequence[Choice], words: ListWords, *, at: str | None = None
) -> str | None:
    """Ask for one of many answers, that of the value `at` chosen first; None where the person went back."""
    with draw_on_stderr():
        chosen = _FilteredList(question, choices, words, at).run()
    if chosen is None:
        return None
    sys.stderr.write(f"? {question} {' '.join(chosen.label.split())}\n")
    return chosen.value


def filter_choices(choices: Sequence[Choice], text: str) -> list[Choice]:
    """The choices whose lines hold every word of a text; those in which a word begins with it come first."""
    words = fold_name(text).split()
    found = [(fold_name(choice.label), choice) for choice in choices]
    held = [(label, choice) for label, choice in found if all(word in label for word in words)]
    return [choice for _label, choice in sorted(held, key=lambda pair: not _begins(pair[0], words))]


def _begins(label: str, words: Sequence[str]) -> bool:
    return all(label.startswith(word) or f" {word}" in label for word in words)


class _FilteredList:
    """One question, drawn anew after every key."""

    def __init__(self, question: str, choices: Sequence[Choice], words: ListWords, at: str | None) -> None:
        self.question, self.words = question, words
        self.choices = choices
        self.at = next((place for place, choice in enumerate(choices) if choice.value == at), 0)
        self.typed = Buffer(multiline=False, on_text_changed=self._go_to_top)
        body = Window(FormattedTextControl(self._lines, show_cursor=False), dont_extend_height=True)
        hint = Window(FormattedTextControl(self._hint), wrap_lines=True, dont_extend_height=True)
        self.application: Application[Any] = Application(
            layout=Layout(HSplit([*self._head(), body, hint])),
            key_bindings=merge_key_bindings([self._bindings(), leaving_keys(), suspend_key()]),
            erase_when_done=True,
        )
        self.application.ttimeoutlen = ESCAPE_WAIT

    def run(self) -> Choice | None:
        chosen: Choice | None = self.application.run(handle_sigint=False)
        return chosen

    def _head(self) -> list[AnyContainer]:
        """The question with what is typed behind it; below it where the question needs the line."""
        asked = FormattedTextControl(lambda: [("fg:ansicyan", "? "), ("bold", f"{self.question} ")])
        field = Window(BufferControl(self.typed), height=1)
        if get_cwidth(self.question) + _FIELD <= get_app_session().output.get_size().columns:
            return [VSplit([Window(asked, dont_extend_width=True), field])]
        sign = Window(FormattedTextControl("> "), dont_extend_width=True)
        return [Window(asked, wrap_lines=True, dont_extend_height=True), VSplit([sign, field])]

    def _go_to_top(self, _buffer: Buffer) -> None:
        self.at = 0

    def _found(self) -> list[Choice]:
        return filter_choices(self.choices, self.typed.text)

    def _lines(self) -> StyleAndTextTuples:
        """The part of the list that fits, around the chosen line."""
        found, room = self._found(), self._room()
        start = max(min(self.at - room // 2, len(found) - room), 0)
        if not found:
            return [("fg:ansiyellow", f"  {self.words.nothing}")]
        lines: StyleAndTextTuples = []
        for at, choice in enumerate(found[start : start + room], start):
            sign, style = ("❯ ", "fg:ansicyan bold") if at == self.at else ("  ", "")
            lines += [("", "\n")] if lines else []
            lines.append((style, f"{sign}{choice.label}"))
        return lines

    def _hint(self) -> StyleAndTextTuples:
        """How one chooses, in as many lines as that takes, none broken within a hint."""
        escape = self.words.clear if self.typed.text else self.words.leave
        found, said = self._found(), [*self.words.hints, escape]
        if len(found) > self._room() or self.typed.text:
            said.insert(0, self.words.count.format(n=len(found), total=len(self.choices)))
        lines, width = [f"  {said[0]}"], self.application.output.get_size().columns
        for hint in said[1:]:
            longer = f"{lines[-1]} · {hint}"
            if get_cwidth(longer) < width:
                lines[-1] = longer
            else:
                lines.append(f"  {hint}")
        fitting = (f"  {line}" for said in lines for line in self.words.break_lines(said.strip(), width - 3))
        return [("fg:ansibrightblack", "\n".join(fitting))]

    def _room(self) -> int:
        return max(min(_MOST_LINES, self.application.output.get_size().rows - _MARGIN), 1)

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()

        @bindings.add("up")
        @bindings.add("c-p")
        @bindings.add("s-tab")
        def go_up(_event: KeyPressEvent) -> None:
            self._move(-1)

        @bindings.add("down")
        @bindings.add("c-n")
        @bindings.add("tab")
        def go_down(_event: KeyPressEvent) -> None:
            self._move(1)

        @bindings.add("enter")
        def take(event: KeyPressEvent) -> None:
            if found := self._found():
                event.app.exit(result=found[self.at])

        @bindings.add("escape", eager=True)
        def clear_or_go_back(event: KeyPressEvent) -> None:
            if self.typed.text:
                self.typed.reset()
            else:
                event.app.exit(result=None)

        return bindings

    def _move(self, step: int) -> None:
        count = len(self._found())
        self.at = (self.at + step) % count if count else 0
