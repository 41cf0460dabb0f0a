"""One stage: from the blocks below its heading to a draft with its sections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.blocks.block import ItemList, Paragraph, Table, join_lines
from playbook_cli.reading.items.asking import Asking
from playbook_cli.reading.items.item_reader import DraftItem
from playbook_cli.reading.items.part_items import ItemContext, read_items
from playbook_cli.reading.labels.label_meanings import find_advice, find_setting
from playbook_cli.reading.labels.section_lookup import SectionNames
from playbook_cli.reading.lines.line_marks import match_item
from playbook_cli.reading.lines.plain_text import plain_text
from playbook_cli.reading.outline.part import LABEL_LEVEL, Blocks, Part
from playbook_cli.reading.outline.parts import cut_parts
from playbook_cli.reading.stages.stage_advice import give_guidance, read_cautions, read_questions
from playbook_cli.reading.times.durations import read_duration, read_percentage
from playbook_cli.reading.times.time_windows import TimeWindow, read_window
from playbook_cli.reading.titles.stage_remarks import is_measure
from playbook_cli.reading.titles.stage_title import StageMark
from playbook_cli.reading.words.label_words import Advice, Setting
from playbook_cli.reading.words.section_names import LOST

_ARROW = re.compile(r"→|->|=>|⇒|➡")
_LONGEST_WAY = 40  # characters between an arrow and the end that it leads to


@dataclass(slots=True)
class DraftOther:
    """Text under a heading that is not one of ours."""

    title: str
    text: str
    line: int


@dataclass(slots=True)
class DraftStage:
    """A stage before ids are settled."""

    name: str
    line: int
    id: str = ""
    aliases: list[str] = field(default_factory=list)
    probability: int | None = None
    duration: tuple[int, int] | None = None
    when: str = ""
    stale_after_days: int | None = None
    summary: str = ""
    ask: Asking = field(default_factory=Asking)
    cautions: list[str] = field(default_factory=list)
    items: dict[Section, list[DraftItem]] = field(default_factory=dict)
    other: list[DraftOther] = field(default_factory=list)


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


def stage_of(mark: StageMark, line: int) -> DraftStage:
    """A stage as its heading alone states it."""
    stage = DraftStage(
        mark.name, line, mark.id, probability=mark.probability, duration=mark.duration, when=mark.when
    )
    if mark.beside:
        stage.other.append(DraftOther(mark.name, mark.beside, line))
    return stage


def read_stage(mark: StageMark, line: int, blocks: Blocks, context: StageContext) -> DraftStage:
    """Read one stage from the blocks below its heading."""
    stage = stage_of(mark, line)
    if mark.dropped:
        context.findings.append(
            make_finding(line, FindingCode.STATUS_IN_HEADING, text=mark.dropped, stage=mark.name)
        )
    if mark.cut:
        context.findings.append(make_finding(line, FindingCode.TEXT_NOT_KEPT, text=mark.cut))
    parts = cut_parts(blocks, line, context.names)
    if context.unlabelled is None and not any(part.found for part in parts):
        context = replace(context, activities=True)
        parts = [part for whole in parts for part in _free_lists(whole)]
    clear = {part.found.section for part in parts if part.found and part.found.clear}
    if context.unlabelled in clear:
        context = replace(context, unlabelled=None)
    for part in sorted(parts, key=lambda part: find_advice(part.title) is Advice.GUIDANCE):
        if part.found is None:
            _read_plain_part(stage, part, context)
        elif part.found.lost:
            context.findings.append(
                make_finding(part.line, FindingCode.EXIT_TO_LOST, text=part.title, stage=stage.name)
            )
            _keep(stage, part, context)
        elif part.found.clear or part.found.section not in clear:
            _read_section(stage, part, part.found.section, context)
        else:
            _keep(stage, part, context)
    mark_lost_exits(stage, context.findings)
    return stage


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
    if setting and _read_setting(stage, setting, text):
        return None
    stage.other.append(DraftOther(part.title, text, part.line))
    return None


def _read_setting(stage: DraftStage, setting: Setting, text: str) -> bool:
    """Take a setting into the stage; True where nothing of the text is left to keep."""
    plain = plain_text(text).strip()
    if setting is Setting.PROBABILITY:
        percentage = read_percentage(plain)
        stage.probability = percentage if stage.probability is None else stage.probability
        return stage.probability == percentage and is_measure(plain)
    if setting is Setting.LIMIT:
        return _read_limit(stage, plain) and is_measure(plain)
    if setting is Setting.DURATION:
        if window := read_window(plain):
            return take_window(stage, window)
        duration = read_duration(plain)
        stage.duration = duration if stage.duration is None else stage.duration
        return duration is not None and stage.duration == duration and is_measure(plain)
    if stage.summary or "\n\n" in text or not plain:
        return False
    lines = [mark.text if (mark := match_item(line)) else line for line in text.split("\n")]
    stage.summary = plain_text(join_lines(lines)).strip()
    return True


def take_window(stage: DraftStage, window: TimeWindow) -> bool:
    """Take when a stage is, and its length where that follows; False where one was taken before."""
    if stage.when:
        return False
    stage.when = window.text
    if window.days and stage.duration is None:
        stage.duration = (window.days, window.days)
    return True


def _read_limit(stage: DraftStage, text: str) -> bool:
    """How long a deal may stand in the stage; of two limits the first counts."""
    limit = read_duration(text)
    if limit and stage.stale_after_days is None:
        stage.stale_after_days = limit[1]
    return limit is not None and stage.stale_after_days == limit[1]


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
    return any((lost := LOST.search(text, at)) and lost.start() - at <= _LONGEST_WAY for at in arrows)
