"""The application: the flags before the command; the commands stand in `commands`."""

from typing import Annotated

import typer

from playbook_cli import __version__
from playbook_cli.cli.command_line.flags import ColorFlag, DebugFlag, HomeFlag, LanguageFlag, take_flags
from playbook_cli.cli.commands import LazyCommands
from playbook_cli.cli.help_frame import MARKUP
from playbook_cli.domain.text import fold_width
from playbook_cli.render.words.translation import later

app = typer.Typer(
    name="playbook",
    cls=LazyCommands,
    add_completion=False,
    invoke_without_command=True,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=MARKUP,
    context_settings={"help_option_names": ["-h", "--help"], "token_normalize_func": fold_width},
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback(
    help=later("Coach a deal through your sales playbook: what to do next, why, and whether its gate is met.")
)
def _flags(
    context: typer.Context,
    home: HomeFlag = None,
    lang: LanguageFlag = None,
    color: ColorFlag = None,
    debug: DebugFlag = False,
    version: Annotated[  # noqa: ARG001  # eager
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help=later("Print the version.")),
    ] = False,
) -> None:
    context.obj = take_flags(home, lang, color, debug)
    if context.invoked_subcommand is None:
        from playbook_cli.cli.command_line.first_guide import first_guide_lines

        context.obj.terminal.print(*first_guide_lines(context.obj.terminal))
