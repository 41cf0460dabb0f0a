"""Questions with a few answers: one key for each of them, or one of several from a list."""

import sys
from collections.abc import Mapping, Sequence

from playbook_cli.adapters.list_prompt import ListWords, ask_filtered
from playbook_cli.adapters.prompts import Canvas, Choice, ask_key
from playbook_cli.render.line_breaks import break_lines
from playbook_cli.render.lines.walking.key_lines import Sheet, short_question_lines
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.translation import _


def ask_short(question: str, words: Mapping[str, str], terminal: Terminal) -> str:
    """Ask what one key answers; gives the key."""

    def draw(canvas: Canvas) -> list[str]:
        sheet = Sheet(terminal, canvas.width, canvas.height)
        return list(short_question_lines(question, words, sheet, puzzled=canvas.puzzled))

    return ask_key(draw, list(words))


def ask_yes_no(question: str, terminal: Terminal) -> bool:
    """Ask yes or no; Enter alone answers nothing. What was answered stays on the screen."""
    words = {"y": _("yes"), "n": _("no")}
    key = ask_short(question, words, terminal)
    sys.stderr.write(f"? {question} {words[key]}\n")
    return key == "y"


def ask_one(question: str, choices: Sequence[Choice], *, leaves: bool = False) -> str | None:
    """Ask for one of several answers; None where the person pressed Esc, which goes back or `leaves`."""
    escape = _("Esc leaves") if leaves else _("Esc goes back")
    return ask_filtered(question, choices, list_words(_("nothing contains these words"), escape))


def require_one(
    question: str, choices: Sequence[Choice], words: ListWords | None = None, *, at: str | None = None
) -> str:
    """Ask for one of several answers where there is nothing to go back to: Esc leaves, as Ctrl-C does.

    `at` is the value of the line that is chosen to begin with.
    """
    if words is None:
        words = list_words(_("nothing contains these words"), _("Esc leaves"))
    chosen = ask_filtered(question, choices, words, at=at)
    if chosen is None:
        raise KeyboardInterrupt
    return chosen


def list_words(nothing: str, leave: str, *hints: str) -> ListWords:
    """What stands below a list: how one chooses and leaves, how many lines match, and that none does."""
    return ListWords(
        hints=(_("type to filter"), _("arrows, Enter"), *hints),
        leave=leave,
        clear=_("Esc clears the filter"),
        count=_("{n} of {total} match"),
        nothing=nothing,
        break_lines=break_lines,
    )
