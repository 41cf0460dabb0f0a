"""Carrying out an import: all of its plan, or nothing.

What can be known before the first write is known by then: no line is refused, and the store still stands
as it did when the plan was made. The store takes the rest at once, whatever happens to the process.
"""

from playbook_cli.errors import ImportRefused
from playbook_cli.services.importing.import_plan import Fate, ImportPlan
from playbook_cli.services.ports import StoreChange
from playbook_cli.services.workspace import Workspace


def carry_out(workspace: Workspace, plan: ImportPlan) -> None:
    """Write what a plan says, all of it or nothing.

    Raises ImportRefused, DealExists, DealMovedOn and what writing raises, and then nothing is written.
    """
    if plan.refused:
        raise ImportRefused(plan.source, plan.refused)
    followed = {version for planned in plan.deals for version in planned.after.deal.versions}
    for edition in plan.editions:
        if edition.digest in followed:
            workspace.snapshots.save(edition)
    waiting = [planned for planned in plan.deals if planned.fate is not Fate.UNCHANGED]
    if not waiting:
        return
    changes = [
        StoreChange(planned.after.deal, planned.events, len(planned.after.deal.history) - len(planned.events))
        for planned in waiting
    ]
    workspace.deals.take(changes, source=plan.source)
