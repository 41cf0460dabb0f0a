"""`playbook export [DEAL…]`: deals to other places, whole or as a table."""

from enum import StrEnum
from typing import Annotated

import typer

from playbook_cli.cli.command_line.selecting import is_selected, refuse_selection, selection_of
from playbook_cli.cli.data.layout_options import LayoutName, MappingOption, PresetOption, choose_layout
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import later


class ExportForm(StrEnum):
    """What an export is written as."""

    JSON = "json"
    CSV = "csv"


def export(
    context: typer.Context,
    deals: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DEAL…]", help=later("Only these deals; all of them if none is named.")),
    ] = None,
    form: Annotated[
        ExportForm,
        typer.Option("--format", help=later("JSON keeps everything; CSV has one row per deal.")),
    ] = ExportForm.JSON,
    preset: PresetOption = None,
    mapping: MappingOption = None,
    excel: Annotated[
        bool,
        typer.Option(
            "--excel", help=later("Begin the CSV with a mark that makes Excel show Chinese correctly.")
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=later("The same as --format json."))] = False,
) -> None:
    """Write deals to stdout: JSON keeps everything; CSV is for spreadsheets, Salesforce and HubSpot.

    Example: `playbook export --format csv --preset salesforce > deals.csv`
    """
    wiring = wiring_of(context)
    if deals:
        refuse_selection(context)
    elif is_selected(context):
        from playbook_cli.services.pipeline.selections import select_ids

        deals = select_ids(wiring.workspace, selection_of(context))
    if as_json or (form is ExportForm.JSON and preset is None and mapping is None and not excel):
        from playbook_cli.render.documents.export_forms import export_lines
        from playbook_cli.services.pipeline.exports import export_whole

        whole = export_whole(wiring.workspace, deals or ())
        return wiring.terminal.print(*export_lines(whole, wiring.terminal))
    from playbook_cli.adapters.exchange_files import load_mapping
    from playbook_cli.render.documents.export_forms import csv_lines
    from playbook_cli.services.pipeline.exports import export_rows

    said = load_mapping(mapping) if mapping else None
    layout = choose_layout(preset or (None if said and said.layout else LayoutName.PLAYBOOK), said)
    rows = export_rows(wiring.workspace, deals or (), layout)
    return wiring.terminal.print(*csv_lines(rows, marked=excel))
