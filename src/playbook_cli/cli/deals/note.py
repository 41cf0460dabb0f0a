"""`playbook note DEAL TEXT`: keep a note."""

from typing import Annotated

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import later


def note(
    context: typer.Context,
    deal: DealArgument,
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT", help=later("The note; an item's ref may stand before it."))
    ],
    item: Annotated[
        str | None, typer.Option("--item", metavar="REF", help=later("Attach it to this item."))
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Add a note to a deal, or to one of its items.

    Example: `playbook note acme "CFO is on leave until Monday" --item E5`
    """
    from playbook_cli.services.recording.noting import note_deal

    wiring = wiring_of(context)
    recorded = note_deal(wiring.workspace, deal, text, item=item, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
