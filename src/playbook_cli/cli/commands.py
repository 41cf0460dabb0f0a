"""Every command and its group; each is imported only when it is run or listed.

`playbook NAME` is the function NAME in the module NAME of its group's room; where Python or a builtin owns
the word, the function has an underscore behind it.
"""

import importlib
import keyword
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Final

import typer
import typer.main

from playbook_cli.cli.click_types import Command, Context, UsageError
from playbook_cli.cli.help_frame import MARKUP, TranslatedCommand, TranslatedGroup
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import _

GROUPS: dict[str, tuple[str, ...]] = {
    "coach": ("next", "status", "check"),
    "reference": ("show", "search", "adopt"),
    "deals": (
        *("start", "done", "undone", "waive", "note", "advance", "back", "close", "reopen"),
        *("set", "step", "snooze", "rename", "archive", "undo", "log"),
    ),
    "pipeline": ("board", "stale", "stats", "review", "replay"),
    "playbooks": ("playbooks", "lint", "convert", "diff", "upgrade"),
    "data": (
        *("init", "export", "import", "merge", "doctor", "restore"),
        *("sync", "config", "completion", "help"),
    ),
}
# Which deals a command is about and offers; of one that is over `next` and `check` still answer where it is
# named, the others refuse it.
OF_OPEN_DEALS: Final = frozenset(
    ["next", "check", "done", "undone", "waive", "advance", "back", "close", "step", "snooze"]
)
OF_CLOSED_DEALS: Final = frozenset(["reopen"])
_LISTING: Final = frozenset(["status", "check", "board", "stale", "stats", "export"])
_ROOMS = {name: group for group, names in GROUPS.items() for name in names}


class LazyCommands(TranslatedGroup):
    """The commands of the table above, none of which is loaded before it is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  # as Click calls it
        """Every name, in the order of the groups."""
        return command_names()

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002  # as above
        """The command of this name, or None."""
        if cmd_name not in command_names():
            return None
        command = load_command(cmd_name)
        command.rich_help_panel = _group_title(_ROOMS[cmd_name])  # type: ignore[attr-defined]
        return command

    def invoke(self, ctx: Context) -> object:
        """Run the command that the words name, and tell behind its answer what it could not read."""
        from playbook_cli.cli.unread_files import tell_unread

        with tell_unread(ctx):
            return super().invoke(ctx)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command that the words name; an unknown one names what was meant."""
        if args[0] in _ROOMS:
            return super().resolve_command(ctx, args)
        from playbook_cli.cli.command_line.meant_command import find_meant, unknown_command

        wiring = wiring_of(ctx)
        name = find_meant(args[0], wiring.terminal)
        if name is None:
            raise UsageError(unknown_command(wiring, args), ctx)
        return super().resolve_command(ctx, [name, *args[1:]])


def command_names() -> list[str]:
    """Every command, in the order of the groups."""
    return [name for names in GROUPS.values() for name in names]


@cache
def load_command(name: str) -> Command:
    """Import one command; a module with an `app` of its own is a command with sub-commands."""
    file = f"{name}_" if keyword.iskeyword(name) else name
    module = importlib.import_module(f"playbook_cli.cli.{_ROOMS[name]}.{file}")
    command = typer.main.get_command(getattr(module, "app", None) or _application_of(module, name))
    command.name = name
    return command


def takes_value(option: str, words: Sequence[str]) -> bool:
    """Whether an option that stands behind these words takes the next word for its value."""
    from playbook_cli.cli.app import app

    named = next((load_command(word) for word in words if word in command_names()), None)
    commands = [typer.main.get_command(app), *([named] if named else [])]
    commands += getattr(named, "commands", {}).values()
    return any(
        option in param.opts and not getattr(param, "is_flag", False)
        for command in commands
        for param in command.get_params(Context(command, info_name=command.name))
    )


def _group_title(group: str) -> str:
    """What stands above the commands of a group in the help."""
    titles = {
        "coach": _("Coach"),
        "reference": _("Reference"),
        "deals": _("Deals"),
        "pipeline": _("Pipeline"),
        "playbooks": _("Playbooks"),
        "data": _("Data"),
    }
    return titles[group]


def _class_of(name: str) -> type[TranslatedCommand]:
    """What a command is: one that lists deals takes the options that select them."""
    if name not in _LISTING:
        return TranslatedCommand
    from playbook_cli.cli.command_line.selecting import SelectingCommand

    return SelectingCommand


def _application_of(module: ModuleType, name: str) -> typer.Typer:
    single = typer.Typer(rich_markup_mode=MARKUP, add_completion=False, pretty_exceptions_enable=False)
    function = getattr(module, name, None) or getattr(module, f"{name}_")
    single.command(name, cls=_class_of(name))(function)
    return single
