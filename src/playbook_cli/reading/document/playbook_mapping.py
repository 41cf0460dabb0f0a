"""The mapping that the model validates: the stages of a text, and all that stands around them.

That is title, summary, residue, and what has headings of its own. The list of stages with which many
playbooks open gives the order and is checked against the text.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

from playbook_cli.domain.names import slugify_name, stem_of
from playbook_cli.domain.playbook.finding import Finding, FindingCode, Severity, make_finding
from playbook_cli.domain.playbook.guides.reading_report import Way
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Paragraph, join_lines, span_text
from playbook_cli.reading.items.asking import DraftQuestion
from playbook_cli.reading.items.draft_item import DraftItem
from playbook_cli.reading.labels.label_meanings import fold_label
from playbook_cli.reading.lines.inline_text import plain_text
from playbook_cli.reading.stages.criterion_needs import NEED, settle_needs
from playbook_cli.reading.stages.drafts import Document, DraftOther, DraftStage

if TYPE_CHECKING:
    from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
    from playbook_cli.reading.outline.headings import HeadingNode, OpeningList
    from playbook_cli.reading.settings.playbook_settings import FrontMatter, Settings

_LONGEST_QUOTED = 120


@dataclass(slots=True)
class _TextAround:
    """What stands around the stages of a text."""

    title: str = ""
    summary: str = ""
    other: list[DraftOther] = field(default_factory=list)


def make_mapping(
    stages: list[DraftStage],
    chosen: StageCandidate,
    front: FrontMatter,
    *,
    source: str,
    findings: list[Finding],
) -> dict[str, Any]:
    """The stages that were read from a candidate, and the text around them, with what the front matter says.

    Raises InvalidPlaybook where that names what is not there.
    """
    settings, sections = front.settings, chosen.document.guide.sections
    around = _read_around(stages, chosen, findings)
    if front.is_foreign:
        findings.append(make_finding(1, FindingCode.FOREIGN_FRONT_MATTER))
        around.other.insert(0, DraftOther("---", "\n".join(front.lines), 1))
    title = around.title or settings.title or stem_of(source) or "playbook"
    mappings = stage_mappings(_order_stages(stages, chosen.document.opening, findings), findings)
    if settings.ours:
        _apply_settings(mappings, settings, source)
    return {
        "id": settings.id or slugify_name(title),
        "title": title,
        "language": settings.language,
        "version": settings.version,
        "summary": around.summary,
        "evidence": settings.evidence,
        "win_reasons": settings.win_reasons,
        "loss_reasons": settings.loss_reasons,
        "stages": settle_needs(mappings),
        "other_sections": other_mappings(around.other),
        "section_names": {section.value: names for section, names in sections.items()},
    }


def _apply_settings(mappings: list[dict[str, Any]], settings: Settings, source: str) -> None:
    from playbook_cli.reading.settings.settings_links import apply_settings

    apply_settings(mappings, settings, source)


def _read_around(stages: list[DraftStage], chosen: StageCandidate, findings: list[Finding]) -> _TextAround:
    document, around = chosen.document, _TextAround()
    used = {id(block) for block in chosen.blocks}
    title = _find_title_node(document, chosen)
    first = document.nodes[0].start - 1 if document.nodes else len(document.blocks)
    _report_residue(document, _without(document.blocks[:first], used), findings)
    if title:
        around.title = title.said.words
        _read_intro(document, around, title, used)
    elif chosen.way is Way.TITLE:
        around.title = document.nodes[0].said.words
    told = _find_told(document, stages)
    around.other += _list_others(chosen, [node for node in (title, told) if node], used)
    return around


def _find_title_node(document: Document, chosen: StageCandidate) -> HeadingNode | None:
    """The first heading, unless it is a stage, or a section or the list of stages with no stage below it."""
    node = document.nodes[0] if document.nodes else None
    if node is None or any(node is stage for stage in chosen.nodes):
        return None
    named = node.found or (document.opening and node is document.opening.node)
    return None if named and id(node) not in _ancestors(chosen.nodes) else node


def _report_residue(document: Document, blocks: Sequence[Block], findings: list[Finding]) -> None:
    for block in blocks:
        for number in range(block.line, block.end + 1):
            text = document.lines[number - 1].strip()
            if text.strip("> "):
                findings.append(
                    make_finding(number, FindingCode.TEXT_BEFORE_TITLE, text=text[:_LONGEST_QUOTED])
                )


def _read_intro(document: Document, around: _TextAround, title: HeadingNode, used: Container[int]) -> None:
    """The paragraphs below the title are the summary; what follows them is kept beside it."""
    own = _without(document.blocks[title.start : _own_stop(title)], used)
    count = next((at for at, block in enumerate(own) if not isinstance(block, Paragraph)), len(own))
    paragraphs = [
        plain_text(join_lines(block.lines)).strip() for block in own[:count] if isinstance(block, Paragraph)
    ]
    around.summary = "\n\n".join(paragraphs)
    if rest := own[count:]:
        around.other.append(DraftOther(around.title, _text_of(document, rest), rest[0].line))


def _list_others(
    chosen: StageCandidate, told: Sequence[HeadingNode], used: Container[int]
) -> Iterator[DraftOther]:
    """Each heading outside the stages that is not told, with all that stands below it but stages."""
    document, holds = chosen.document, _ancestors(chosen.nodes)
    inside = {id(node) for node in chosen.nodes}
    done = 0
    for node in document.nodes:
        if id(node) in inside and node.start > done:
            done = node.stop
        if node.start <= done or any(node is one for one in told):
            continue
        whole = id(node) not in holds
        stop = node.stop if whole else _own_stop(node)
        text = _text_of(document, _without(document.blocks[node.start : stop], used))
        yield DraftOther(node.said.words, text, node.heading.line)
        done = stop if whole else done


def _find_told(document: Document, stages: Sequence[DraftStage]) -> HeadingNode | None:
    """The heading of the opening list, where it only says the names of stages that the text describes."""
    if document.opening is None:
        return None
    known = {fold_label(stage.name) for stage in stages}
    node, block = document.opening.node, document.opening.block
    alone = node.stop - node.start == 1 and not node.children and document.blocks[node.start] is block
    told = all(not entry.blocks and fold_label(entry.text) in known for entry in block.items)
    return node if alone and told else None


def _ancestors(nodes: Sequence[HeadingNode]) -> set[int]:
    found: set[int] = set()
    for node in nodes:
        above = node.parent
        while above and id(above) not in found:
            found.add(id(above))
            above = above.parent
    return found


def _own_stop(node: HeadingNode) -> int:
    return node.children[0].start - 1 if node.children else node.stop


def _without(blocks: Sequence[Block], used: Container[int]) -> list[Block]:
    """The blocks but those from which stages were read."""
    return [block for block in blocks if id(block) not in used]


def _text_of(document: Document, blocks: Sequence[Block]) -> str:
    """The source of some blocks, with the blank lines between them."""
    texts: list[str] = []
    first = 0
    for index, block in enumerate(blocks):
        follows = index + 1 < len(blocks) and not _gap(document, block, blocks[index + 1])
        if not follows:
            texts.append(span_text(document.lines, blocks[first].line, block.end))
            first = index + 1
    return "\n\n".join(texts)


def _gap(document: Document, block: Block, following: Block) -> bool:
    """Whether something that is read elsewhere stands between two blocks."""
    between = document.lines[block.end : following.line - 1]
    return any("|" in line or line.lstrip()[:1].isalnum() for line in between)


def _order_stages(
    stages: list[DraftStage], opening: OpeningList | None, findings: list[Finding]
) -> list[DraftStage]:
    """The order of the opening list, where it names the very stages that the text describes."""
    entries = opening.entries if opening else []
    listed = list(dict.fromkeys(fold_label(name) for name, _ in entries))
    described = [fold_label(stage.name) for stage in stages]
    if set(listed).isdisjoint(described):
        return stages
    findings += _compare_with_list(stages, entries)
    if sorted(described) != sorted(listed):
        return stages
    if described != listed:
        findings.append(make_finding(entries[0][1], FindingCode.STAGE_ORDER_DIFFERS))
    return sorted(stages, key=lambda stage: listed.index(fold_label(stage.name)))


def _compare_with_list(stages: Sequence[DraftStage], entries: Sequence[tuple[str, int]]) -> Iterator[Finding]:
    """The stages that only the opening list names, and those that only the text describes."""
    listed = {fold_label(name) for name, _ in entries}
    described = {fold_label(stage.name) for stage in stages}
    for name, line in entries:
        if fold_label(name) not in described:
            yield make_finding(line, FindingCode.STAGE_WITHOUT_SECTION, stage=name)
    for stage in stages:
        if fold_label(stage.name) not in listed:
            yield make_finding(stage.line, FindingCode.STAGE_NOT_LISTED, stage=stage.name)


def stage_mappings(stages: Iterable[DraftStage], findings: list[Finding]) -> list[dict[str, Any]]:
    """Every stage as a mapping, in this order; an id that was given twice is a finding."""
    ids = _Ids("stages", findings)
    return [
        _stage_mapping(stage, position, ids.settle(stage.id, stage.name, stage.line), findings)
        for position, stage in enumerate(stages, 1)
    ]


def other_mappings(others: Iterable[DraftOther]) -> list[dict[str, Any]]:
    """Text that has no place of its own, as a mapping."""
    return [{"title": other.title, "text": other.text, "line": other.line} for other in others]


def _stage_mapping(
    stage: DraftStage, position: int, stage_id: str, findings: list[Finding]
) -> dict[str, Any]:
    mapping: dict[str, Any] = {
        "id": stage_id,
        "name": stage.name,
        "aliases": stage.aliases,
        "position": position,
        "line": stage.line,
        "probability": stage.probability,
        "summary": stage.summary,
        "other_sections": other_mappings(stage.other),
    }
    mapping |= {"when": stage.when, "ask": question_mappings(stage.ask.questions), "cautions": stage.cautions}
    if stage.stale_after_days is not None:
        mapping["stale_after_days"] = stage.stale_after_days
    if stage.duration:
        mapping["duration"] = {"min_days": stage.duration[0], "max_days": stage.duration[1]}
    for section, items in stage.items.items():
        ids = _Ids(f"{stage_id}/{section.slug}", findings)
        mapping[section.value] = [
            _item_mapping(item, ids.settle(item.id, item.name, item.line), section, findings)
            for item in items
        ]
    _pair_outcomes(mapping)
    return mapping


def _item_mapping(item: DraftItem, item_id: str, section: Section, findings: list[Finding]) -> dict[str, Any]:
    mapping: dict[str, Any] = {
        "id": item_id,
        "name": item.name,
        "description": item.description,
        "line": item.line,
    }
    if section is Section.KEY_ACTIVITIES:
        mapping |= {
            "summary": item.summary,
            "steps": item.steps,
            "key_points": item.key_points,
            "importance": item.importance,
        }
    elif section is Section.EXIT_CRITERIA:
        mapping |= {"summary": item.summary, "guidance": item.guidance, "required": item.required}
        mapping["requirements"] = _requirement_mappings(item, findings)
        mapping |= {"ask": question_mappings(item.asking.questions), "who": item.asking.who}
        mapping["needs"] = item.asking.needs
    return mapping


def question_mappings(questions: Iterable[DraftQuestion]) -> list[dict[str, Any]]:
    """Questions for the customer as mappings."""
    return [{"question": one.question, "follow_up": one.follow_up} for one in questions]


def _requirement_mappings(item: DraftItem, findings: list[Finding]) -> list[dict[str, Any]]:
    ids = _Ids(item.name, findings)
    return [
        {"id": ids.settle(part.id, str(position), part.line), "text": part.text, "line": part.line}
        | ({NEED: True} if part.need else {})
        for position, part in enumerate((part for part in item.requirements if part.text), 1)
    ]


def _pair_outcomes(stage: Mapping[str, Any]) -> None:
    """An outcome and an exit criterion of one id or one name belong together."""
    outcomes = stage.get(Section.OUTCOMES.value, [])
    by_id = {outcome["id"]: outcome["id"] for outcome in outcomes}
    by_name = {fold_label(outcome["name"]): outcome["id"] for outcome in reversed(outcomes)}
    for criterion in stage.get(Section.EXIT_CRITERIA.value, []):
        criterion["outcome"] = by_id.get(criterion["id"]) or by_name.get(fold_label(criterion["name"]))


class _Ids:
    """The ids of one section, each given once."""

    def __init__(self, place: str, findings: list[Finding]) -> None:
        self._place = place
        self._findings = findings
        self._lines: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def settle(self, stated: str, name: str, line: int) -> str:
        """The id of an item: as stated, else a slug of the name; a second of the same gets -2."""
        wanted = stated or slugify_name(name)
        settled = wanted
        while settled in self._lines:
            self._counts[wanted] = self._counts.get(wanted, 1) + 1
            settled = f"{wanted}-{self._counts[wanted]}"
        if settled != wanted and (stated or self._names[wanted] != fold_label(name)):
            first = self._lines[wanted]
            self._findings.append(
                make_finding(
                    line,
                    FindingCode.DUPLICATE_ID,
                    Severity.ERROR,
                    id=wanted,
                    item=name,
                    first=first,
                    place=self._place,
                )
            )
        self._lines[settled] = line
        self._names[settled] = fold_label(name)
        return settled
