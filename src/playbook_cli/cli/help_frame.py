"""Help pages in the language at hand, with what Typer and Click would say in English only."""

from copy import copy
from typing import TYPE_CHECKING, Final

import typer
from typer.core import TyperCommand, TyperGroup

from playbook_cli.cli.click_types import (
    Command,
    Context,
    HelpFormatter,
    MissingParameter,
    Parameter,
    UsageError,
)
from playbook_cli.cli.command_line.flags import list_flags_behind
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from rich.columns import Columns
    from rich.markdown import Markdown
    from rich.text import Text

    from playbook_cli.render.wrapped import Wrapped

MARKUP: Final = "markdown"
_USAGE = "Usage: "
TYPER_METAVARS: Final = (
    later("[OPTIONS]"),
    later("COMMAND [ARGS]..."),
)  # what Typer itself puts into that line


class TranslatedFrame:
    """Translates the text of a command and of its options when they are shown, not while modules load."""

    _source: str | None = None

    def _get_help(self) -> str | None:
        return _(self._source) if self._source else self._source

    def _set_help(self, text: str | None) -> None:
        self._source = text

    help = property(_get_help, _set_help, doc="What the command says of itself.")

    def get_usage(self, ctx: Context) -> str:
        """The line that shows how the command is called."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return _("Usage: {line}").format(line=usage.removeprefix(_USAGE))

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """What follows the name of the command in that line."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [_(piece.strip("{}")) for piece in pieces]

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Every option and argument."""
        params: list[Parameter] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            translate_parameter(param)
        return params

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The page of help, on which Chinese is broken into lines where Typer would cut it off."""
        from typer import rich_utils

        vars(rich_utils).update(_make_command_help=_say_briefly, Columns=_say_whole)
        super().format_help(ctx, formatter)  # type: ignore[misc]


def translate_parameter(param: Parameter) -> None:
    """Say its help and the word for its value in the language at hand, from the English that it was given."""
    said = vars(param)
    for name in ("help", "metavar"):
        source = said.setdefault(f"english_{name}", said.get(name))
        said[name] = _(source) if source else source
    if param.param_type_name == "argument" and not hasattr(param.type, "choices"):
        param.type = copy(param.type)
        vars(param.type)["get_metavar"] = lambda **_options: ""  # Typer would add the name of a Python type


def _say_briefly(*, help_text: str, **_options: object) -> "Wrapped":
    """The first paragraph of a command's help, in lines as Chinese and English break them."""
    from playbook_cli.render.wrapped import wrapped

    return wrapped(" ".join(help_text.strip().split("\n\n")[0].replace("`", "").split("\n")))


def _say_whole(texts: "list[Text | Markdown]") -> "Columns":
    """What an option or argument is for, in lines as Chinese and English break them."""
    from rich.columns import Columns
    from rich.text import Text

    from playbook_cli.render.wrapped import Wrapped

    return Columns(
        [Wrapped(text) if isinstance(text, Text) else _say_briefly(help_text=text.markup) for text in texts]
    )


class FlaggedFrame:
    """Takes the flags of the application behind the name of a command too."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Its own options and arguments, then the flags that every command takes."""
        return [*super().get_params(ctx), *list_flags_behind()]  # type: ignore[misc]


class TranslatedCommand(TranslatedFrame, FlaggedFrame, TyperCommand):
    """One command, which asks for what is missing where a person types it."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """The command line; what it left out is asked for until nothing is missing, or refused."""
        words = list(args)
        while True:
            try:
                return super().parse_args(ctx, list(words))
            except MissingParameter as missing:
                from playbook_cli.cli.asking.missing_words import ask_missing, may_ask

                if ctx.resilient_parsing or not may_ask(words, wiring_of(ctx).terminal):
                    raise
                completed = ask_missing(missing, words, ctx)
                if completed is None:
                    raise
                ctx.params.clear()
                words = completed


class TranslatedGroup(TranslatedFrame, TyperGroup):
    """The application, whose flags stand before the command."""


class CommandFamily(TranslatedFrame, FlaggedFrame, TyperGroup):
    """A command with sub-commands."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the sub-command that the words name; an unknown one names those there are."""
        if args[0] not in self.commands:
            from playbook_cli.cli.command_line.meant_command import find_nearest_names, no_command

            nearest = find_nearest_names(args[0], list(self.commands)) or list(self.commands)
            names = [f"{self.name} {name}" for name in nearest]
            raise UsageError(no_command(f"{self.name} {args[0]}", names), ctx)
        return super().resolve_command(ctx, args)


def open_family() -> typer.Typer:
    """A command to which sub-commands are added, and which answers without any of them too."""
    return typer.Typer(
        cls=CommandFamily,
        rich_markup_mode=MARKUP,
        add_completion=False,
        invoke_without_command=True,
        no_args_is_help=False,
    )
