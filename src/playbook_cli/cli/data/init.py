"""`playbook init`: make the store that `--home` names, a directory or the tables of a database."""

import typer

from playbook_cli.cli.options import DryRunOption, JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of


def init(context: typer.Context, dry_run: DryRunOption = False, as_json: JsonOption = False) -> None:
    """Make the store that `--home` names: a directory, or the tables of a PostgreSQL database.

    Of a database it prints the statements that let others in, ready for psql. What is there already stays.

    Example: `playbook init --home postgresql://li@db.example.com/sales`
    """
    wiring = wiring_of(context)
    if wiring.address.url:
        return _init_database(wiring, dry_run=dry_run, as_json=as_json)
    return _init_directory(wiring, dry_run=dry_run)


def _init_directory(wiring: Wiring, *, dry_run: bool) -> None:
    from playbook_cli.adapters.store.atomic_file import make_private_directory
    from playbook_cli.render.lines.database_lines import directory_line

    if not dry_run:
        make_private_directory(wiring.home / "deals")
    wiring.terminal.tell(directory_line(wiring.home, dry_run=dry_run))


def _init_database(wiring: Wiring, *, dry_run: bool, as_json: bool) -> None:
    from playbook_cli.adapters.store.store_opening import prepare_database
    from playbook_cli.render.lines.database_lines import prepared_line, prepared_mapping

    prepared = prepare_database(wiring.address, lock_timeout=wiring.lock_timeout, dry_run=dry_run)
    if as_json:
        return wiring.terminal.print_json(prepared_mapping(prepared, dry_run=dry_run))
    wiring.terminal.tell(prepared_line(prepared, dry_run=dry_run))
    return wiring.terminal.print(prepared.grants.rstrip())
