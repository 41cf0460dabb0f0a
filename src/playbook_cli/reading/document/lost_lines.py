"""The last look: every word of the source is in the playbook that came out, or its line has a finding."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.reading.blocks.table_rows import split_cells
from playbook_cli.reading.items.item_reader import is_empty_cell
from playbook_cli.reading.labels.label_meanings import SectionNames, fold_label, list_labels, means_something
from playbook_cli.reading.lines.inline_text import find_colon, plain_text
from playbook_cli.reading.lines.source_lines import FENCES, MarkedLine
from playbook_cli.reading.numberings import FIGURE
from playbook_cli.reading.stages.drafts import Document
from playbook_cli.reading.titles.heading_text import find_gated, read_heading
from playbook_cli.reading.titles.stage_title import Remarks
from playbook_cli.reading.words.label_words import COUNTERS, PAIR_HEADS, ROW_MARKS
from playbook_cli.reading.words.languages import any_of
from playbook_cli.reading.words.stage_words import (
    NAME_HEADERS,
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


def find_lost_lines(
    document: Document, first: int, mapping: dict[str, Any], findings: Iterable[Finding]
) -> list[Finding]:
    """A finding for every line, from index `first` on, of which a word is nowhere in the playbook."""
    kept = _Kept(_texts(mapping))
    told = {finding.line for finding in findings}
    lost: list[Finding] = []
    for number, line in enumerate(document.marked[first:], first + 1):
        if number in told or _is_only_marks(line):
            continue
        missing = [word for word in _words(line.text) if not kept.has(word)]
        if missing and (missing := _without_understood(missing, line, document.names)):
            lost.append(
                make_finding(number, FindingCode.TEXT_NOT_KEPT, text=" ".join(missing[:_SHOWN_WORDS]))
            )
    return lost


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
    for piece in split_cells(text) if row else (text, line.entry.text if line.entry else text):
        plain = plain_text(piece).strip()
        labels = _list_labels(piece, plain, names)
        yield from labels if row else (_without_remark(label, names) for label in labels)
        yield from _list_marks(piece, plain, names)
        yield plain if is_empty_cell(piece) else ""
        if FIGURE.search(plain):
            yield from (measure for measure in _list_measures(plain) if _is_read(measure))


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
    """Where a measure may stand: in all of a line, behind a colon, in brackets, behind a dash."""
    yield plain
    yield plain[find_colon(plain) + 1 :]
    yield from _BRACKETS.findall(plain)
    yield plain.rpartition(" – ")[2].rpartition(" — ")[2].rpartition(" - ")[2]


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
