"""`playbook stats`: what became of the deals."""

import typer

from playbook_cli.cli.command_line.selecting import selection_of
from playbook_cli.cli.options import AsOfOption, JsonOption
from playbook_cli.cli.wiring import wiring_of


def stats(context: typer.Context, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Show what became of the deals: conversion and days per stage, win rate, reasons, overrides.

    Example: `playbook stats`
    """
    from playbook_cli.services.pipeline.surveying import gather_statistics

    wiring = wiring_of(context).on_day(as_of)
    found = gather_statistics(wiring.workspace, selection_of(context))
    if as_json:
        from playbook_cli.render.json.pipeline_json import statistics_mapping

        wiring.terminal.print_json(statistics_mapping(found))
    else:
        from playbook_cli.render.lines.pipeline.statistics_lines import statistics_lines

        wiring.terminal.print(*statistics_lines(found, wiring.terminal))
