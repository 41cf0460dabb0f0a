"""Where lines may break as Chinese and English are set, not only at spaces.

Rich breaks lines at spaces alone, which tears Chinese apart after every English word and lets a full stop
begin a line. The library for the Unicode rule (uniseg) took 0.5 s for one stage page; the part of it that
playbooks need is below: break beside a wide character, but not before closing nor after opening punctuation.
"""

from collections.abc import Container, Iterator, Sequence

from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import cell_sizes, is_wide, len_in_cells

PROSE_WIDTH = 100  # cells; a longer line is hard to read
_CLOSING = frozenset("·，。、；：！？）】》」』〉”’…—～·％%,.;:!?)]}")
_SPACES = (" ", "\t")
NO_BREAK_SPACE = "\u00a0"
SEPARATOR = " · "
_LABEL = 3  # Chinese characters of a label that stay together before its colon
_OPENING = frozenset("（【《「『〈“‘([{")


def find_breaks(text: str, width: int, held: Container[int] = ()) -> Iterator[int]:
    """The offsets at which lines of at most `width` cells begin, the first line's aside.

    None begins at an offset that is `held`. A word wider than a line is broken where the line is full. The
    last line is more than one Chinese character, where the line before it can spare one.
    """
    breaks = list(_fill_lines(text, width, held))
    if breaks and _is_alone(text[breaks[-1] :]):
        earlier, before = breaks[-1] - 1, [0, *breaks][-2]
        if earlier > before and earlier not in held and _may_break(text, earlier):
            breaks[-1] = earlier
    yield from breaks


def _fill_lines(text: str, width: int, held: Container[int]) -> Iterator[int]:
    """The same where every line takes what fits."""
    start, used, candidate = 0, 0, 0
    for index, size in enumerate(cell_sizes(text)):
        if index > start and index not in held and _may_break(text, index):
            candidate = index
        while used + size > width and start < index and not _falls_away(text, index):
            start = candidate if candidate > start else index
            yield start
            used = len_in_cells(text[start:index])
        used += size


def break_lines(text: str, width: int, *, whole: Sequence[str] = ()) -> list[str]:
    """A text as lines of at most `width` cells; what is `whole`, such as a command, stays on one line.

    Something whole that is wider than a line breaks at its spaces, never inside a word of it.
    """
    text = clean_line(text)
    if len_in_cells(text) <= width:
        return [text]
    breaks = list(find_breaks(text, width, hold_phrases(text, whole, width)))
    pairs = zip([0, *breaks], [*breaks, len(text)], strict=True)
    return [trim_line(text[start:end], last=end == len(text)) for start, end in pairs]


def trim_line(line: str, *, last: bool) -> str:
    """A line without the spaces at its end, and without a separator there: the next line stands for it."""
    line = line.rstrip()
    return line if last else line.removesuffix(SEPARATOR.rstrip()).rstrip()


def hold_phrases(text: str, whole: Sequence[str], width: int) -> set[int]:
    """The offsets of a text at which no line may begin, because they are inside something whole.

    What stands between two separators is whole where it fits.
    """
    held = {offset for one in whole for offset in _hold(text, clean_line(one), width)}
    start = 0
    for piece in text.split(SEPARATOR) if SEPARATOR in text else ():
        if len_in_cells(piece) <= width:
            held.update(range(start + 1, start + len(piece)))
        start += len(piece) + len(SEPARATOR)
    return held


def _hold(text: str, phrase: str, width: int) -> Iterator[int]:
    """The offsets within a phrase at which no line may begin; in one wider than a line, its words only."""
    fits, at = len_in_cells(phrase) <= width, text.find(phrase) if phrase else -1
    while at >= 0:
        inside = range(at + 1, at + len(phrase))
        yield from (offset for offset in inside if fits or text[offset - 1] != " ")
        at = text.find(phrase, at + len(phrase))


def _may_break(text: str, index: int) -> bool:
    """Whether a line may begin at an offset; numbers stay with their words."""
    before, after = text[index - 1], text[index]
    if after in _CLOSING or before in _OPENING or after.isspace() or before == NO_BREAK_SPACE:
        return False
    if before in _SPACES:
        return not _parts_number(text, index)
    return (is_wide(before) or is_wide(after)) and not _tears(text, index)


def _parts_number(text: str, index: int) -> bool:
    """Whether a break at a space parts a number from its word: 3 parts, but not E1.3 E2."""
    first, after = text[max(index - 2, 0)], text[index]
    if is_wide(first) and after.isdigit():
        return True
    if not first.isdigit() or not after.isalpha():
        return False
    return text[text.rfind(" ", 0, index - 1) + 1].isdigit()


def _tears(text: str, index: int) -> bool:
    """Whether a break tears Chinese: a word before its number, the end of a clause, a label.

    Such as 豁免 4, 确认人：x.
    """
    before, after = text[index - 1], text[index]
    if not is_wide(before):
        return False
    if is_wide(after) and text[index + 1 : index + 2] in _SPACES:
        return text[index + 2 : index + 3].isdigit()  # a Chinese word has two characters
    if before in _CLOSING:
        return False
    ahead = text[index : index + _LABEL + 1]
    mark = next((at for at, one in enumerate(ahead) if one in _CLOSING), len(ahead))
    return is_wide(after) and mark < len(ahead) and (mark == 1 or ahead[mark] == "：")


def _falls_away(text: str, index: int) -> bool:
    """Whether a character is left out where a line ends with it: a space, or a separator behind one."""
    return text[index] in _SPACES or text[index - 1 : index + 2] == SEPARATOR


def _is_alone(line: str) -> bool:
    """Whether a line is one wide character with nothing but punctuation behind it."""
    return is_wide(line[0]) and line[0] not in _CLOSING and all(one in _CLOSING for one in line[1:].rstrip())
