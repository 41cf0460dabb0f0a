"""`playbook import FILE`: deals from other places, whole or from a table."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.data.layout_options import LayoutName, MappingOption, PresetOption, choose_layout
from playbook_cli.cli.options import DryRunOption, JsonOption, PlaybookOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.services.importing.import_plan import ImportPlan


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=later("JSON as `export` writes it, or CSV."))],
    preset: PresetOption = None,
    mapping: MappingOption = None,
    playbook: PlaybookOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Import deals from a file: new ones are started, known ones updated, the rest left alone.

    A stage that comes from a file is marked as not proven. The same file twice changes nothing.

    Example: `playbook import deals.csv --preset salesforce --dry-run`
    """
    from playbook_cli.services.importing.intake import carry_out

    wiring = wiring_of(context)
    plan = _plan(wiring, file, preset, mapping, playbook)
    if not dry_run and not plan.refused:
        carry_out(wiring.workspace, plan)
    _answer(wiring, plan, as_json=as_json, dry_run=dry_run)
    if plan.refused:
        from playbook_cli.errors import ImportRefused

        raise ImportRefused(plan.source, plan.refused)


def _plan(
    wiring: Wiring, file: Path, preset: LayoutName | None, mapping: Path | None, playbook: str | None
) -> "ImportPlan":
    from playbook_cli.adapters.exchange_files import load_import
    from playbook_cli.domain.exchange.table import Bundle
    from playbook_cli.services.importing.import_plan import plan_bundle, plan_table

    read = load_import(file)
    if isinstance(read, Bundle):
        if preset or mapping or playbook:
            raise typer.BadParameter(
                _("--preset, --mapping and --playbook are for a table; an export says all of it itself")
            )
        return plan_bundle(wiring.workspace, read)
    layout = choose_layout(preset, mapping, read.header)
    if preset is None:
        wiring.terminal.tell(_("columns as in: {layout}").format(layout=layout.name))
    return plan_table(wiring.workspace, read, layout, playbook=playbook)


def _answer(wiring: Wiring, plan: "ImportPlan", *, as_json: bool, dry_run: bool) -> None:
    from playbook_cli.render.lines.import_lines import ignored_line, plan_lines, plan_mapping

    if as_json:
        return wiring.terminal.print_json(plan_mapping(plan, dry_run=dry_run))
    if plan.ignored:
        wiring.terminal.tell(ignored_line(plan))
    if dry_run:
        wiring.terminal.tell(_("Dry run: nothing is recorded."))
    return wiring.terminal.print(*plan_lines(plan, wiring.terminal, dry_run=dry_run))
