"""`playbook back DEAL --reason`: a deal walks back."""

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption, ReasonOption, ToOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of


def back(
    context: typer.Context,
    deal: DealArgument,
    reason: ReasonOption,
    to: ToOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Move a deal back to an earlier stage; every mark stays.

    Example: `playbook back acme --reason "budget withdrawn"`
    """
    from playbook_cli.services.recording.moving import walk_back

    wiring = wiring_of(context)
    recorded = walk_back(wiring.workspace, deal, reason=reason, to=to, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
