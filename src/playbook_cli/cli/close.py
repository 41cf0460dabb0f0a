"""`playbook close DEAL OUTCOME`: a deal ends."""

from typing import Annotated

import typer

from playbook_cli.cli.options import (
    DealArgument,
    DryRunOption,
    JsonOption,
    OptionalReasonOption,
    OverrideOption,
)
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.translation import _


def close(
    context: typer.Context,
    deal: DealArgument,
    outcome: Annotated[str, typer.Argument(metavar="won|lost|no-decision", help=_("How it ends."))],
    reason: OptionalReasonOption = None,
    competitor: Annotated[
        str | None, typer.Option("--competitor", metavar="NAME", help=_("Who won it instead."))
    ] = None,
    override: OverrideOption = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Close a deal as won, lost or no decision.

    Example: `playbook close acme lost --reason "no budget"`
    """
    from playbook_cli.services.moves import close_deal  # noqa: PLC0415  # start-up time

    wiring = wiring_of(context)
    recorded = close_deal(
        wiring.workspace,
        deal,
        outcome,
        reason=reason,
        competitor=competitor,
        override=override,
        dry_run=dry_run,
    )
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
