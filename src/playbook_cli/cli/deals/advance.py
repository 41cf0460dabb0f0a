"""`playbook advance DEAL`: a deal passes its stage gate."""

import typer

from playbook_cli.cli.asking.missing_words import ask_reason
from playbook_cli.cli.options import (
    DealArgument,
    DryRunOption,
    JsonOption,
    OptionalReasonOption,
    OverrideOption,
    ToOption,
)
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of


def advance(
    context: typer.Context,
    deal: DealArgument,
    to: ToOption = None,
    override: OverrideOption = False,
    reason: OptionalReasonOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Move a deal on to the next stage; refused while its gate is not met.

    Example: `playbook advance acme`
    """
    from playbook_cli.services.recording.moving import advance_deal

    wiring = wiring_of(context)
    if override and reason is None and wiring.terminal.interactive and not as_json:
        reason = ask_reason()
    recorded = advance_deal(wiring.workspace, deal, to=to, override=override, reason=reason, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
