"""`playbook diff DEAL`: what the current edition of its playbook would change for a deal."""

import typer

from playbook_cli.cli.options import DealArgument, JsonOption, PlaybookOption
from playbook_cli.cli.wiring import wiring_of


def diff(
    context: typer.Context, deal: DealArgument, playbook: PlaybookOption = None, as_json: JsonOption = False
) -> None:
    """Show what the current edition of its playbook would change for a deal.

    The exit code is 0 whether or not there are changes; in scripts ask `--json` for `same`.

    Example: `playbook diff acme --playbook team.md`
    """
    from playbook_cli.services.authoring.upgrading import plan_deal_upgrade

    wiring = wiring_of(context)
    planned = plan_deal_upgrade(wiring.workspace, deal, playbook=playbook)
    if as_json:
        from playbook_cli.render.json.upgrade_json import plan_mapping

        return wiring.terminal.print_json(plan_mapping(planned.plan))
    from playbook_cli.render.lines.upgrade_lines import diff_lines

    return wiring.terminal.print(*diff_lines(planned, wiring.terminal, playbook=playbook))
