"""A playbook as JSON, in the form `playbook/1` that scripts rely on; keys are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playbook_cli.domain.deal.gate import find_mark
from playbook_cli.domain.playbook.ends import find_end, find_number
from playbook_cli.domain.playbook.refs import Place, find_places, list_requirements
from playbook_cli.domain.playbook.structure import PLAYBOOK_FORMAT, Section, is_criterion
from playbook_cli.render.json.mark_json import mark_mapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.playbook.finding import Finding
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
    from playbook_cli.domain.playbook.model import Item, Playbook, Stage
    from playbook_cli.services.authoring.linting import LintedFile
    from playbook_cli.services.authoring.looking_up import Lookup, PinnedEdition


def playbook_mapping(read: ReadPlaybook) -> dict[str, Any]:
    """The whole playbook, with what its reader found."""
    playbook = read.playbook
    head = {"format": PLAYBOOK_FORMAT, "id": playbook.id, "title": playbook.title}
    words = playbook.model_dump(mode="json", exclude={"id", "title", "stages"})
    return {
        **head,
        **words,
        "digest": playbook.digest,
        "source": read.source,
        "stages": [stage_mapping(stage, playbook) for stage in playbook.stages],
        "findings": [finding_mapping(finding) for finding in read.findings],
    }


def stage_mapping(stage: Stage, playbook: Playbook) -> dict[str, Any]:
    """One stage with all its sections; an end has no position, and `end` says how a deal is over there."""
    sections: dict[str, list[dict[str, Any]]] = {section.value: [] for section in Section}
    for place in find_places(stage):
        if place.requirement is None:
            sections[place.section.value].append(item_mapping(place))
    plain = stage.model_dump(mode="json", exclude={section.value for section in Section})
    other = plain.pop("other_sections")
    line = plain.pop("line")
    end = find_end(playbook, stage)
    plain |= {"end": end.value if end else None, "position": find_number(playbook, stage)}
    return {**plain, **sections, "other_sections": other, "line": line}


def item_mapping(place: Place) -> dict[str, Any]:
    """One item with its ref; a requirement's ref is built on that of its criterion."""
    item: Item = place.item
    mapping: dict[str, Any] = {"ref": place.ref, **item.model_dump(mode="json")}
    if is_criterion(item):
        mapping["requirements"] = [
            {"ref": f"{place.whole.ref}.{number}", **requirement.model_dump(mode="json")}
            for number, requirement in enumerate(item.requirements, 1)
        ]
    return mapping


def lookup_mapping(lookup: Lookup) -> dict[str, Any]:
    """What was looked up, in the same form: the playbook with only the stage, section or item asked for."""
    if lookup.place:
        return {
            "stage": lookup.place.stage.id,
            "section": lookup.place.section.value,
            **item_mapping(lookup.place),
            **_record_mapping(lookup.place, lookup.pinned),
        }
    playbook = lookup.read.playbook
    stages = (lookup.stage,) if lookup.stage else playbook.stages
    if lookup.section:
        stages = tuple(_only_section(stage, lookup.section) for stage in stages)
    mapping = playbook_mapping(lookup.read)
    return {**mapping, "stages": [stage_mapping(stage, playbook) for stage in stages]}


def _record_mapping(place: Place, pinned: PinnedEdition | None) -> dict[str, Any]:
    """How a deal stands with an item: each of its parts that is marked, and by what it is settled."""
    if pinned is None:
        return {}
    marks = ((part, find_mark(part, pinned.deal.marks)) for part in list_requirements(place) or [place])
    return {
        "deal": pinned.deal.id,
        "recorded": [{"ref": part.ref, **mark_mapping(mark)} for part, mark in marks if mark],
    }


def _only_section(stage: Stage, section: Section) -> Stage:
    return stage.model_copy(update={other.value: () for other in Section if other is not section})


def finding_mapping(finding: Finding) -> dict[str, Any]:
    """One finding: its code, severity, line and what it is about."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "line": finding.line,
        **dict(finding.fields),
    }


def lint_mappings(linted: Sequence[LintedFile]) -> list[dict[str, Any]]:
    """What was found in each file, with the words of each finding."""
    return [_linted_mapping(file, finding) for file in linted for finding in file.findings]


def _linted_mapping(file: LintedFile, finding: Finding) -> dict[str, Any]:
    from playbook_cli.render.words.findings.finding_words import describe_finding

    words = describe_finding(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": file.file,
        "line": finding.line,
        "message": words.message,
        "help": words.help,
    }
