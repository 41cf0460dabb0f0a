"""From a draft to the mapping that the model validates: ids, pairs, order, limits, links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from playbook_cli.domain.names import slugify_name
from playbook_cli.domain.playbook.finding import Finding, FindingCode, Severity, make_finding
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.items.asking import DraftQuestion
from playbook_cli.reading.items.draft_item import DraftItem
from playbook_cli.reading.labels.label_meanings import fold_label
from playbook_cli.reading.stages.criterion_needs import NEED
from playbook_cli.reading.stages.drafts import DraftOther, DraftPlaybook, DraftStage


def stage_mappings(draft: DraftPlaybook, findings: list[Finding]) -> list[dict[str, Any]]:
    """Every stage as a mapping in the order of the playbook; what does not agree is a finding."""
    stages = _order_stages(draft, findings)
    ids = _Ids("stages", findings)
    return [
        _stage_mapping(stage, position, ids.settle(stage.id, stage.name, stage.line), findings)
        for position, stage in enumerate(stages, 1)
    ]


def other_mappings(others: Iterable[DraftOther]) -> list[dict[str, Any]]:
    """Text that has no place of its own, as a mapping."""
    return [{"title": other.title, "text": other.text, "line": other.line} for other in others]


def _order_stages(draft: DraftPlaybook, findings: list[Finding]) -> list[DraftStage]:
    """The order of the opening list, where it names the very stages that the text describes."""
    listed = list(dict.fromkeys(fold_label(name) for name, _ in draft.listed))
    described = [fold_label(stage.name) for stage in draft.stages]
    if set(listed).isdisjoint(described):
        return draft.stages
    findings += _compare_with_list(draft, listed, described)
    if sorted(described) != sorted(listed):
        return draft.stages
    if described != listed:
        findings.append(make_finding(draft.listed[0][1], FindingCode.STAGE_ORDER_DIFFERS))
    return sorted(draft.stages, key=lambda stage: listed.index(fold_label(stage.name)))


def _compare_with_list(
    draft: DraftPlaybook, listed: Sequence[str], described: Sequence[str]
) -> Iterator[Finding]:
    """The stages that only the opening list names, and those that only the text describes."""
    for name, line in draft.listed:
        if fold_label(name) not in described:
            yield make_finding(line, FindingCode.STAGE_WITHOUT_SECTION, stage=name)
    for stage in draft.stages:
        if fold_label(stage.name) not in listed:
            yield make_finding(stage.line, FindingCode.STAGE_NOT_LISTED, stage=stage.name)


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
