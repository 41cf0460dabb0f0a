"""What of a text is not in the playbook that came out, or is there otherwise than it was meant.

Every word of the source is kept, or its line has a finding. A line that is kept as text, because it is too
long or its number too large, would leave a stage, an id or a label out without a word. All labels that nobody
knows and that may announce items get one finding, which tells how to map them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from playbook_cli.domain.names import join_names
from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.blocks.table_rows import split_cells
from playbook_cli.reading.items.item_reader import is_empty_cell
from playbook_cli.reading.labels.label_meanings import (
    LONGEST_LINE,
    SectionNames,
    find_advice,
    find_setting,
    fold_label,
    list_labels,
    means_something,
)
from playbook_cli.reading.labels.section_guesses import guess_sections
from playbook_cli.reading.lines.inline_text import LONGEST_ID, find_colon, plain_text
from playbook_cli.reading.lines.source_lines import FENCES, MarkedLine, match_item
from playbook_cli.reading.numberings import FIGURE, LARGEST_NUMBER
from playbook_cli.reading.outline.unmarked_structure import LONGEST_PLAIN
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.titles.heading_text import find_gated, read_heading
from playbook_cli.reading.titles.stage_title import Remarks
from playbook_cli.reading.words.label_words import COUNTERS, NOTES, PAIR_HEADS, ROW_MARKS
from playbook_cli.reading.words.languages import any_of
from playbook_cli.reading.words.stage_words import (
    MARKING,
    NAME_HEADERS,
    ORDINAL_STAGES,
    STAGE_HEADERS,
    STATE_HEADERS,
    SUFFIXES,
    TABLE_CRITERIA,
)

_WORD = re.compile(r"[^\W\d_]+")
_ID = re.compile(r"\{#[\w.:-]+\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_SUFFIX = re.compile(rf"[\s\-]*(?:{any_of(SUFFIXES)})", re.IGNORECASE)
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]{1,80}[)）\]】]")
_REMARK = re.compile(r"(?<=\S)\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*$")
_COLUMN_HEADS = frozenset(
    fold_label(head)
    for heads in (STAGE_HEADERS, NAME_HEADERS, STATE_HEADERS, TABLE_CRITERIA, COUNTERS, ROW_MARKS, PAIR_HEADS)
    for head in heads
)
_MARKUP = str.maketrans("", "", "*`\\")
_SHOWN_WORDS = 8
_STAGE: Final = re.compile(
    rf"(?:(?:{MARKING})\s*#?|第?\s*)(?P<number>\d{{1,9}})\s*(?:{any_of(ORDINAL_STAGES)})?\s*(?:[:：.·|]|[—–-]\s)",
    re.IGNORECASE,
)
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_LONG_ID: Final = re.compile(rf"\{{#([\w.:-]{{{LONGEST_ID + 1},}})\}}")
_LABEL: Final = re.compile(r"\*\*[^*\n]{2,60}(?:[:：]\*\*|\*\*[:：])")
_LARGE: Final = re.compile(rf"\s*(\d{{{len(str(LARGEST_NUMBER))},9}})[.)、．]\s")
_SHOWN: Final = 60
_LEAST_OF_THREE_DIGITS: Final = 100
_FEWEST_ENTRIES: Final = 2  # of a list that may be items
_FEWEST_STAGES: Final = 2  # that have a label, where nothing in its words says what it means
_MOST_NAMED: Final = 5


def find_misreadings(
    document: Document,
    first: int,
    stages: Sequence[DraftStage],
    mapping: dict[str, Any],
    findings: Iterable[Finding],
) -> list[Finding]:
    """The findings of a text, from line index `first` on, beside those that its lines have already.

    `stages` were read from it; the mapping is the playbook that came out.
    """
    lines = list(enumerate(document.marked[first:], first + 1))
    told = {finding.line for finding in findings}
    untold = [(number, line) for number, line in lines if number not in told and not _is_only_marks(line)]
    return [
        *_find_lost(untold, _Kept(_texts(mapping)), document.names),
        *_find_unmapped_labels(stages, document.names),
        *_find_past_limits(lines, _list_numbers(document, stages)),
    ]


def _find_lost(
    lines: Iterable[tuple[int, MarkedLine]], kept: "_Kept", names: SectionNames
) -> Iterator[Finding]:
    """A finding for every line of which a word is nowhere in the playbook."""
    for number, line in lines:
        missing = [word for word in _words(line.text) if not kept.has(word)]
        if missing and (missing := _without_understood(missing, line, names)):
            yield make_finding(number, FindingCode.TEXT_NOT_KEPT, text=" ".join(missing[:_SHOWN_WORDS]))


def _is_only_marks(line: MarkedLine) -> bool:
    text = line.text.strip()
    return not text or text.startswith(FENCES) or line.is_rule


def _without_understood(missing: list[str], line: MarkedLine, names: SectionNames) -> list[str]:
    """The words that are in no part of the line that came out as a field."""
    for part in _list_understood(line, names):
        understood = _words(part) if part else ()
        missing = [word for word in missing if word not in understood]
        if not missing:
            break
    return missing


def _list_understood(line: MarkedLine, names: SectionNames) -> Iterator[str]:
    """The parts of a line that came out as fields: labels, marks of a stage, measures."""
    text = line.text.strip().strip("#＃ ")
    row = "|" in text and line.heading is None
    beside = [line.entry.text] if line.entry else []
    for piece in split_cells(text) if row else (text, *beside):
        plain = plain_text(piece).strip()
        labels = _list_labels(piece, plain, names)
        yield from labels if row else (_without_remark(label, names) for label in labels)
        yield from _list_marks(piece, plain, names)
        yield plain if is_empty_cell(piece) else ""
        yield from _list_measures(plain)


def _list_labels(piece: str, plain: str, names: SectionNames) -> Iterator[str]:
    """The labels of a line, at its beginning and in its middle, that are known, and heads of columns."""
    for head in list_labels(piece, plain):
        if head and (_names_part(head, names) or _heads_column(head)):
            yield head


def _names_part(head: str, names: SectionNames) -> bool:
    """Whether a label names what a playbook holds: its stages, a section, a setting, advice, a part."""
    said = read_heading(head, names)
    return bool(said.section or said.found) or said.lists_stages or means_something(said.title)


def _without_remark(head: str, names: SectionNames) -> str:
    """A known label without what its writer says in brackets behind it, unless that names it once more."""
    remark = _REMARK.search(head)
    if remark is None or names.find(remark[1]) or names.find_exact(head) is None:
        return head
    return head[: remark.start()]


def _heads_column(cell: str) -> bool:
    """Whether a cell is the head of a column that names stages, counts rows, or holds names and values."""
    return fold_label(cell) in _COLUMN_HEADS


def _list_marks(piece: str, plain: str, names: SectionNames) -> Iterator[str]:
    """What stands around the name of a stage and marks it: `Stage 2:`, `phase`, `exit gate`."""
    gated = find_gated(plain)
    stage = read_heading(gated or piece, names).mark
    if stage is None or stage.form == "bare":
        yield plain.removeprefix(gated) if gated else ""
        return
    before, _, behind = plain.partition(stage.name)
    yield before
    yield f"{stage.name}{suffix[0]}" if (suffix := _SUFFIX.match(behind)) else ""


def _list_measures(plain: str) -> Iterator[str]:
    """The measures in a line: all of it, or what stands behind a colon, in brackets, behind a dash."""
    if FIGURE.search(plain):
        places = (
            plain,
            plain[find_colon(plain) + 1 :],
            *_BRACKETS.findall(plain),
            plain.rpartition(" – ")[2].rpartition(" — ")[2].rpartition(" - ")[2],
        )
        yield from filter(_is_read, places)


def _is_read(text: str) -> bool:
    """Whether a text is no more than a probability, a duration or a window, which came out as fields."""
    text = text.strip("()（）[]【】 ")
    return bool(text) and Remarks().take(text, bracketed=False)


class _Kept:
    """The words of a playbook, and the pairs of characters in those that are not Latin."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._pairs: set[str] = set()
        for text in texts:
            for word in _WORD.findall(text.translate(_MARKUP).casefold()):
                self._words.add(word)
                if not word.isascii():
                    self._pairs.update(word[at : at + 2] for at in range(len(word) - 1))
                    self._pairs.update(word)

    def has(self, word: str) -> bool:
        """Whether a word is kept, or every pair of its characters where words run together."""
        if word in self._words or len(word) == 1:
            return True
        if word.isascii():
            return False
        return all(word[at : at + 2] in self._pairs for at in range(len(word) - 1))


