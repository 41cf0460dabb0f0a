"""A line of words asked for at the terminal, its question broken into lines as every page is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from playbook_cli.adapters.text_prompt import TextQuestion, ask_text
from playbook_cli.domain.text import clean_line, is_blank
from playbook_cli.render.cell_widths import crop, len_in_cells
from playbook_cli.render.line_breaks import SEPARATOR, break_lines
from playbook_cli.render.words.phrases import in_parentheses
from playbook_cli.render.words.translation import _

_MOST_OFFERED = 30  # cells of the last one that are shown


def ask_words(question: TextQuestion) -> str | None:
    """Ask for text; empty where Enter was pressed at once, None where the person went back."""
    return ask_text(question, _break_lines)


def ask_words_again(question: TextQuestion, find_problem: Callable[[str], str]) -> str | None:
    """Ask until nothing is wrong with a text; one that was wrong is taken from the line before the next."""
    asked = question
    while (said := ask_words(asked)) is not None and (problem := find_problem(said)):
        asked = replace(question, question=f"{question.question}\n{problem}", typed="")
    return said


def _break_lines(text: str, width: int) -> Iterator[str]:
    """A question or its hints as lines; a separator stays at the end of the line that it closes."""
    text, at = clean_line(text), 0
    *lines, last = break_lines(text, width - len_in_cells(SEPARATOR.rstrip()))
    for line in lines:
        at = text.index(line, at) + len(line)
        yield line + (SEPARATOR.rstrip() if text.startswith(SEPARATOR, at) else "")
    yield last


def require_words_at(question: str) -> str:
    """Ask for words where there is nothing to go back to: Esc leaves, as Ctrl-C does."""
    said = ask_words_again(TextQuestion(question, hint=way_off()), find_blank)
    if said is None:
        raise KeyboardInterrupt
    return said.strip()


def way_out(*hints: str, leaving: str = "") -> str:
    """What may be typed here, then how one leaves: the same at every question that can be gone back from."""
    return in_parentheses(SEPARATOR.join([*hints, _("Esc goes back"), leaving or _("Ctrl-C quits")]))


def way_off() -> str:
    """How one leaves a question where there is nothing to go back to."""
    return in_parentheses(_("Esc or Ctrl-C leaves, and nothing is recorded"))


def offer_hint(offered: Sequence[str]) -> Sequence[str]:
    """What Tab writes, in one hint; none where nothing was typed before."""
    if not offered:
        return ()
    words = _("Tab: “{text}”, Tab again: the one before it") if len(offered) > 1 else _("Tab: “{text}”")
    return (words.format(text=crop(clean_line(offered[0]), _MOST_OFFERED)),)


def find_slip(text: str) -> str:
    """The same, and what to say of one letter, which is a key that was pressed; one of Chinese is a word."""
    typed = clean_line(text)
    if len(typed) == 1 and typed.isascii():
        return _("One letter says nothing here. Write more, or press Esc.")
    return find_blank(text)


def find_blank(text: str) -> str:
    """What to say of a text without words; nothing of any other."""
    return _("Write something here, or press Esc.") if is_blank(text) else ""
