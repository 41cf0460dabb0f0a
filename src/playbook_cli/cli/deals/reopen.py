"""`playbook reopen DEAL`: a closed deal is worked again."""

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption, OptionalReasonOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of


def reopen(
    context: typer.Context,
    deal: DealArgument,
    reason: OptionalReasonOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Reopen a closed deal in the stage where it ended.

    Example: `playbook reopen acme --reason "budget is back"`
    """
    from playbook_cli.services.recording.setting_fields import reopen_deal

    wiring = wiring_of(context)
    recorded = reopen_deal(wiring.workspace, deal, reason=reason, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