def _words(line: str) -> list[str]:
    """The words of a line, its markup taken off."""
    text = _ID.sub(" ", line) if "{#" in line else line
    text = _TAG.sub(" ", text) if "<" in text else text
    return _WORD.findall(plain_text(text).casefold())


def _texts(value: Any) -> Iterator[str]:
    """Every text in a mapping."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _list_numbers(document: Document, stages: Iterable[DraftStage]) -> set[int]:
    """The numbers that the lines of stages give them."""
    numbers = (_read_stage_number(document.marked[stage.line - 1].text) for stage in stages)
    return {number for number in numbers if number is not None}


def _find_past_limits(lines: Iterable[tuple[int, MarkedLine]], known: set[int]) -> Iterator[Finding]:
    """What is past a limit, outside of fences; `known` are the numbers of the stages there are."""
    before = 0
    for number, text in ((number, line.text) for number, line in lines if line.text and not line.fenced):
        if known and (finding := _find_stage(text, number, known)):
            yield finding
        yield from _find_long(text, number)
        if entry := _LARGE.match(text):
            if int(entry[1]) == LARGEST_NUMBER + 1 == before + 1:
                yield make_finding(
                    number, FindingCode.NUMBER_PAST_LIMIT, found=entry[1], limit=LARGEST_NUMBER
                )
            before = int(entry[1])


def _find_long(line: str, number: int) -> Iterator[Finding]:
    """An id that is too long for one, and a line in which labels are looked for no more."""
    if "{#" in line and (found := _LONG_ID.search(line)):
        text, length = found[1][:_SHOWN], len(found[1])
        yield make_finding(number, FindingCode.ID_PAST_LIMIT, found=length, limit=LONGEST_ID, text=text)
    if len(line) > LONGEST_LINE and _LABEL.search(line):
        yield make_finding(number, FindingCode.LINE_PAST_LIMIT, found=len(line), limit=LONGEST_LINE)


def _find_stage(line: str, number: int, known: set[int]) -> Finding | None:
    """A line that begins like a stage whose number none has, where a limit may be why; each number once."""
    text, said = _bare(line), _read_stage_number(line)
    within = len(text) <= LONGEST_PLAIN and line.lstrip()[:2].lower() != "<h"
    if said is None or said in known or (within and said < _LEAST_OF_THREE_DIGITS):
        return None
    known.add(said)
    return make_finding(
        number, FindingCode.HEADING_PAST_LIMIT, text=text[:_SHOWN], found=len(text), limit=LONGEST_PLAIN
    )


def _read_stage_number(line: str) -> int | None:
    """The number of the stage that a line begins with the words for, in figures."""
    match = _STAGE.match(_bare(line))
    return int(match["number"]) if match and not match[0].strip()[:1].isdigit() else None


def _bare(line: str) -> str:
    return (_ANY_TAG.sub("", line) if "<" in line else line).strip("#＃* _\t")


def _find_unmapped_labels(stages: Iterable[DraftStage], names: SectionNames) -> list[Finding]:
    """One finding for all labels below which items may stand as text; none where there is no such label."""
    lines = _list_unsettled(stages, names)
    guesses = guess_sections(lines)
    told = [label for label, at in lines.items() if guesses[label] or len(at) >= _FEWEST_STAGES]
    if not told:
        return []
    shown = join_names([*told[:_MOST_NAMED], *(["…"] if len(told) > _MOST_NAMED else [])])
    first = next((label for label in told if guesses[label]), told[0])
    section = guesses[first] or Section.KEY_ACTIVITIES
    line = min(lines[label][0] for label in told)
    return [make_finding(line, FindingCode.UNKNOWN_LABELS, labels=shown, label=first, meaning=section.value)]


def _list_unsettled(stages: Iterable[DraftStage], names: SectionNames) -> dict[str, list[int]]:
    """The labels of lists that no word and no guide settles, with the lines on which they stand."""
    lines: dict[str, list[int]] = {}
    for stage in stages:
        for other in stage.other:
            entries = sum(match_item(line) is not None for line in other.text.split("\n"))
            named = other.title not in ("", stage.name)
            if entries >= _FEWEST_ENTRIES and named and not _is_settled(other.title, names):
                lines.setdefault(other.title.strip(' :："'), []).append(other.line)
    return lines


def _is_settled(label: str, names: SectionNames) -> bool:
    """Whether it is known what a label means, or that it means nothing."""
    if names.is_ignored(label) or fold_label(label) in NOTES:
        return True
    return bool(names.find(label) or find_setting(label) or find_advice(label))
