"""`playbook archive DEAL`: put a deal away."""

from typing import Annotated

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import later


def archive(
    context: typer.Context,
    deal: DealArgument,
    back: Annotated[bool, typer.Option("--back", help=later("Put it back into the lists."))] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Archive a deal, so that lists and statistics leave it out.

    Example: `playbook archive acme`
    """
    from playbook_cli.services.recording.setting_fields import archive_deal

    wiring = wiring_of(context)
    recorded = archive_deal(wiring.workspace, deal, back=back, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
