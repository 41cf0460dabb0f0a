"""`playbook playbooks`: which playbooks are installed; `playbook playbooks new FILE`: one to start from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from playbook_cli.cli.help_frame import TranslatedCommand, open_family
from playbook_cli.cli.options import DryRunOption, JsonOption
from playbook_cli.cli.playbooks.convert import deliver_text
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.errors import PlaybookError
from playbook_cli.render.words.translation import later

app = open_family()


@app.callback()
def playbooks(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the installed playbooks, and where each comes from.

    Example: `playbook playbooks`
    """
    if context.invoked_subcommand:
        return
    from playbook_cli.render.lines import library_lines

    wiring = wiring_of(context)
    editions = wiring.workspace.library.list_editions()
    if as_json:
        from playbook_cli.render.json.library_json import edition_mapping

        wiring.terminal.print_json([edition_mapping(edition) for edition in editions])
    else:
        wiring.terminal.print(*library_lines.edition_lines(editions, wiring.terminal))
    wiring.terminal.tell(*library_lines.damage_lines(wiring.workspace.library.list_damaged()))
    wiring.terminal.tell(*_playbook_in_use(wiring))


def _playbook_in_use(wiring: Wiring) -> Iterator[str]:
    """The playbook that a command takes where none is named, and why; or why it cannot be read."""
    from playbook_cli.render.lines import library_lines
    from playbook_cli.render.lines.setting_lines import playbook_in_use
    from playbook_cli.services.authoring.looking_up import load_playbook

    try:
        read = load_playbook(wiring.workspace, None)
        yield from playbook_in_use(read, wiring.origin_of("playbook"), wiring.terminal)
    except PlaybookError as error:
        yield from library_lines.damage_lines([error])


@app.command("new", cls=TranslatedCommand)
def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=later("A new file, such as team.md."))],
    dry_run: DryRunOption = False,
) -> None:
    """Write a commented playbook to start from; it lints clean as it stands.

    Example: `playbook playbooks new team.md`
    """
    wiring = wiring_of(context)
    text = wiring.workspace.library.load_template(wiring.workspace.language)
    deliver_text(wiring, text, file, dry_run=dry_run)
