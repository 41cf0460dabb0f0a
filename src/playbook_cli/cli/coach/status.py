"""`playbook status [DEAL]`: where a deal stands; without DEAL the open deals, a line each."""

from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.command_line.selecting import none_found, refuse_selection, selection_of
from playbook_cli.cli.options import AsOfOption, JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import later

if TYPE_CHECKING:
    from playbook_cli.domain.pipeline.selection import Selection


def status(
    context: typer.Context,
    deal: Annotated[
        str | None,
        typer.Argument(metavar="DEAL", help=later("Its id, its name, or a part that matches only one deal.")),
    ] = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show where a deal stands; without DEAL list the open deals, the most pressing first.

    Example: `playbook status acme`
    """
    wiring = wiring_of(context).on_day(as_of)
    if deal is None:
        return _list_deals(context, wiring, as_json=as_json)
    refuse_selection(context)
    from playbook_cli.services.coaching import brief_closely
    from playbook_cli.services.workspace import see_deal

    opened = see_deal(wiring.workspace, deal)
    briefing = brief_closely(wiring.workspace, opened)
    if as_json:
        from playbook_cli.render.json.deal_json import status_mapping

        return wiring.terminal.print_json(status_mapping(opened, briefing, wiring.workspace))
    from playbook_cli.render.lines.status_lines import status_lines

    return wiring.terminal.print(*status_lines(opened, briefing, wiring.workspace, wiring.terminal))


def _list_deals(context: typer.Context, wiring: Wiring, *, as_json: bool) -> None:
    selection = selection_of(context)
    if as_json:
        return _print_json(wiring, selection)
    from playbook_cli.services.pipeline.listing import list_open_deals

    listed = list_open_deals(wiring.workspace, selection)
    if not listed:
        return wiring.terminal.tell(none_found(context))
    from playbook_cli.render.lines.pipeline.deal_list_lines import deal_lines

    return wiring.terminal.print_all(deal_lines(listed, wiring.now, wiring.terminal))


def _print_json(wiring: Wiring, selection: "Selection") -> None:
    from playbook_cli.render.json.pipeline_json import deals_mappings
    from playbook_cli.services.coaching import brief_open_deals

    told = deals_mappings(brief_open_deals(wiring.workspace, selection))
    # Where a line says how many deals are read, it is gone before something is printed.
    wiring.terminal.print_json_array(list(told) if wiring.workspace.progress else told)
