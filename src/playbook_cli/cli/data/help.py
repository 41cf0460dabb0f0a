"""`playbook help COMMAND`: what a command does, with an example."""

from typing import Annotated

import typer

from playbook_cli.cli.options import CommandNames


def help_(
    context: typer.Context,
    names: Annotated[list[str] | None, CommandNames] = None,
) -> None:
    """Show the help of a command, as `playbook COMMAND --help` does; without one, all commands.

    Example: `playbook help next`
    """
    root = context.find_root()
    root.command.main(args=[*(names or ()), "--help"], prog_name=root.info_name, standalone_mode=False)
