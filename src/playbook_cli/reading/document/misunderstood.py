"""What a text says that is read otherwise than it was meant: what is past a limit, and below unknown labels.

A line that is kept as text, because it is too long or its number too large, would leave a stage, an id or a
label out without a word. All labels that nobody knows and that may announce items get one finding, which
tells how to map them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from playbook_cli.domain.names import join_names
from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.labels.label_meanings import (
    LONGEST_LINE,
    SectionNames,
    find_advice,
    find_setting,
    fold_label,
)
from playbook_cli.reading.labels.section_guesses import guess_sections
from playbook_cli.reading.lines.inline_text import LONGEST_ID
from playbook_cli.reading.lines.source_lines import MarkedLine, match_item
from playbook_cli.reading.numberings import LARGEST_NUMBER
from playbook_cli.reading.outline.unmarked_structure import LONGEST_PLAIN
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.words.label_words import NOTES
from playbook_cli.reading.words.languages import any_of
from playbook_cli.reading.words.stage_words import MARKING, ORDINAL_STAGES

_STAGE: Final = re.compile(
    rf"(?:(?:{MARKING})\s*#?|第?\s*)(?P<number>\d{{1,9}})\s*(?:{any_of(ORDINAL_STAGES)})?\s*(?:[:：.·|]|[—–-]\s)",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<[^<>]*>")
_LONG_ID: Final = re.compile(rf"\{{#([\w.:-]{{{LONGEST_ID + 1},}})\}}")
_LABEL: Final = re.compile(r"\*\*[^*\n]{2,60}(?:[:：]\*\*|\*\*[:：])")
_LARGE: Final = re.compile(rf"\s*(\d{{{len(str(LARGEST_NUMBER))},9}})[.)、．]\s")
_SHOWN: Final = 60
_LEAST_OF_THREE_DIGITS: Final = 100
_FEWEST_ENTRIES: Final = 2  # of a list that may be items
_FEWEST_STAGES: Final = 2  # that have a label, where nothing in its words says what it means
_MOST_NAMED: Final = 5


def find_misunderstood(document: Document, first: int, stages: Sequence[DraftStage]) -> list[Finding]:
    """The findings of a text whose first line has index `first`, and of the stages that were read from it."""
    past = _find_past_limits(document.marked, first, [stage.line for stage in stages])
    return [*_find_unmapped_labels(stages, document.names), *past]


def _find_past_limits(marked: Sequence[MarkedLine], first: int, stages: Iterable[int]) -> Iterator[Finding]:
    """What is past a limit; `stages` are the lines of the stages there are."""
    numbers = {number for line in stages if (number := _read_stage_number(marked[line - 1].text)) is not None}
    before = 0
    for number, line in _list_meant(marked, first):
        if numbers and (finding := _find_stage(line, number, numbers)):
            yield finding
        yield from _find_long(line, number)
        if entry := _LARGE.match(line):
            if int(entry[1]) == LARGEST_NUMBER + 1 == before + 1:
                yield make_finding(
                    number, FindingCode.NUMBER_PAST_LIMIT, found=entry[1], limit=LARGEST_NUMBER
                )
            before = int(entry[1])


def _list_meant(marked: Sequence[MarkedLine], first: int) -> Iterator[tuple[int, str]]:
    """The lines outside of fences, with their numbers."""
    for number, line in enumerate(marked[first:], first + 1):
        if line.text and not line.fenced:
            yield number, line.text


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
    return (_TAG.sub("", line) if "<" in line else line).strip("#＃* _\t")


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
