"""The sheet on which a question is drawn, and the keys that answer it below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.cell_widths import crop, len_in_cells
from playbook_cli.render.line_breaks import PROSE_WIDTH
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.translation import _

_KEY_GAP = "   "
_ENTER, _ESCAPE, _UNDO, _QUIT, _WORDS = "\r", "Esc", "b", "q", "words"
_RAGGED = 12  # cells that a line may leave empty because the next word does not fit


@dataclass(frozen=True, slots=True)
class Sheet:
    """How lines are drawn: in which colors, how wide, and with how much room."""

    terminal: Terminal
    width: int
    height: int

    def wrap(
        self, sign: str, text: str, *, style: str = "", sign_style: str = "", whole: Sequence[str] = ()
    ) -> Iterator[str]:
        """A text behind a sign, its later lines under the first; a command that is `whole` is not broken."""
        terminal = replace(self.terminal, width=self.width)
        return paragraph(text, terminal, sign=sign, sign_style=sign_style, style=style, whole=whole)

    def wrap_within(
        self, most: int, sign: str, text: str, *, style: str = "", sign_style: str = ""
    ) -> Iterator[str]:
        """The same in at most so many lines: what does not fit is cut with an ellipsis."""
        room = most * (min(self.width, PROSE_WIDTH) - len_in_cells(sign) - 1) - _RAGGED * (most - 1)
        yield from islice(self.wrap(sign, crop(text, room), style=style, sign_style=sign_style), most)


def short_question_lines(
    question: str, keys: Mapping[str, str], sheet: Sheet, *, puzzled: str
) -> Iterator[str]:
    """A question that comes with another one, what it lists below it, then its keys."""
    first, *more = question.split("\n")
    yield from sheet.wrap("?", first, style="bold")
    for line in more:
        yield from sheet.wrap(" ", line)
    yield from key_lines(keys, sheet, puzzled=puzzled)


def key_lines(keys: Mapping[str, str], sheet: Sheet, *, puzzled: str = "") -> Iterator[str]:
    """The keys that answer, in as few lines as they fit."""
    sizes = [len_in_cells(text) for text in (f"{key} {words}" for key, words in keys.items())]
    painted = [f"{sheet.terminal.paint(key, 'ref')} {words}" for key, words in keys.items()]
    for row in _balance(sizes, sheet.width):
        yield _KEY_GAP.join(painted[at] for at in row)
    if puzzled:
        yield from sheet.wrap("!", _puzzled_words(keys, puzzled), sign_style="part")


def _puzzled_words(keys: Mapping[str, str], pressed: str) -> str:
    """What to say of a key that answers nothing here."""
    if pressed == _ENTER:
        return _("Press one of these keys; Enter alone records nothing.")
    if pressed == _WORDS:
        return _("That came as words, not as a key, and was left out. Press one of these keys.")
    if pressed == _QUIT and _ESCAPE in keys:
        return _("q answers nothing here: Esc goes back, Ctrl-C quits.")
    if pressed == _ESCAPE and _UNDO in keys:
        return _("Nothing stands before this question to go back to: b undoes your last answer, q quits.")
    return _("Press one of these keys.")


def key_help_lines(sheet: Sheet) -> Iterator[str]:
    """What the keys do that are the same at every question."""
    yield from sheet.wrap(
        "·",
        _(
            "Keys: Esc goes back from a line of words. b undoes your last answer and asks it again. "
            "q quits, and so does Ctrl-C wherever you are: what you answered stays recorded. "
            "Ctrl-Z suspends; fg brings the question back."
        ),
        sign_style="ref",
    )


def _balance(sizes: Sequence[int], width: int) -> list[list[int]]:
    """Which keys stand on each line: as few lines as they fit in, and none much shorter than the others."""
    lines = _fill(sizes, width)
    narrower = (_fill(sizes, room) for room in range(max(sizes), width))
    return next((tried for tried in narrower if len(tried) == len(lines)), lines)


def _fill(sizes: Sequence[int], width: int) -> list[list[int]]:
    lines: list[list[int]] = [[]]
    used = 0
    for at, size in enumerate(sizes):
        if lines[-1] and used + len(_KEY_GAP) + size > width:
            lines.append([])
            used = 0
        used += size + (len(_KEY_GAP) if lines[-1] else 0)
        lines[-1].append(at)
    return lines
