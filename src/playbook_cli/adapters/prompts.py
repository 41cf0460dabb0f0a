"""Questions in the terminal: one-key questions of our own, and the check marks of questionary.

They are drawn on stderr so that stdout stays data. Ctrl-C raises KeyboardInterrupt and Ctrl-D EOFError at
every question, so nothing is swallowed; Esc goes back where there is something to go back to. Ctrl-Z gives
the terminal back to the shell, and `fg` draws the same question again.
"""

import sys
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

import questionary
from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import create_output

from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a question is drawn on: the terminal as it is now; `puzzled` is the wrong key that was pressed."""

    width: int
    height: int
    puzzled: str


ESCAPE = "Esc"  # the key as it is named to people
WORDS = "words"  # what is said to have been pressed where words came at once
_FEWEST_LETTERS, _FEWEST_WITH_ENTER = 3, 2  # of words; fewer are keys, pressed quickly
_PAUSE = 0.6  # seconds; who types words presses the next letter sooner
ESCAPE_WAIT = 0.05  # how long Esc waits for the rest of an arrow key, in seconds
Drawing = Callable[[Canvas], Sequence[str]]
BreakLines = Callable[[str, int], Iterable[str]]  # a text, and how wide its lines may be


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer of a picker: its value and its words."""

    value: str
    label: str


def ask_key(draw: Drawing, keys: Collection[str]) -> str:
    """Ask for one of a few keys; no Enter is needed, and Enter alone answers nothing.

    Full-width letters and punctuation count as the keys that they stand for, capitals as small letters, and
    `ESCAPE` is a key where it is one of them. What is pasted answers nothing, and neither do words that come
    at once with their Enter or with letters that are no keys: they were meant for another question.
    """
    with draw_on_stderr():
        return _KeyQuestion(draw, keys).run()


def ask_many(question: str, choices: Sequence[Choice]) -> list[str]:
    """Ask for any number of answers, marked with the space bar; the question says how, in its language."""
    options = [questionary.Choice(choice.label, value=choice.value) for choice in choices]
    with draw_on_stderr():
        marked = questionary.checkbox(question, choices=options, use_jk_keys=False, instruction="")
        answer = run_question(marked)
    return [str(value) for value in answer] if isinstance(answer, list) else []


def run_question(question: questionary.Question) -> object:
    """Ask; a SIGINT that somebody sends interrupts like the key does, where the library would swallow it."""
    application = question.application
    bindings = [application.key_bindings] if application.key_bindings else []
    application.key_bindings = merge_key_bindings([*bindings, suspend_key()])
    return application.run(handle_sigint=False)


def suspend_key() -> KeyBindings:
    """Ctrl-Z as everywhere else: raw mode would swallow it."""
    bindings = KeyBindings()

    @bindings.add("c-z")
    def suspend(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return bindings


def leaving_keys() -> KeyBindings:
    """Ctrl-C and Ctrl-D end a question that is drawn by hand as they end any other."""
    bindings = KeyBindings()

    @bindings.add("c-c")
    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    @bindings.add("c-d")
    def end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError())

    return bindings


class _KeyQuestion:
    """One question that one key answers."""

    def __init__(self, draw: Drawing, keys: Collection[str]) -> None:
        self.draw = draw
        self.keys = keys
        self.puzzled = ""
        self.pressed_at = 0.0
        control = FormattedTextControl(self._text, show_cursor=False)
        self.application: Application[Any] = Application(
            layout=Layout(Window(control, wrap_lines=True, dont_extend_height=True)),
            key_bindings=merge_key_bindings([self._bindings(), leaving_keys(), suspend_key()]),
            erase_when_done=True,
        )
        self.application.ttimeoutlen = ESCAPE_WAIT

    def run(self) -> str:
        return str(self.application.run(handle_sigint=False))

    def _text(self) -> ANSI:
        size = self.application.output.get_size()
        return ANSI("\n".join(self.draw(Canvas(size.columns, size.rows, self.puzzled))))

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()

        @bindings.add(Keys.Any)
        def press(event: KeyPressEvent) -> None:
            key = _name_key(event)
            if key != Keys.BracketedPaste.value and (self._drop_words(event) or self._goes_on(event)):
                self.puzzled = WORDS
            elif key in self.keys:
                event.app.exit(result=key)
            else:
                self.puzzled = key

        return bindings

    def _goes_on(self, event: KeyPressEvent) -> bool:
        """Whether this letter goes on with words that began with one that is no key, without a pause."""
        printable = event.data.isprintable()
        begun = self.puzzled == WORDS or (len(self.puzzled) == 1 and self.puzzled.isprintable())
        last, self.pressed_at = self.pressed_at, monotonic()
        return printable and begun and self.pressed_at - last < _PAUSE

    def _drop_words(self, event: KeyPressEvent) -> bool:
        """Whether this key begins words that came at once; they are dropped as far as they have come."""
        waiting = event.key_processor.input_queue
        behind = [press for press in waiting if press.key == Keys.Enter or len(press.key) == 1]
        if not _are_words([event.data, *(press.data for press in behind)], self.keys):
            return False
        others = [press for press in waiting if press not in behind]
        waiting.clear()
        waiting.extend(others)
        return True


def _are_words(typed: Sequence[str], keys: Collection[str]) -> bool:
    """Whether what came at once is no key: letters with Enter behind them, or some that are none here."""
    letters = [fold_key(one) for one in typed if one.isprintable()]
    ends = len(letters) < len(typed) and len(letters) >= _FEWEST_WITH_ENTER
    return ends or (len(letters) >= _FEWEST_LETTERS and any(one not in keys for one in letters))


def _name_key(event: KeyPressEvent) -> str:
    match event.key_sequence[0].key:
        case Keys.Escape:
            return ESCAPE
        case Keys.BracketedPaste:
            return Keys.BracketedPaste.value  # no key of any question, whatever is in it
        case _:
            return fold_key(event.data)


def fold_key(text: str) -> str:
    """The key that a character stands for: `ｙ` and `Y` are y, `？` is ?."""
    return unicodedata.normalize("NFKC", text).casefold()


@contextmanager
def draw_on_stderr() -> Iterator[None]:
    """Draw on stderr where that is a terminal; the caller made sure that stdout is one."""
    stream = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else sys.stdout
    with create_app_session(output=create_output(stdout=stream)):
        yield
