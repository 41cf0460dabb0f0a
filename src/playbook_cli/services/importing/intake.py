"""Carrying out an import: all of its plan, or nothing.

What can be known before the first write is known by then: no line is refused, and the store still stands as
it did when the plan was made. What is left is a disk that fails on the way, or a person who interrupts.
"""

from collections.abc import Sequence

from playbook_cli.domain.names import fold_id
from playbook_cli.errors import DealExists, DealMovedOn, ImportRefused, ImportStopped, PlaybookError
from playbook_cli.services.importing.import_plan import Fate, ImportPlan, PlannedDeal
from playbook_cli.services.workspace import Workspace


def carry_out(workspace: Workspace, plan: ImportPlan) -> None:
    """Write what a plan says.

    Raises ImportRefused, DealExists or DealMovedOn, and then nothing is written; ImportStopped should a write
    fail on the way: the deals before it are in, and the same file again takes the rest.
    """
    if plan.refused:
        raise ImportRefused(plan.source, plan.refused)
    waiting = [planned for planned in plan.deals if planned.fate is not Fate.UNCHANGED]
    if not waiting:
        return
    _check_unmoved(workspace, waiting)
    for edition in plan.editions:
        workspace.snapshots.save(edition)
    for taken, planned in enumerate(waiting):
        try:
            _write(workspace, planned)
        except PlaybookError as error:
            raise ImportStopped(plan.source, taken, len(waiting)) from error


def _check_unmoved(workspace: Workspace, waiting: Sequence[PlannedDeal]) -> None:
    """Whether the store still stands as it did when the plan was made."""
    present = {fold_id(deal_id) for deal_id in workspace.deals.list_ids()}
    for planned in waiting:
        deal = planned.after.deal
        if planned.fate is Fate.CREATED:
            if fold_id(deal.id) in present:
                raise DealExists(deal.id, workspace.deals.find_name(deal.id) or deal.id)
        else:
            found, expected = len(workspace.deals.load(deal.id).history), _length_before(planned)
            if found != expected:
                raise DealMovedOn(deal.id, expected, found)


def _write(workspace: Workspace, planned: PlannedDeal) -> None:
    deal = planned.after.deal
    if planned.fate is Fate.CREATED:
        workspace.deals.create(deal)
    else:
        workspace.deals.append(deal.id, planned.events, expected_length=_length_before(planned))


def _length_before(planned: PlannedDeal) -> int:
    return len(planned.after.deal.history) - len(planned.events)
