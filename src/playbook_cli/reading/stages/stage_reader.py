"""One stage: from the blocks below its heading to a draft with its sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import ItemList, Paragraph, Table, join_lines
from playbook_cli.reading.items.item_reader import ItemContext, read_items
from playbook_cli.reading.labels.label_meanings import SectionNames, find_advice, find_setting
from playbook_cli.reading.lines.inline_text import plain_text
from playbook_cli.reading.outline.headings import cut_parts
from playbook_cli.reading.outline.part import LABEL_LEVEL, Blocks, Part
from playbook_cli.reading.stages.drafts import DraftOther, DraftStage, stage_of
from playbook_cli.reading.stages.stage_advice import give_guidance, read_cautions, read_questions
from playbook_cli.reading.stages.stage_settings import read_setting
from playbook_cli.reading.titles.stage_title import StageMark
from playbook_cli.reading.words.label_words import Advice
from playbook_cli.reading.words.section_names import LOST

_ARROW = re.compile(r"→|->|=>|⇒|➡")
_LONGEST_WAY = 40  # characters between an arrow and the end that it leads to
_LONGEST_WORD = 100  # more than any word for lost has letters


@dataclass(slots=True)
class StageContext:
    """What the reading of a stage needs, and where it reports.

    `unlabelled` is the section of a list that stands right below the heading, where that says so;
    `activities` is set for a stage without any named section, whose lists are what is done there.
    """

    source: Sequence[str]
    names: SectionNames
    findings: list[Finding]
    unlabelled: Section | None = None
    activities: bool = False


def read_stage(mark: StageMark, line: int, blocks: Blocks, context: StageContext) -> DraftStage:
    """Read one stage from the blocks below its heading."""
    stage = stage_of(mark, line)
    context.findings += _find_left_out(mark, line)
    parts = cut_parts(blocks, line, context.names)
    if context.unlabelled is None and not any(part.found for part in parts):
        context = replace(context, activities=True)
        parts = [part for whole in parts for part in _free_lists(whole)]
    clear = {part.clear_section for part in parts if part.clear_section}
    if context.unlabelled in clear:
        context = replace(context, unlabelled=None)
    for part in sorted(parts, key=lambda part: find_advice(part.title) is Advice.GUIDANCE):
        _read_part(stage, part, clear, context)
    mark_lost_exits(stage, context.findings)
    return stage


def _find_left_out(mark: StageMark, line: int) -> Iterator[Finding]:
    """What the heading of a stage says that stays out of its name and of every field."""
    if mark.dropped:
        yield make_finding(line, FindingCode.STATUS_IN_HEADING, text=mark.dropped, stage=mark.name)
    if mark.cut:
        yield make_finding(line, FindingCode.TEXT_NOT_KEPT, text=mark.cut)


def _read_part(stage: DraftStage, part: Part, clear: set[Section], context: StageContext) -> None:
    """Take one part; a section of a vague name counts where none of its kind has a clear one."""
    if part.found is None:
        return _read_plain_part(stage, part, context)
    if part.found.lost:
        context.findings.append(
            make_finding(part.line, FindingCode.EXIT_TO_LOST, text=part.title, stage=stage.name)
        )
    elif part.found.counts_beside(clear):
        return _read_section(stage, part, part.found.section, context)
    return _keep(stage, part, context)


def _free_lists(part: Part) -> Iterator[Part]:
    """A label with its own text, `**Owner:** Ann`, and apart from it the list that follows."""
    lists = [block for block in part.blocks if isinstance(block, ItemList)]
    if part.level != LABEL_LEVEL or not lists or not part.text or part.text[-1] in ":：":
        yield part
        return
    yield replace(part, blocks=[block for block in part.blocks if not isinstance(block, ItemList)])
    yield Part("", lists[0].line, blocks=[*lists])


def _read_advice(stage: DraftStage, part: Part, context: StageContext) -> bool:
    """Take what a heading of its own says beside the sections; True where nothing is left to keep."""
    advice = find_advice(part.title)
    if advice is Advice.CAUTIONS:
        cautions = read_cautions(part, context.source, context.names)
        stage.cautions += cautions
        return bool(cautions) and not any(isinstance(block, Table) for block in part.blocks)
    if advice is Advice.ASK:
        return read_questions(part, stage.ask)
    criteria = stage.items.get(Section.EXIT_CRITERIA, [])
    return advice is Advice.GUIDANCE and give_guidance(part, context.source, criteria)


def _keep(stage: DraftStage, part: Part, context: StageContext) -> None:
    stage.other.append(DraftOther(part.title, part.source_text(context.source), part.line))


def _read_section(stage: DraftStage, part: Part, section: Section, context: StageContext) -> None:
    found = read_items(part, ItemContext(section, context.source, context.names))
    stage.items.setdefault(section, []).extend(found.items)
    notes = [text for _, text in found.notes if text.strip()]
    if notes:
        stage.other.append(DraftOther(part.title, "\n".join(notes), found.notes[0][0]))
    if not found.items and not notes:
        context.findings.append(
            make_finding(part.line, FindingCode.EMPTY_SECTION, text=part.title, stage=stage.name)
        )


def _read_plain_part(stage: DraftStage, part: Part, context: StageContext) -> None:
    if not part.title:
        return _read_own_text(stage, part, context)
    ignored = context.names.is_ignored(part.title)
    if not ignored and _read_advice(stage, part, context):
        return None
    setting = None if ignored else find_setting(part.title)
    text = part.source_text(context.source)
    if setting and read_setting(stage, setting, text):
        return None
    stage.other.append(DraftOther(part.title, text, part.line))
    return None


def _read_own_text(stage: DraftStage, part: Part, context: StageContext) -> None:
    """Paragraphs right below the heading are the summary; lists there belong to no section."""
    paragraphs: list[str] = []
    for block in part.blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(plain_text(join_lines(block.lines)).strip())
            continue
        lone = Part(stage.name, block.line, blocks=[block])
        if context.unlabelled and isinstance(block, ItemList | Table):
            _read_section(stage, lone, context.unlabelled, context)
            continue
        if context.activities and isinstance(block, ItemList):
            _read_section(stage, lone, Section.KEY_ACTIVITIES, context)
            continue
        context.findings.append(make_finding(block.line, FindingCode.TEXT_WITHOUT_SECTION, stage=stage.name))
        stage.other.append(DraftOther(stage.name, lone.source_text(context.source), block.line))
    stage.summary = "\n\n".join(text for text in (stage.summary, *paragraphs) if text)


def mark_lost_exits(stage: DraftStage, findings: list[Finding]) -> None:
    """An exit that leads to a lost deal is no condition of the way forward: the gate does not ask for it."""
    for item in stage.items.get(Section.EXIT_CRITERIA, []):
        if _leads_to_lost(item.name) or _leads_to_lost(item.description):
            item.required = False
            findings.append(
                make_finding(item.line, FindingCode.EXIT_TO_LOST, text=item.name, stage=stage.name)
            )


def _leads_to_lost(text: str) -> bool:
    """Whether an arrow in a text leads to a lost deal: `No budget → closed lost`."""
    arrows = (match.end() for match in _ARROW.finditer(text))
    founds = (LOST.search(text, at, at + _LONGEST_WAY + _LONGEST_WORD) for at in arrows)
    return any(lost and lost.start() <= lost.pos + _LONGEST_WAY for lost in founds)
