"""What a heading says, read once for all passes: a stage, a section, the list of stages, a gate."""

import re
from functools import lru_cache

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.label_meanings import FoundSection, SectionNames, find_setting
from playbook_cli.reading.lines.inline_text import find_colon, plain_text, take_id
from playbook_cli.reading.titles.stage_title import StageMark, read_title_mark
from playbook_cli.reading.words.label_words import Setting
from playbook_cli.reading.words.stage_words import GATE_MARKS

_GATE_MARK = re.compile(rf"[^\w]*(?:[\d.]+\s+)?(?:{GATE_MARKS})\s+#?(?:\d|[a-h]\b|[a-z]\d)", re.IGNORECASE)
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
    title, stage_id = take_id(text)
    mark, section = read_title_mark(title, stage_id), names.find(title)
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
