"""`playbook status [DEAL]`: where a deal stands."""

import typer

from playbook_cli.cli.options import DealArgument, JsonOption
from playbook_cli.cli.wiring import wiring_of


def status(context: typer.Context, deal: DealArgument, as_json: JsonOption = False) -> None:
    """Show where a deal stands: progress by section, the gate, the clocks, what next, warnings.

    Example: `playbook status acme`
    """
    from playbook_cli.services.coaching import brief_deal  # noqa: PLC0415  # start-up time

    wiring = wiring_of(context)
    opened, briefing = brief_deal(wiring.workspace, deal)
    if as_json:
        from playbook_cli.render.deal_json import status_mapping  # noqa: PLC0415

        return wiring.terminal.print_json(status_mapping(opened, briefing, wiring.workspace))
    from playbook_cli.render.status_lines import status_lines  # noqa: PLC0415

    return wiring.terminal.print(*status_lines(opened, briefing, wiring.workspace, wiring.terminal))
