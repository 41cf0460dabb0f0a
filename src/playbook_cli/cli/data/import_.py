"""`playbook import FILE`: deals from other places, whole or from a table."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from playbook_cli.cli.data.layout_options import LayoutName, MappingOption, PresetOption, choose_layout
from playbook_cli.cli.options import DryRunOption, JsonOption, PlaybookOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.cli.data.import_progress import ProgressLine
    from playbook_cli.cli.data.import_questions import Taker
    from playbook_cli.domain.exchange.table import Bundle, RawTable, TableMapping
    from playbook_cli.services.importing.import_plan import ImportPlan


def import_(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help=later("JSON as `export` writes it, CSV, or a workbook; - reads standard input."),
        ),
    ],
    preset: PresetOption = None,
    mapping: MappingOption = None,
    playbook: PlaybookOption = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help=later("The encoding of a table, such as gb18030.")),
    ] = None,
    separator: Annotated[
        str | None,
        typer.Option(
            "--separator", metavar="SIGN", help=later("What separates the cells: comma, semicolon, tab, bar.")
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help=later("Which sheet of a workbook."))
    ] = None,
    write_mapping: Annotated[
        Path | None,
        typer.Option(
            "--write-mapping",
            metavar="FILE",
            help=later("Write what was understood to a mapping file for you to complete."),
        ),
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Import deals from a file: new ones are started, known ones updated, the rest left alone.

    A stage that comes from a file is marked as not proven. Importing the same file twice changes nothing.

    Example: `playbook import deals.csv --preset salesforce --dry-run`
    """
    from playbook_cli.adapters.exchange.exchange_files import load_import
    from playbook_cli.cli.data.separators import read_separator
    from playbook_cli.errors.tables import ImportRefused

    wiring = wiring_of(context)
    read = load_import(file, encoding=encoding, separator=read_separator(separator), sheet=sheet)
    flags = _TableFlags(preset, mapping, playbook, write_mapping)
    if write_mapping:
        return _write_mapping(wiring, read, flags, write_mapping)
    asks = wiring.terminal.interactive and file != "-" and not as_json
    plan, kept = _take(wiring, read, flags, asks=asks, writes=not dry_run)
    _answer(wiring, plan, as_json=as_json, dry_run=dry_run)
    if kept:
        from playbook_cli.cli.data.mapping_files import tell_next_time

        tell_next_time(wiring, plan.source, kept)
    if plan.refused:
        raise ImportRefused(plan.source, plan.refused)
    return None


class _TableFlags(NamedTuple):
    """What is said of a table, and never of a whole export."""

    preset: LayoutName | None
    mapping: Path | None
    playbook: str | None
    write_mapping: Path | None


def _write_mapping(wiring: Wiring, read: "RawTable | Bundle", flags: _TableFlags, path: Path) -> None:
    """Write down what was understood of a table; only its headings where none names the deals."""
    from playbook_cli.cli.data.mapping_files import save_headings, save_mapping
    from playbook_cli.domain.exchange.table import RawTable as Table
    from playbook_cli.errors.tables import InvalidTable

    try:
        plan, _kept = _take(wiring, read, flags, asks=False, writes=False)
    except InvalidTable as error:
        if not isinstance(read, Table) or error.problem != "no_name_column":
            raise
        header = next((row.cells for row in read.rows if row.line == error.line), ())
        return save_headings(wiring, read.source, header, path)
    return save_mapping(wiring, plan, path)


def _take(
    wiring: Wiring, read: "RawTable | Bundle", flags: _TableFlags, *, asks: bool, writes: bool
) -> "tuple[ImportPlan, Path | None]":
    """The plan of a file, carried out where it `writes`, and the mapping in which answers are kept."""
    from playbook_cli.cli.data.import_progress import show_progress
    from playbook_cli.domain.exchange.table import Bundle as WholeDeals

    with show_progress(wiring.terminal) as progress:
        if isinstance(read, WholeDeals):
            return _take_bundle(wiring, read, flags, writes=writes, progress=progress), None
        take = _plan_how_to_take(wiring, read, flags, writes=writes, progress=progress)
        return _take_table(wiring, take, flags.mapping, asks=asks, keeps=writes, progress=progress)


def _take_bundle(
    wiring: Wiring, bundle: "Bundle", flags: _TableFlags, *, writes: bool, progress: "ProgressLine"
) -> "ImportPlan":
    from playbook_cli.services.importing.bundle_planning import BundlePlanning
    from playbook_cli.services.importing.intake import carry_out

    if any(flags):
        raise typer.BadParameter(
            _("--preset, --mapping and --playbook are for tables; an export already says all of this")
        )
    planning = BundlePlanning(wiring.workspace, bundle)
    return carry_out(wiring.workspace, planning, dry_run=not writes, progress=progress)


def _plan_how_to_take(
    wiring: Wiring,
    raw: "RawTable",
    flags: _TableFlags,
    *,
    writes: bool,
    progress: "ProgressLine",
) -> "Taker":
    """How a table is taken with what a mapping says, or nothing of it where a line is refused."""
    from playbook_cli.adapters.files.disk_list import open_long_list
    from playbook_cli.services.importing.intake import carry_out
    from playbook_cli.services.importing.table_planning import find_editions, plan_table

    editions = find_editions(wiring.workspace, flags.playbook)

    def take(said: "TableMapping", *, dry_run: bool) -> "ImportPlan":
        planning = plan_table(
            wiring.workspace,
            raw,
            choose_layout(flags.preset, said, raw),
            editions,
            open_long_list=open_long_list,
            progress=progress,
        )
        return carry_out(wiring.workspace, planning, dry_run=dry_run or not writes, progress=progress)

    return take


def _take_table(
    wiring: Wiring,
    take: "Taker",
    mapping: Path | None,
    *,
    asks: bool,
    keeps: bool,
    progress: "ProgressLine",
) -> "tuple[ImportPlan, Path | None]":
    """The plan of a table, and the mapping in which what was answered is kept."""
    from playbook_cli.adapters.exchange.exchange_files import load_mapping
    from playbook_cli.domain.exchange.table import TableMapping as Mapping

    said = load_mapping(mapping) if mapping else Mapping()
    if not asks:
        return take(said, dry_run=False), None
    from playbook_cli.cli.data.import_questions import take_asking

    return take_asking(wiring, said, take, progress, keeps=keeps)


def _answer(wiring: Wiring, plan: "ImportPlan", *, as_json: bool, dry_run: bool) -> None:
    from playbook_cli.render.json.import_json import import_mapping, planned_mappings
    from playbook_cli.render.lines.import_lines import import_lines
    from playbook_cli.render.lines.understanding_lines import understanding_lines

    if as_json:
        return wiring.terminal.print_json_list(
            import_mapping(plan, dry_run=dry_run), "deals", planned_mappings(plan)
        )
    if plan.understood:
        wiring.terminal.tell(*understanding_lines(plan.understood, wiring.terminal))
    if dry_run:
        wiring.terminal.tell(_("Dry run: nothing is recorded."))
    return wiring.terminal.print_all(import_lines(plan, wiring.terminal, dry_run=dry_run))
