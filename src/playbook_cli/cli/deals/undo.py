"""`playbook undo DEAL`: take the last event back, or a whole import."""

from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import DryRunOption, JsonOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.services.importing.taking_back import TakenBack


def undo(
    context: typer.Context,
    deal: Annotated[
        str | None,
        typer.Argument(metavar="DEAL", help=later("Its id, its name, or a part that matches only one deal.")),
    ] = None,
    event: Annotated[
        str | None,
        typer.Option("--event", metavar="ID", help=later("This event, by the start of its id.")),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option("--import", metavar="ID", help=later("A whole import, on every deal that it touched.")),
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Undo your last event on a deal; it stays in the log. Someone else's event needs --event.

    Example: `playbook undo acme`
    """
    wiring = wiring_of(context)
    if batch:
        if deal or event:
            raise typer.BadParameter(_("--import covers every deal that it touched; leave out the deal"))
        return _take_back(wiring, batch, as_json=as_json, dry_run=dry_run)
    if deal is None and wiring.terminal.interactive and not as_json:
        from playbook_cli.cli.asking.missing_words import ask_deal

        deal = ask_deal(wiring, "undo")
    if deal is None:
        raise typer.BadParameter(_("say which deal, or which import: --import ID"))
    from playbook_cli.services.recording.noting import undo_event

    recorded = undo_event(wiring.workspace, deal, event_id=event, dry_run=dry_run)
    return answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)


def _take_back(wiring: Wiring, batch: str, *, as_json: bool, dry_run: bool) -> None:
    from playbook_cli.render.json.import_json import taken_back_mapping
    from playbook_cli.render.lines.import_lines import taken_back_lines
    from playbook_cli.services.importing.taking_back import take_back_import

    taken: TakenBack = take_back_import(wiring.workspace, batch, dry_run=dry_run)
    if as_json:
        return wiring.terminal.print_json(taken_back_mapping(taken, dry_run=dry_run))
    if dry_run:
        wiring.terminal.tell(_("Dry run: nothing is recorded."))
    return wiring.terminal.print(*taken_back_lines(taken))
