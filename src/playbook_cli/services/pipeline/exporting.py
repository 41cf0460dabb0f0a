"""Deals on their way out: whole with their editions, or as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.exchange.columns import Layout
from playbook_cli.domain.exchange.outgoing import ExportedDeal, deal_row, header_row, list_externals
from playbook_cli.domain.exchange.outgoing_stages import LabelNote, list_label_notes
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_all, open_deal

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


@dataclass(frozen=True, slots=True)
class Export:
    """Whole deals, those put away among them, and every edition that they followed."""

    deals: tuple[Deal, ...]
    playbooks: tuple[Playbook, ...]


def export_whole(workspace: Workspace, deals: Sequence[str] | None) -> Export:
    """These deals, or all, with everything that is known of them."""
    opened = list_exported(replace(workspace, language=None), deals)
    editions = {one.state.playbook.version: one.playbook for one in opened}
    for version in sorted({version for one in opened for version in one.deal.versions}):
        earlier = None if version in editions else workspace.snapshots.load(version)
        if earlier:
            editions[version] = earlier
    return Export(tuple(one.deal for one in opened), tuple(editions[v] for v in sorted(editions)))


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A row of headings and a row for each deal, and what there is to tell of the labels of their stages."""

    rows: tuple[tuple[str, ...], ...]
    notes: tuple[LabelNote, ...]


def export_table(workspace: Workspace, deals: Sequence[str] | None, layout: Layout) -> ExportedTable:
    """These deals, or all, in the columns of a layout."""
    tracked = [ExportedDeal(one.state, one.playbook) for one in list_exported(workspace, deals)]
    externals = list_externals(one.state for one in tracked)
    rows = (deal_row(one, layout, externals, workspace.now) for one in tracked)
    notes = list_label_notes((one.state.name, one.name_stage(layout)) for one in tracked)
    return ExportedTable((header_row(layout, externals), *rows), tuple(notes))


def list_exported(workspace: Workspace, deals: Sequence[str] | None) -> list[OpenedDeal]:
    """These deals, each once, or all where None are said."""
    if deals is None:
        return list(open_all(workspace))
    opened = (open_deal(workspace, deal) for deal in deals)
    return list({one.deal.id: one for one in opened}.values())
