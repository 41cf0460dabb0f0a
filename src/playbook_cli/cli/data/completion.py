"""`playbook completion SHELL`: what makes a shell complete deals, items and all the rest."""

from enum import StrEnum
from typing import Annotated

import typer

from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import _, later


class Shell(StrEnum):
    """The shells that are taught to complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help=later("Your shell."))],
) -> None:
    """Print the script that makes a shell complete commands, deals, refs, stages, fields and reasons.

    Example: `playbook completion bash`
    """
    from playbook_cli.cli.completing.shell_scripts import SHELL_SCRIPTS, WHERE_TO_PUT

    terminal = wiring_of(context).terminal
    terminal.print(SHELL_SCRIPTS[shell].rstrip("\n"))
    terminal.tell(_("to load it in every new shell: {command}").format(command=WHERE_TO_PUT[shell]))
