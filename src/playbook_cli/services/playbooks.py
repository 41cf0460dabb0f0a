"""Playbooks to look things up in: the one asked for, or the one a deal is pinned to."""

from dataclasses import dataclass

from playbook_cli.domain.names import find_matches, find_nearest
from playbook_cli.domain.playbook.model import Playbook, Section, Stage
from playbook_cli.domain.playbook.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.refs import Place, resolve_ref, resolve_stage
from playbook_cli.errors import AmbiguousName, NotFound
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_deal


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was asked for of a playbook: all of it, a stage, a section, or one item."""

    read: ReadPlaybook
    stage: Stage | None = None
    section: Section | None = None
    place: Place | None = None


def look_up(
    workspace: Workspace,
    reference: str | None,
    *,
    deal: str | None = None,
    stage: str | None = None,
    section: str | None = None,
    item: str | None = None,
) -> Lookup:
    """Find a stage, a section or an item, for a deal in the playbook it is pinned to and its own stage first.

    Raises NotFound with the nearest names, or AmbiguousName.
    """
    opened = open_deal(workspace, deal) if deal else None
    read = _pinned(opened) if opened else load_playbook(workspace, reference)
    found = resolve_stage(read.playbook, stage) if stage else None
    here = opened.stage if opened else None
    place = resolve_anywhere(read.playbook, found, item, here=here) if item else None
    return Lookup(read, found, resolve_section(read.playbook, section) if section else None, place)


def load_playbook(workspace: Workspace, reference: str | None) -> ReadPlaybook:
    """The playbook of a file or an id, else the one from the settings, else the default."""
    return workspace.library.load(reference or workspace.playbook, workspace.language)


def _pinned(opened: OpenedDeal) -> ReadPlaybook:
    return ReadPlaybook(opened.playbook, (), opened.state.playbook.version)


def resolve_anywhere(
    playbook: Playbook, stage: Stage | None, item: str, *, here: Stage | None = None
) -> Place:
    """Find an item in a stage; without one in `here`, where a deal stands, or in the only one that has it."""
    if stage or "/" in item:
        return resolve_ref(playbook, stage or playbook.stages[0], item)
    found: list[Place] = []
    for candidate in playbook.stages:
        try:
            found.append(resolve_ref(playbook, candidate, item))
        except NotFound:
            continue
    own = [place for place in found if place.stage is here]
    if len(found) > 1 and not own:
        raise AmbiguousName("item", item, tuple(f"{place.full_ref} {place.text}" for place in found))
    found = own or found
    return found[0] if found else resolve_ref(playbook, here or playbook.stages[0], item)


def resolve_section(playbook: Playbook, text: str) -> Section:
    """Find a section by its name, its letter, a name the playbook gives it, or a part of one."""
    for section in Section:
        if text.strip().upper() == section.letter:
            return section
    known = [(s, (s.value, *playbook.section_names.get(s, ()))) for s in Section]
    matches = find_matches(text, known)
    if len(matches) == 1:
        return matches[0]
    names = tuple(section.slug for section in matches or Section)
    if matches:
        raise AmbiguousName("section", text, names)
    raise NotFound("section", text, find_nearest(text, names) or names)
