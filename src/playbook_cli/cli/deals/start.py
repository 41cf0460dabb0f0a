"""`playbook start NAME`: begin a deal."""

from typing import Annotated

import typer

from playbook_cli.cli.options import DryRunOption, JsonOption, PlaybookOption
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import _


def start(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("What you call the deal."))],
    playbook: PlaybookOption = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="STAGE", help=_("Begin in this stage, not in the first."))
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Begin a deal and pin the playbook as it is today.

    Example: `playbook start "Acme 集团"`
    """
    from playbook_cli.render.lines.recorded_lines import started_lines
    from playbook_cli.services.deals import start_deal

    wiring = wiring_of(context)
    opened = start_deal(wiring.workspace, name, playbook=playbook, stage=stage, dry_run=dry_run)
    if as_json:
        from playbook_cli.render.json.deal_json import started_mapping

        return wiring.terminal.print_json(started_mapping(opened, dry_run=dry_run))
    return wiring.terminal.print(*started_lines(opened, wiring.terminal, dry_run=dry_run))
