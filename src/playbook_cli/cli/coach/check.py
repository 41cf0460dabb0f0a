"""`playbook check DEAL`: is the gate met? 0 yes, 1 no."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.command_line.selecting import is_selected, refuse_selection, selection_of
from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.options import JsonOption, StrictOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playbook_cli.domain.pipeline.selection import Selection
    from playbook_cli.services.checking import CheckedDeal


def check(
    context: typer.Context,
    deal: Annotated[
        str | None,
        typer.Argument(metavar="DEAL", help=later("Its id, its name, or a part that matches only one deal.")),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage",
            metavar="STAGE",
            help=later("A stage other than the deal's own; with --all, the deals in this stage."),
        ),
    ] = None,
    strict: StrictOption = False,
    every: Annotated[bool, typer.Option("--all", help=later("Every open deal."))] = False,
    full: Annotated[
        bool, typer.Option("--full", help=later("Everything that is missing, not only what comes first."))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check whether the stage gate is met: exit code 0 yes, 1 no (with what is missing), 3 cannot tell.

    Example: `playbook check acme && echo "ready for the forecast"`
    """
    from playbook_cli.services.checking import check_deal, check_open_deals

    wiring = wiring_of(context)
    if deal is None and not every:
        deal = _ask_deal(wiring, as_json=as_json)
    if (deal is None) is not every:
        raise typer.BadParameter(_("name one deal, or give --all"))
    if deal is None:
        selected = _select(context, stage) if stage or is_selected(context) else None
        checked = check_open_deals(wiring.workspace, selection=selected, strict=strict)
    else:
        refuse_selection(context)
        checked = iter([check_deal(wiring.workspace, deal, stage=stage, strict=strict)])
    answers: set[bool] = set()
    heard = _hear(checked, answers)
    if as_json:
        _print_json(wiring, heard, every=every)
    else:
        _print_lines(wiring, heard, short=every and not full, full=full)
    if False in answers:
        raise typer.Exit(ExitCode.NO)


def _ask_deal(wiring: Wiring, *, as_json: bool) -> str | None:
    """The deal that a person at the terminal chooses; None where nobody can be asked."""
    if as_json or not wiring.terminal.interactive:
        return None
    from playbook_cli.cli.asking.missing_words import ask_deal

    return ask_deal(wiring, "check")


def _hear(checked: "Iterable[CheckedDeal]", answers: set[bool]) -> "Iterator[CheckedDeal]":
    """These gates as they pass, with the answers that were among them."""
    for one in checked:
        answers.add(one.gate.ready)
        yield one


def _select(context: typer.Context, stage: str | None) -> "Selection":
    return replace(selection_of(context), stage=stage or "")


def _print_json(wiring: Wiring, checked: "Iterator[CheckedDeal]", *, every: bool) -> None:
    from playbook_cli.render.json.gate_json import check_mapping, check_mappings

    if not every:
        return wiring.terminal.print_json(check_mapping(next(checked)))
    mappings = check_mappings(checked)
    # Where a line says how many deals are read, it is gone before something is printed.
    return wiring.terminal.print_json_array(list(mappings) if wiring.workspace.progress else mappings)


def _print_lines(wiring: Wiring, checked: "Iterator[CheckedDeal]", *, short: bool, full: bool) -> None:
    from playbook_cli.render.lines.gate_lines import checked_lines, gate_lines

    if short:
        return wiring.terminal.print_all(checked_lines(checked, wiring.terminal))
    for one in list(checked) if wiring.workspace.progress else checked:
        wiring.terminal.print(*gate_lines(one, wiring.terminal, full=full))
    return None
