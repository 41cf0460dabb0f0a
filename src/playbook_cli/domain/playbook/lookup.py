"""Finding an item or a section of a playbook by what people call it, wherever it stands."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from playbook_cli.domain.names import find_nearest, find_only
from playbook_cli.domain.playbook.refs import Place, resolve_ref
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.text import fold_width
from playbook_cli.errors import AmbiguousName, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.domain.playbook.model import Playbook, Stage


def resolve_anywhere(
    playbook: Playbook, stage: Stage | None, item: str, *, here: Stage | None = None
) -> Place:
    """Find an item in a stage; without one in `here`, where a deal stands, or in the only one that has it."""
    start = stage or here or playbook.stages[0]
    if stage or "/" in fold_width(item):
        return resolve_ref(playbook, start, item)
    found = list(_find_in_stages(playbook, item))
    meant = [place for place in found if place.stage is here] or found
    return _only(meant, item) if meant else resolve_ref(playbook, start, item)


def _only(places: list[Place], item: str) -> Place:
    if len(places) > 1:
        raise AmbiguousName("item", item, tuple(f"{place.full_ref} {place.text}" for place in places))
    return places[0]


def _find_in_stages(playbook: Playbook, item: str) -> Iterator[Place]:
    for stage in playbook.stages:
        with suppress(NotFound):
            yield resolve_ref(playbook, stage, item)


def resolve_section(playbook: Playbook, text: str) -> Section:
    """Find a section by its name, its letter, a name the playbook gives it, or a part of one."""
    for section in Section:
        if fold_width(text).strip().upper() == section.letter:
            return section
    known = [(s, (s.value, *playbook.section_names.get(s, ()))) for s in Section]
    if found := find_only("section", text, known, lambda section: section.slug):
        return found
    names = tuple(section.slug for section in Section)
    raise NotFound("section", text, find_nearest(text, names) or names)
