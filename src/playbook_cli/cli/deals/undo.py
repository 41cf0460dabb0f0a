"""`playbook undo DEAL`: take the last event back."""

from typing import Annotated

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import later


def undo(
    context: typer.Context,
    deal: DealArgument,
    event: Annotated[
        str | None,
        typer.Option("--event", metavar="ID", help=later("This event, by the start of its id.")),
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Undo your last event of a deal; it stays in the log. Somebody else's only by --event.

    Example: `playbook undo acme`
    """
    from playbook_cli.services.recording.deals import undo_event

    wiring = wiring_of(context)
    recorded = undo_event(wiring.workspace, deal, event_id=event, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
