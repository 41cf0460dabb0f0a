"""`playbook waive DEAL REF… --reason`: a missing item is accepted."""

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption, ReasonOption, RefsArgument
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of


def waive(
    context: typer.Context,
    deal: DealArgument,
    refs: RefsArgument,
    reason: ReasonOption,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Waive an item: accept that it is missing, for a reason that is kept.

    Example: `playbook waive acme E10 --reason "no tender"`
    """
    from playbook_cli.services.recording.marking import waive_items

    wiring = wiring_of(context)
    recorded = waive_items(wiring.workspace, deal, refs, reason=reason, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
