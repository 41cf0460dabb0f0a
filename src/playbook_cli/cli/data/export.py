"""`playbook export [DEAL…]`: deals to other places, whole or as a table."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.command_line.selecting import is_selected, refuse_selection, selection_of
from playbook_cli.cli.data.layout_options import LayoutName, MappingOption, PresetOption, choose_layout
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.domain.exchange.columns import Layout
    from playbook_cli.services.pipeline.exporting import ExportedTable


class ExportForm(StrEnum):
    """What an export is written as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"


def export(
    context: typer.Context,
    deals: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DEAL…]", help=later("Only these deals; all of them if none is named.")),
    ] = None,
    form: Annotated[
        ExportForm | None,
        typer.Option(
            "--format",
            help=later(
                "JSON keeps everything; CSV and xlsx have one row per deal, ics one date per next step."
            ),
        ),
    ] = None,
    preset: PresetOption = None,
    mapping: MappingOption = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help=later("A new file; - is standard output.")),
    ] = "-",
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help=later("The encoding of CSV, such as gb18030."))
    ] = "utf-8",
    excel: Annotated[
        bool,
        typer.Option(
            "--excel", help=later("Begin the CSV with a mark that makes Excel show Chinese correctly.")
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=later("The same as --format json."))] = False,
) -> None:
    """Write deals: JSON keeps everything; CSV and xlsx are for spreadsheets and CRMs, ics for calendars.

    Example: `playbook export --format csv --preset salesforce > deals.csv`
    """
    from playbook_cli.adapters.exchange.export_files import STANDARD_OUTPUT, write_export

    wiring = wiring_of(context)
    wanted = _select(context, wiring, deals)
    chosen = ExportForm.JSON if as_json else form or _guess_form(output, bool(preset or mapping or excel))
    if chosen is ExportForm.JSON:
        data = _write_json(wiring, wanted)
    elif chosen is ExportForm.ICS:
        data = _write_calendar(wiring, wanted, output)
    else:
        layout = _choose(preset, mapping)
        data = _write_table(wiring, wanted, layout, "utf-8-sig" if excel else encoding, form=chosen)
    write_export(data, output)
    if output != STANDARD_OUTPUT and wiring.terminal.interactive:
        wiring.terminal.tell(_("written: {file}").format(file=clean_line(output)))


def _select(context: typer.Context, wiring: Wiring, deals: list[str] | None) -> Sequence[str] | None:
    """The deals that are named or that the filters take; None for all."""
    if deals:
        refuse_selection(context)
        return deals
    if not is_selected(context):
        return None
    from playbook_cli.services.pipeline.selecting import select_ids

    return select_ids(wiring.workspace, selection_of(context))


def _guess_form(output: str, tabular: bool) -> ExportForm:
    """What the ending of the file says, else a table where one is spoken of."""
    ending = output.rpartition(".")[2].casefold()
    if ending in [form.value for form in ExportForm]:
        return ExportForm(ending)
    return ExportForm.CSV if tabular else ExportForm.JSON


def _choose(preset: LayoutName | None, mapping: Path | None) -> "Layout":
    from playbook_cli.adapters.exchange.exchange_files import load_mapping

    said = load_mapping(mapping) if mapping else None
    return choose_layout(preset or (None if said and said.layout else LayoutName.PLAYBOOK), said)


def _write_json(wiring: Wiring, wanted: Sequence[str] | None) -> bytes:
    from playbook_cli.render.documents.export_forms import export_lines
    from playbook_cli.services.pipeline.exporting import export_whole

    whole = export_whole(wiring.workspace, wanted)
    return "".join(f"{line}\n" for line in export_lines(whole, wiring.terminal)).encode()


def _write_table(
    wiring: Wiring, wanted: Sequence[str] | None, layout: "Layout", encoding: str, *, form: ExportForm
) -> bytes:
    """A table, after what there is to tell of its stages; a workbook has days and numbers of its own."""
    from playbook_cli.adapters.exchange.workbook_writer import write_workbook
    from playbook_cli.render.documents.export_forms import label_note_lines
    from playbook_cli.services.pipeline.exporting import export_table

    is_workbook = form is ExportForm.XLSX
    layout = replace(layout, days=None, decimal=None) if is_workbook else layout
    table = export_table(wiring.workspace, wanted, layout)
    data = write_workbook(table.rows, layout, target="xlsx") if is_workbook else _write_csv(table, encoding)
    wiring.terminal.tell(*label_note_lines(table.notes, layout, wiring.terminal))
    return data


def _write_csv(table: "ExportedTable", encoding: str) -> bytes:
    from playbook_cli.adapters.exchange.export_files import encode_table
    from playbook_cli.domain.exchange.outgoing import guard_row
    from playbook_cli.render.documents.export_forms import csv_lines

    return encode_table("".join(f"{line}\n" for line in csv_lines(map(guard_row, table.rows))), encoding)


def _write_calendar(wiring: Wiring, wanted: Sequence[str] | None, target: str) -> bytes:
    from playbook_cli.adapters.exchange.calendar_writer import write_calendar
    from playbook_cli.render.documents.calendar_form import calendar_entries
    from playbook_cli.services.pipeline.exporting import list_exported

    opened = list_exported(wiring.workspace, wanted)
    return write_calendar(calendar_entries(opened), wiring.now, target=target)
