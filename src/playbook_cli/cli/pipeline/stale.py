"""`playbook stale`: the deals past a limit; exit code 1 when there are any."""

import typer

from playbook_cli.cli.command_line.selecting import selection_of
from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.options import AsOfOption, JsonOption
from playbook_cli.cli.wiring import wiring_of


def stale(context: typer.Context, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """List the open deals past one of their limits, with exit code 1 when there are any.

    Example: `playbook stale`
    """
    from playbook_cli.services.pipeline.surveying import list_stale

    wiring = wiring_of(context).on_day(as_of)
    found = list_stale(wiring.workspace, selection_of(context))
    if as_json:
        from playbook_cli.render.json.pipeline_json import stale_mapping

        wiring.terminal.print_json(stale_mapping(found))
    else:
        from playbook_cli.render.lines.pipeline.stale_lines import stale_lines

        wiring.terminal.print_all(stale_lines(found, wiring.terminal))
    if found:
        raise typer.Exit(ExitCode.NO)
