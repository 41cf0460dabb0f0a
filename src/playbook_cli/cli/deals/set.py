"""`playbook set DEAL FIELD=VALUE…`: what is known of a deal."""

from typing import Annotated

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import later


def set_(
    context: typer.Context,
    deal: DealArgument,
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE…", help=later("Or FIELD VALUE. An empty value clears the field.")
        ),
    ],
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Set owner, account, amount, currency, close_date, competitor, source or external:NAME.

    Example: `playbook set acme owner=li amount="120000 CNY" close_date=+6w`
    """
    from playbook_cli.services.recording.setting_fields import set_fields

    wiring = wiring_of(context)
    recorded = set_fields(wiring.workspace, deal, assignments, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)
