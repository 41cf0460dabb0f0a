"""Questions in the terminal, with questionary; they are drawn on stderr so that stdout stays data.

Ctrl-C raises KeyboardInterrupt and Ctrl-D EOFError; nothing is swallowed.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import questionary
from prompt_toolkit.application import create_app_session
from prompt_toolkit.output import create_output


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its value, its words and the key that picks it, if it has one."""

    value: str
    label: str
    key: str | None = None


def ask_choice(question: str, choices: Sequence[Choice], *, instruction: str) -> str:
    """Ask for one of a few answers, by arrow keys or by the answer's key."""
    options = [questionary.Choice(c.label, value=c.value, shortcut_key=c.key) for c in choices]
    with _drawn_on_stderr():
        select = questionary.select(
            question,
            choices=options,
            use_shortcuts=all(c.key for c in choices),
            use_arrow_keys=True,
            use_jk_keys=False,
            instruction=instruction,
        )
        return str(_run(select))


def ask_many(question: str, choices: Sequence[Choice], *, instruction: str) -> list[str]:
    """Ask for any number of answers, marked with the space bar."""
    options = [questionary.Choice(c.label, value=c.value) for c in choices]
    with _drawn_on_stderr():
        marked = questionary.checkbox(question, choices=options, use_jk_keys=False, instruction=instruction)
        return [str(value) for value in _list_of(_run(marked))]


def _list_of(answer: object) -> list[object]:
    return list(answer) if isinstance(answer, list) else []


def ask_text(question: str) -> str:
    """Ask for a line of text; Enter alone gives an empty one."""
    with _drawn_on_stderr():
        return str(_run(questionary.text(question)))


def ask_yes_no(question: str) -> bool:
    """Ask yes or no; Enter alone means yes."""
    with _drawn_on_stderr():
        return bool(_run(questionary.confirm(question, default=True)))


def _run(question: questionary.Question) -> object:
    """Ask; a SIGINT that somebody sends interrupts like the key does, where the library would swallow it."""
    return question.application.run(handle_sigint=False)


@contextmanager
def _drawn_on_stderr() -> Iterator[None]:
    """Draw on stderr where that is a terminal; the caller made sure that stdout is one."""
    stream = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else sys.stdout
    with create_app_session(output=create_output(stdout=stream)):
        yield
