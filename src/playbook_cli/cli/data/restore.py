"""`playbook restore DEAL`: bring back the generation before."""

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.wiring import wiring_of


def restore(
    context: typer.Context, deal: DealArgument, dry_run: DryRunOption = False, as_json: JsonOption = False
) -> None:
    """Restore a deal as it was before its last write; restoring twice reverses it.

    Example: `playbook restore acme`
    """
    from playbook_cli.render.json.store_json import restored_mapping
    from playbook_cli.render.words.trouble_words import restored_lines
    from playbook_cli.services.inspecting import restore_deal

    wiring = wiring_of(context)
    restored = restore_deal(wiring.workspace, wiring.inspector, deal, dry_run=dry_run)
    if as_json:
        return wiring.terminal.print_json(restored_mapping(restored, dry_run=dry_run))
    return wiring.terminal.print(*restored_lines(restored, dry_run=dry_run))
