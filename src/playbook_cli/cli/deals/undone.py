"""`playbook undone DEAL REF…`: an item is open again."""

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption, RefsArgument
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of


def undone(
    context: typer.Context,
    deal: DealArgument,
    refs: RefsArgument,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Mark items or requirements open again.

    Example: `playbook undone acme E1.2`
    """
    from playbook_cli.services.recording.marking import mark_open

    wiring = wiring_of(context)
    recorded = mark_open(wiring.workspace, deal, refs, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run, typed=refs)
