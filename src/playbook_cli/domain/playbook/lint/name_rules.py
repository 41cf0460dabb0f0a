"""Lint rules about names and ids: what a deal remembers must be given once and stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from playbook_cli.domain.names import fold_name, join_names
from playbook_cli.domain.playbook.finding import Finding, FindingCode, Severity, make_finding
from playbook_cli.domain.playbook.structure import Section

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Item, Playbook, Stage


def find_duplicates(playbook: Playbook) -> Iterator[Finding]:
    """Two items of one name in a section, or of one id, which is worse: they would share their ticks."""
    for stage in playbook.stages:
        for _, items in stage.sections():
            yield from _second_of(items, lambda item: fold_name(item.name), FindingCode.DUPLICATE_NAME)
            yield from _second_of(items, lambda item: item.id, FindingCode.DUPLICATE_ID, Severity.ERROR)


def _second_of(
    items: tuple[Item, ...],
    key: Callable[[Item], str],
    code: FindingCode,
    severity: Severity = Severity.WARNING,
) -> Iterator[Finding]:
    seen: dict[str, Item] = {}
    for item in items:
        first = seen.setdefault(key(item), item)
        if first is not item:
            yield make_finding(item.line, code, severity, item=item.name, id=item.id, first=first.line or 0)


def find_repeated_items(playbook: Playbook) -> Iterator[Finding]:
    """The same activity, or the same criterion, in several stages."""
    repeated = (
        (Section.KEY_ACTIVITIES, FindingCode.REPEATED_ACTIVITY),
        (Section.EXIT_CRITERIA, FindingCode.REPEATED_CRITERION),
    )
    for section, code in repeated:
        for places in _by_name(playbook, section).values():
            if len(places) > 1:
                _, item = places[1]
                stages = join_names(stage.name for stage, _ in places)
                yield make_finding(item.line, code, item=item.name, stages=stages, count=len(places))


def _by_name(playbook: Playbook, section: Section) -> dict[str, list[tuple[Stage, Item]]]:
    found: dict[str, dict[str, tuple[Stage, Item]]] = {}
    for stage in playbook.stages:
        for item in stage.items(section):
            found.setdefault(fold_name(item.name), {}).setdefault(stage.id, (stage, item))
    return {name: list(places.values()) for name, places in found.items()}


def find_missing_ids(playbook: Playbook, unnamed: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """Items, by line and name, whose id was made from their name: renaming one of them loses its ticks."""
    if unnamed:
        total = sum(len(items) for stage in playbook.stages for _, items in stage.sections())
        line, name = unnamed[0]
        yield make_finding(line, FindingCode.IDS_MISSING, count=len(unnamed), total=total, item=name)
