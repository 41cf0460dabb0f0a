"""Every command and its group; each is imported only when it is run or listed.

`playbook NAME` is the function NAME in the module NAME of this package; where Python or a builtin owns the
word, the function has an underscore behind it.
"""

import importlib
import keyword
from functools import cache
from types import ModuleType
from typing import Final

import typer
import typer.main
from typer._click import Command, Context  # Typer carries its own Click
from typer._click.exceptions import UsageError
from typer.core import TyperGroup

from playbook_cli.render.translation import _

MARKUP: Final = "markdown"
GROUPS: dict[str, tuple[str, ...]] = {
    _("Coach"): ("next", "status", "check"),
    _("Reference"): ("show", "search"),
    _("Deals"): (
        *("start", "done", "undone", "waive", "note", "advance", "back", "close", "reopen"),
        *("set", "step", "snooze", "rename", "archive", "undo", "log"),
    ),
    _("Pipeline"): ("board", "stale", "stats", "review", "replay"),
    _("Playbooks"): ("playbooks", "lint", "convert", "diff", "upgrade"),
    _("Data"): ("export", "import", "doctor", "restore"),
}


class LazyCommands(TyperGroup):
    """The commands of the table above, none of which is loaded before it is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  # as Click calls it
        """Every name, in the order of the groups."""
        return command_names()

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002  # as above
        """The command of this name, or None."""
        return load_command(cmd_name) if cmd_name in command_names() else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command that the words name; an unknown one names the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except UsageError as error:
            from playbook_cli.domain.names import find_nearest  # noqa: PLC0415  # only for a wrong word

            if nearest := find_nearest(args[0], command_names()):
                error.message += " " + _("Did you mean: {name}?").format(name=nearest[0])
            raise


def command_names() -> list[str]:
    """Every command, in the order of the groups."""
    return [name for names in GROUPS.values() for name in names]


@cache
def load_command(name: str) -> Command:
    """Import one command; a module with an `app` of its own is a command with sub-commands."""
    module = importlib.import_module(f"playbook_cli.cli.{name}{'_' if keyword.iskeyword(name) else ''}")
    command = typer.main.get_command(getattr(module, "app", None) or _application_of(module, name))
    command.name = name
    command.rich_help_panel = next(  # type: ignore[attr-defined]
        group for group, names in GROUPS.items() if name in names
    )
    return command


def _application_of(module: ModuleType, name: str) -> typer.Typer:
    single = typer.Typer(rich_markup_mode=MARKUP, add_completion=False, pretty_exceptions_enable=False)
    single.command(name)(getattr(module, name, None) or getattr(module, f"{name}_"))
    return single
