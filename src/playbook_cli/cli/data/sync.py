"""`playbook sync STORE`: bring the deals here and those of a shared store to the same."""

from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.options import DryRunOption, JsonOption
from playbook_cli.cli.wiring import Wiring, find_here, wiring_of
from playbook_cli.render.words.translation import later

if TYPE_CHECKING:
    from playbook_cli.services.syncing import OtherStore


def sync(
    context: typer.Context,
    store: Annotated[
        str, typer.Argument(metavar="STORE", help=later("A directory, or postgresql://user@host/database."))
    ],
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Sync the deals here with those of a shared store, both ways; only what is new is sent.

    Nothing that was recorded offline is refused; a gate that someone else passed meanwhile is named.

    Example: `playbook sync postgresql://li@db.example.com/sales`
    """
    from playbook_cli.services.syncing import sync_stores

    wiring = wiring_of(context)
    synced = sync_stores(wiring.workspace, _open_other(wiring, store), dry_run=dry_run)
    if as_json:
        from playbook_cli.render.json.sync_json import sync_mapping

        wiring.terminal.print_json(sync_mapping(synced, dry_run=dry_run))
    else:
        from playbook_cli.render.lines.sync_lines import sync_lines

        wiring.terminal.print(*sync_lines(synced, wiring.now, wiring.terminal, dry_run=dry_run))
    if synced.refused:
        raise typer.Exit(ExitCode.CANNOT)


def _open_other(wiring: Wiring, text: str) -> "OtherStore":
    """The store that is named; a directory must be there, for a slip of the pen is no place for deals."""
    from playbook_cli.adapters.locations import is_store, read_address
    from playbook_cli.adapters.store.store_opening import open_store
    from playbook_cli.errors import UnreadableFile
    from playbook_cli.services.syncing import OtherStore

    address = read_address(text, argument="STORE", cwd=find_here())
    if not address.url and not address.directory.is_dir():
        raise UnreadableFile(address.shown, "missing")
    if not address.url and not is_store(address.directory):
        raise UnreadableFile(address.shown, "no_store")
    opened = open_store(address, lock_timeout=wiring.lock_timeout)
    return OtherStore(address.shown, opened.deals, opened.snapshots)
