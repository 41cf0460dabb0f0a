"""`playbook log DEAL`: the whole history of a deal."""

import typer

from playbook_cli.cli.options import DealArgument, JsonOption
from playbook_cli.cli.wiring import wiring_of


def log(context: typer.Context, deal: DealArgument, as_json: JsonOption = False) -> None:
    """Show every event of a deal, the oldest first.

    Example: `playbook log acme`
    """
    from playbook_cli.services.workspace import open_deal

    wiring = wiring_of(context)
    opened = open_deal(wiring.workspace, deal)
    if as_json:
        from playbook_cli.render.json.deal_json import log_mapping

        return wiring.terminal.print_json(log_mapping(opened))
    from playbook_cli.render.lines.recorded.recorded_lines import log_lines

    return wiring.terminal.print(*log_lines(opened, wiring.now, wiring.terminal))
