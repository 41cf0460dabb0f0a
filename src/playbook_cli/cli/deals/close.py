"""`playbook close DEAL OUTCOME`: a deal ends."""

from typing import Annotated

import typer

from playbook_cli.cli.options import (
    DealArgument,
    DryRunOption,
    JsonOption,
    OverrideOption,
)
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.render.words.translation import later


def close(
    context: typer.Context,
    deal: DealArgument,
    outcome: Annotated[str, typer.Argument(metavar="won|lost|no-decision", help=later("The outcome."))],
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", metavar="TEXT", help=later("One of the playbook's reasons; details after a colon.")
        ),
    ] = None,
    detail: Annotated[
        str | None, typer.Option("--detail", metavar="TEXT", help=later("More on the reason, in your words."))
    ] = None,
    competitor: Annotated[
        str | None,
        typer.Option(
            "--competitor",
            metavar="NAME",
            help=later("The competitor that won the deal, if there was one."),
        ),
    ] = None,
    override: OverrideOption = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Close a deal as won, lost or no decision; in a terminal it asks for the reason.

    Example: `playbook close acme lost --reason "price: 20% over Beta" --competitor Beta`
    """
    from playbook_cli.services.recording.moving import close_deal

    wiring = wiring_of(context)
    if reason is None and not as_json and wiring.terminal.interactive:
        reason, competitor = _ask_why(wiring, deal, outcome, competitor)
    recorded = close_deal(
        wiring.workspace,
        deal,
        outcome,
        reason=reason,
        detail=detail,
        competitor=competitor,
        override=override,
        dry_run=dry_run,
    )
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)


def _ask_why(
    wiring: Wiring, deal: str, outcome: str, competitor: str | None
) -> tuple[str | None, str | None]:
    """Ask for the reason and the competitor of a deal that was not won; the rules stay the same."""
    from playbook_cli.services.recording.moving import list_end_reasons, read_outcome

    listed, status = list_end_reasons(wiring.workspace, deal, outcome), read_outcome(outcome)
    if status is DealStatus.WON:
        return None, competitor
    from playbook_cli.cli.asking.end_questions import ask_end

    draft = ask_end(status, listed, competitor, leaves=True)
    if draft is None:
        raise KeyboardInterrupt  # there is nothing to go back to
    return draft.reason, draft.competitor
