"""`playbook snooze DEAL --until DATE`: silence the clocks for a while."""

from typing import Annotated

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import later


def snooze(
    context: typer.Context,
    deal: DealArgument,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help=later("The last day without warnings."))
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Silence a deal's stale warnings until a date; without --until, turn them back on.

    Example: `playbook snooze acme --until +2w`
    """
    from playbook_cli.services.recording.setting_fields import snooze_deal

    wiring = wiring_of(context)
    recorded = snooze_deal(wiring.workspace, deal, until=until, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
