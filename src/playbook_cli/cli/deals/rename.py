"""`playbook rename DEAL NAME`: another name for a deal."""

from typing import Annotated

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.recording import answer_recorded, tell_taken_id
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import later


def rename(
    context: typer.Context,
    deal: DealArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help=later("The new name."))],
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Rename a deal; its id and file stay the same.

    Example: `playbook rename acme "Acme Holding"`
    """
    from playbook_cli.services.recording.setting_fields import rename_deal

    wiring = wiring_of(context)
    recorded = rename_deal(wiring.workspace, deal, name, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
    tell_taken_id(wiring, recorded.after.deal.id, recorded.after.state.name)
