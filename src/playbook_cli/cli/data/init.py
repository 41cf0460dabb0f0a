"""`playbook init`: make the store that `--home` names, a directory or the tables of a database."""

from dataclasses import replace
from typing import Annotated

import typer

from playbook_cli.cli.options import DryRunOption, JsonOption
from playbook_cli.cli.wiring import Wiring, find_here, wiring_of
from playbook_cli.render.words.translation import _, later


def init(
    context: typer.Context,
    git: Annotated[
        bool,
        typer.Option(
            "--git",
            help=later("Create .playbook here for a team that uses git, and say what each member runs."),
        ),
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Create the store that `--home` names: a directory, or the tables of a PostgreSQL database.

    For a database it prints the statements that let others in, ready for psql; with --git, what to run once
    in every clone. Whatever is there already stays.

    Example: `playbook init --git`
    """
    wiring = wiring_of(context)
    if git:
        return _init_git(wiring, dry_run=dry_run)
    if wiring.address.url:
        return _init_database(wiring, dry_run=dry_run, as_json=as_json)
    return _init_directory(wiring, dry_run=dry_run)


def _init_git(wiring: Wiring, *, dry_run: bool) -> None:
    """The store of a team in git: where --home or PLAYBOOK_HOME says, else .playbook in this directory."""
    from playbook_cli.adapters.locations import TEAM_DIRECTORY
    from playbook_cli.adapters.store.joining.git_files import DRIVER, prepare_git
    from playbook_cli.render.lines.joining.git_lines import driver_hint, driver_lines, written_lines

    if wiring.address.url:
        raise typer.BadParameter(_("a database is not kept in git"))
    named = wiring.home_flag or wiring.environ.get("PLAYBOOK_HOME")
    if not named and wiring.home.name != TEAM_DIRECTORY:
        wiring = replace(wiring, home_flag=str(find_here() / TEAM_DIRECTORY))
    _init_directory(wiring, dry_run=dry_run)
    written = prepare_git(wiring.home, dry_run=dry_run)
    wiring.terminal.tell(*written_lines(written, dry_run=dry_run), driver_hint())
    wiring.terminal.print(*driver_lines(DRIVER))


def _init_directory(wiring: Wiring, *, dry_run: bool) -> None:
    from playbook_cli.adapters.files.atomic_file import make_private_directory
    from playbook_cli.render.lines.database_lines import directory_line

    if not dry_run:
        make_private_directory(wiring.home / "deals")
    wiring.terminal.tell(directory_line(wiring.home, dry_run=dry_run))


def _init_database(wiring: Wiring, *, dry_run: bool, as_json: bool) -> None:
    from playbook_cli.adapters.store.store_opening import prepare_database
    from playbook_cli.render.json.store_json import prepared_mapping
    from playbook_cli.render.lines.database_lines import prepared_line

    prepared = prepare_database(wiring.address, lock_timeout=wiring.lock_timeout, dry_run=dry_run)
    if as_json:
        return wiring.terminal.print_json(prepared_mapping(prepared, dry_run=dry_run))
    wiring.terminal.tell(prepared_line(prepared, dry_run=dry_run))
    return wiring.terminal.print(prepared.grants.rstrip())
