"""Playbooks to look things up in: the one asked for, or the one a deal is pinned to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.lookup import resolve_anywhere, resolve_section
from playbook_cli.domain.playbook.refs import Place, is_ref, resolve_stage
from playbook_cli.errors import NotFound
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_deal, open_loaded

if TYPE_CHECKING:
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook, Stage
    from playbook_cli.domain.playbook.structure import Section


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was asked for of a playbook: all of it, a stage, a section, or one item."""

    read: ReadPlaybook
    stage: Stage | None = None
    section: Section | None = None
    place: Place | None = None
    pinned: PinnedEdition | None = None


@dataclass(frozen=True, slots=True)
class PinnedEdition:
    """The edition that a deal follows; `current` is the one that is installed now, None where none is."""

    deal: DealState
    current: Playbook | None


def look_up(
    workspace: Workspace,
    reference: str | None,
    *,
    deal: str | None = None,
    stage: str | None = None,
    within: str | None = None,
    section: str | None = None,
    item: str | None = None,
) -> Lookup:
    """Find a stage, a section or an item, for a deal in the playbook it is pinned to and its own stage first.

    `within` is an item of that stage, or a stage or an item of the deal that is named in its place.
    Raises NotFound with the nearest names, or AmbiguousName.
    """
    if stage and is_ref(stage) and not any((item, section, within)):
        stage, item = None, stage
    part = within or item
    if deal:
        return _look_up_pinned(workspace, open_deal(workspace, deal), stage, section, part)
    read = load_playbook(workspace, reference)
    try:
        found = _find_stage(read, stage)
    except NotFound as unknown:
        if reference or stage is None:
            raise
        return _look_up_deal(workspace, stage, unknown, within=within, section=section, item=item)
    return _look_into(read, found, section, part)


def _look_up_pinned(
    workspace: Workspace, opened: OpenedDeal, stage: str | None, section: str | None, item: str | None
) -> Lookup:
    """Find it in the edition of a deal, in the deal's own stage first."""
    read = ReadPlaybook(opened.playbook, (), opened.state.playbook.version)
    found = _look_into(read, _find_stage(read, stage), section, item, here=opened.stage)
    return replace(found, pinned=_find_pinned(workspace, opened))


def _find_stage(read: ReadPlaybook, stage: str | None) -> Stage | None:
    return resolve_stage(read.playbook, stage) if stage else None


def _look_into(
    read: ReadPlaybook, stage: Stage | None, section: str | None, item: str | None, here: Stage | None = None
) -> Lookup:
    """Find a section and an item in a stage, or in the whole playbook, the stage of the deal first."""
    place = resolve_anywhere(read.playbook, stage, item, here=here) if item else None
    return Lookup(read, stage, resolve_section(read.playbook, section) if section else None, place)


def _look_up_deal(
    workspace: Workspace,
    name: str,
    unknown: NotFound,
    *,
    within: str | None,
    section: str | None,
    item: str | None,
) -> Lookup:
    """The playbook of the deal that is named where a stage could be; raises `unknown` where none is."""
    try:
        return look_up(workspace, None, deal=name, stage=within, section=section, item=item)
    except NotFound as error:
        if error.kind == "stage" and within and not item:
            return look_up(workspace, None, deal=name, section=section, item=within)
        if error.kind != "deal":
            raise
        raise unknown from None


def load_playbook(workspace: Workspace, reference: str | None, *, with_report: bool = False) -> ReadPlaybook:
    """The playbook of a file or an id, else the one from the settings, else the default."""
    wanted = reference or workspace.playbook
    return workspace.library.load(wanted, workspace.language, with_report=with_report)


def _find_pinned(workspace: Workspace, opened: OpenedDeal) -> PinnedEdition:
    """The edition of a deal beside the one that it would follow if it were upgraded."""
    from playbook_cli.services.authoring.upgrading import find_edition

    native = replace(workspace, language=None)
    try:
        current = find_edition(native, open_loaded(native, opened.deal), None)
    except NotFound:
        current = None
    return PinnedEdition(opened.state, current)
