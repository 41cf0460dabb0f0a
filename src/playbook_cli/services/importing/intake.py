"""Carrying out an import: all of its plan, or nothing.

The plan is made while the store takes what it says, so that nothing of it is held; the store writes nothing
before the last change is known. A line that is refused then ends it all.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from playbook_cli.errors.tables import ImportRefused
from playbook_cli.services.importing.import_plan import ImportPlan
from playbook_cli.services.importing.planning import Planning
from playbook_cli.services.ports.deal_store import StoreChange
from playbook_cli.services.ports.progress import ImportProgress, ImportStep
from playbook_cli.services.workspace import Workspace


def carry_out(
    workspace: Workspace, planning: Planning, *, dry_run: bool = False, progress: ImportProgress | None = None
) -> ImportPlan:
    """Write what a planning leads to, all of it, or nothing where a line is refused or on a dry run.

    Raises DealExists, DealMovedOn and what writing raises, and then nothing is written.
    """
    if dry_run:
        for _change in planning.list_changes():
            pass
        return planning.finish()
    with suppress(ImportRefused):  # what refused it stands in the plan
        workspace.deals.take(
            _list_whole(workspace, planning),
            source=planning.source,
            progress=partial(progress, ImportStep.WRITING) if progress else None,
        )
    return planning.finish()


def _list_whole(workspace: Workspace, planning: Planning) -> Iterator[StoreChange]:
    """Every change, and at their end that all of them count: raises ImportRefused where one does not."""
    yield from planning.list_changes()
    if planning.refused:
        raise ImportRefused(planning.source, tuple(planning.refused))
    for edition in planning.editions:
        if edition.digest in planning.followed:
            workspace.snapshots.save(edition)
