"""What headings say: each read once for all passes, and the names of stages as a row.

A heading names a stage, a section, the list of stages or a gate; what all names carry is no part of any.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.label_meanings import FoundSection, SectionNames, find_setting, fold_label
from playbook_cli.reading.lines.inline_text import find_colon, plain_text, take_id
from playbook_cli.reading.numberings import CODED_NAME
from playbook_cli.reading.titles.stage_title import StageMark, read_stage_mark
from playbook_cli.reading.words.label_words import Setting
from playbook_cli.reading.words.stage_words import GATE_MARKS, GATE_TAILS

_GATE_MARK = re.compile(rf"[^\w]*(?:[\d.]+\s+)?(?:{GATE_MARKS})\s+#?(?:\d|[a-h]\b|[a-z]\d)", re.IGNORECASE)
_FEWEST = 2
_ARROW = re.compile(r"(?P<name>[^→]*[^→\s])\s*→\s*[^→\s][^→]*")
_GATED = re.compile(rf"(?P<name>.*?\S)\s+(?:{GATE_TAILS})(?:\s*[:：—–]\s.*)?", re.IGNORECASE)
_SHARED = (_ARROW.fullmatch, CODED_NAME.fullmatch, _GATED.fullmatch)
_MOST_REMEMBERED = 20_000  # texts, since each is looked at on several passes


@dataclass(frozen=True, slots=True)
class HeadingText:
    """The text of a heading, or of a line that may stand for one.

    `title` is the text without its id, `words` that without markup. `mark` is what it says as the name of a
    stage, `section` what the whole of it names; `found` also counts the section behind `Stage 2:` and the one
    before a colon, behind which `item` stands (`Deliverable: ROI report`). `is_gate` is set for a numbered
    gate, below which the criteria need no name: `Gate 2: Scope`.
    """

    title: str
    words: str
    mark: StageMark | None
    section: FoundSection | None
    found: FoundSection | None
    item: str
    setting: Setting | None
    lists_stages: bool
    is_gate: bool

    @property
    def says_no_more(self) -> bool:
        """Whether it is the name of a section and nothing else."""
        return self.section is not None and self.section.exact


@lru_cache(maxsize=_MOST_REMEMBERED)
def read_heading(text: str, names: SectionNames) -> HeadingText:
    """All that the text of a heading says; its id is no part of it."""
    title, _ = take_id(text)
    mark, section = read_stage_mark(text), names.find(title)
    found, item = _find_section(title, mark, section, names)
    return HeadingText(
        title,
        plain_text(title).strip(),
        mark,
        section,
        found=found,
        item=item,
        setting=find_setting(title),
        lists_stages=names.is_list(title),
        is_gate=_GATE_MARK.match(title) is not None,
    )


def _find_section(
    text: str, mark: StageMark | None, whole: FoundSection | None, names: SectionNames
) -> tuple[FoundSection | None, str]:
    """The section that a heading names, and what it says behind a colon."""
    if mark and mark.form in ("worded", "weak") and mark.number:
        found = names.find(mark.name)
        return (found if found is None or found.clear else whole or found), ""
    if whole:
        return whole, ""
    position = find_colon(text)
    if position > 0 and (found := names.find(text[:position])):
        return found, plain_text(text[position + 1 :]).strip()
    return None, ""


def shorten_names(names: Sequence[str]) -> list[str]:
    """The names without what all of them carry: `A → B` leaves A, `P0 A` and `A exit gate` are A."""
    short = [_draw_arrow(name) for name in names]
    if len(short) < _FEWEST:
        return list(names)
    changed = False
    for shared in _SHARED:
        matches = [shared(name) for name in short]
        if all(matches):
            short = [match["name"] for match in matches if match]
            changed = True
    return short if changed else list(names)


def split_passage(name: str) -> list[str]:
    """The stages that a name leads through: `A → B`, `A -> B`; the name alone where it leads nowhere."""
    return _draw_arrow(name).split("→")


def _draw_arrow(name: str) -> str:
    return name.replace("->", "→")


def are_passages(names: Sequence[str]) -> bool:
    """Whether names lead from one stage to the next: `A → B`, `B → C`."""
    pairs = [[fold_label(part) for part in split_passage(name)] for name in names]
    if len(pairs) < _FEWEST or not all(len(pair) == 2 and all(pair) for pair in pairs):  # noqa: PLR2004
        return False
    return all(left[1] == right[0] for left, right in pairwise(pairs))


def find_gated(heading: str) -> str:
    """The name of the stage whose exit gate a heading announces: `Planning exit gate`; else nothing."""
    match = _GATED.fullmatch(heading)
    return match["name"] if match else ""
