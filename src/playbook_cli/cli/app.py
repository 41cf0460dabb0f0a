"""The application: the flags before the command; the commands stand in `commands`."""

from typing import Annotated

import typer

from playbook_cli import __version__
from playbook_cli.cli.commands import MARKUP, LazyCommands
from playbook_cli.cli.wiring import Wiring
from playbook_cli.render.terminal import ColorChoice
from playbook_cli.render.words.translation import later

app = typer.Typer(
    name="playbook",
    cls=LazyCommands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=MARKUP,
    context_settings={"help_option_names": ["-h", "--help"]},
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
    home: Annotated[
        str | None, typer.Option("--home", metavar="DIR", help=later("Where the deals live (PLAYBOOK_HOME)."))
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANG",
            help=later("The language of words and playbooks, such as zh or en (PLAYBOOK_LANG)."),
        ),
    ] = None,
    color: Annotated[
        ColorChoice | None, typer.Option("--color", help=later("When to color (NO_COLOR)."))
    ] = None,
    debug: Annotated[  # noqa: ARG001  # the boundary looks for it
        bool, typer.Option("--debug", help=later("Show a traceback when there is a bug."))
    ] = False,
    version: Annotated[  # noqa: ARG001  # eager
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help=later("Print the version.")),
    ] = False,
) -> None:
    context.obj = Wiring(home_flag=home, language_flag=lang, color_flag=color)
