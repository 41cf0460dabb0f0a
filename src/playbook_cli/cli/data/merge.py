"""`playbook merge FILE…`: join histories of deals that went on apart; with --into the merge driver of git."""

from pathlib import Path
from typing import Annotated

import typer

from playbook_cli.cli.options import DryRunOption, JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import later


def merge(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", help=later("Copies of deals, or deals with the conflict markers of git.")
        ),
    ],
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", metavar="FILE", help=later("Join into this file instead; for git's merge driver.")
        ),
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Join files into the deals with the same ids: every event of every side is kept, none twice.

    For copies of a synced folder, a colleague's file, or a deal in which git left its conflict markers.

    Example: `playbook merge "acme (conflicted copy).json"`
    """
    wiring = wiring_of(context)
    if into:
        return _drive(wiring, into, files, dry_run=dry_run)
    from playbook_cli.adapters.store.joining.history_files import NamedFiles
    from playbook_cli.services.merging import merge_files

    shelf = NamedFiles(wiring.store.deals)
    merged = merge_files(wiring.workspace, shelf, [str(file) for file in files], dry_run=dry_run)
    if as_json:
        from playbook_cli.render.json.merge_json import merge_mapping

        return wiring.terminal.print_json(merge_mapping(merged, dry_run=dry_run))
    from playbook_cli.render.lines.joining.merge_lines import merge_lines

    return wiring.terminal.print(*merge_lines(merged, wiring.terminal, dry_run=dry_run))


def _drive(wiring: Wiring, into: Path, files: list[Path], *, dry_run: bool) -> None:
    """Join as git asks for it: what cannot both hold is told on stderr, where git shows it."""
    from playbook_cli.adapters.store.joining.merge_driver import join_into
    from playbook_cli.domain.deal.history.contradictions import find_contradictions
    from playbook_cli.render.lines.joining.merge_lines import contradiction_lines

    joined = join_into(into, files, dry_run=dry_run)
    found = find_contradictions(joined.history)
    if found:
        lines = contradiction_lines(joined.id, found, wiring.terminal)
        wiring.terminal.tell(f"playbook: {joined.id}", *lines)
