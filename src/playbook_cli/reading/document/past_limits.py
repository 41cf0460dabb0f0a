"""What a text says beyond a limit of the reader, and is read otherwise than it was meant: a finding for each.

A line that is kept as text, because it is too long or its number too large, would leave a stage, an id or a
label out without a word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.reading.labels.labelled_text import LONGEST_LINE
from playbook_cli.reading.lines.markup import LONGEST_ID
from playbook_cli.reading.lines.source_lines import fence_behind
from playbook_cli.reading.numberings import LARGEST_NUMBER
from playbook_cli.reading.outline.unmarked_structure import LONGEST_PLAIN
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


def find_past_limits(lines: Sequence[str], first: int, stages: Iterable[int]) -> Iterator[Finding]:
    """The findings of the lines from index `first` on; `stages` are the lines of the stages there are."""
    numbers = {number for line in stages if (number := _read_stage_number(lines[line - 1])) is not None}
    fence, before = "", 0
    for at in range(first, len(lines)):
        line = lines[at]
        fence = fence_behind(line, fence)
        if fence or not line:
            continue
        if numbers and (finding := _find_stage(line, at + 1, numbers)):
            yield finding
        if "{#" in line and (long_id := _LONG_ID.search(line)):
            yield make_finding(
                at + 1,
                FindingCode.ID_PAST_LIMIT,
                found=len(long_id[1]),
                limit=LONGEST_ID,
                text=long_id[1][:_SHOWN],
            )
        if len(line) > LONGEST_LINE and _LABEL.search(line):
            yield make_finding(at + 1, FindingCode.LINE_PAST_LIMIT, found=len(line), limit=LONGEST_LINE)
        if entry := _LARGE.match(line):
            if int(entry[1]) == LARGEST_NUMBER + 1 == before + 1:
                yield make_finding(
                    at + 1, FindingCode.NUMBER_PAST_LIMIT, found=entry[1], limit=LARGEST_NUMBER
                )
            before = int(entry[1])


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
