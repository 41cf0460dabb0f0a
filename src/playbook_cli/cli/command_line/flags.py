"""The flags that every command takes, before its name or behind it: where the deals live, which language."""

from copy import copy
from functools import cache
from typing import Annotated

import typer
from typer.main import get_params_convertors_ctx_param_name_from_function

from playbook_cli.cli.click_types import Context, Parameter
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.terminal import ColorChoice
from playbook_cli.render.words.translation import _, later

HomeFlag = Annotated[
    str | None, typer.Option("--home", metavar="DIR", help=later("Where the deals are kept (PLAYBOOK_HOME)."))
]
LanguageFlag = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        help=later("The language of words and playbooks, such as zh or en (PLAYBOOK_LANG)."),
    ),
]
ColorFlag = Annotated[
    ColorChoice | None, typer.Option("--color", help=later("When to use color (NO_COLOR)."))
]
DebugFlag = Annotated[bool, typer.Option("--debug", help=later("Show a traceback when there is a bug."))]


def take_flags(
    home: HomeFlag = None,
    lang: LanguageFlag = None,
    color: ColorFlag = None,
    debug: DebugFlag = False,  # noqa: ARG001  # the boundary looks for it
) -> Wiring:
    """The wiring that the flags before the command ask for."""
    return Wiring(home_flag=home, language_flag=lang, color_flag=color)


def list_flags_behind() -> list[Parameter]:
    """The same flags for a command, where they are stronger than those before its name."""
    flags = [copy(flag) for flag in _read_flags()]
    for flag in flags:
        flag.expose_value = False
        flag.callback = _take
        flag.rich_help_panel = _("Common options")  # type: ignore[attr-defined]
    return flags


@cache
def _read_flags() -> tuple[Parameter, ...]:
    flags, *_rest = get_params_convertors_ctx_param_name_from_function(take_flags)
    return tuple(flags)


def _take(context: Context, flag: Parameter, value: str | bool | None) -> None:
    wiring = wiring_of(context)
    if not value:
        return
    if flag.name == "home":
        wiring.home_flag = str(value)
    elif flag.name == "lang":
        wiring.language_flag = str(value)
    elif flag.name == "color":
        wiring.take_color(ColorChoice(str(value)))
