"""`playbook board`: the open deals, a column per stage."""

import typer

from playbook_cli.cli.command_line.selecting import none_found, selection_of
from playbook_cli.cli.options import AsOfOption, JsonOption
from playbook_cli.cli.wiring import wiring_of


def board(context: typer.Context, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Show the open deals in a column per stage: count, amount, gate, days; `!` marks what is past a limit.

    Example: `playbook board`
    """
    from playbook_cli.services.pipeline.surveying import show_board

    wiring = wiring_of(context).on_day(as_of)
    found = show_board(wiring.workspace, selection_of(context))
    if as_json:
        from playbook_cli.render.json.pipeline_json import boards_mapping

        wiring.terminal.print_json(boards_mapping(found))
    elif not found:
        wiring.terminal.tell(none_found(context))
    else:
        from playbook_cli.render.lines.pipeline.board_lines import board_lines

        wiring.terminal.print_all(board_lines(found, wiring.terminal))
