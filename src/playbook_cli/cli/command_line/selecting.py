"""The options of every list, defined once for all of them: which deals, in which order, how many."""

from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Annotated, Final

import typer
from typer.main import get_params_convertors_ctx_param_name_from_function

from playbook_cli.cli.click_types import Context, Parameter
from playbook_cli.cli.help_frame import TranslatedCommand
from playbook_cli.cli.options import OwnerOption
from playbook_cli.domain.pipeline.selection import Selection, SortKey
from playbook_cli.errors import InvalidArgument
from playbook_cli.render.words.translation import _, later

_KEPT: Final = "playbook.selection"


def read_selection(
    owner: OwnerOption = None,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="STAGE", help=later("The deals in this stage."))
    ] = None,
    playbook: Annotated[
        str | None,
        typer.Option("--playbook", metavar="ID", help=later("The deals that follow this playbook.")),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="FIELD=VALUE",
            help=later(
                "The deals with this value, such as account=Acme or close_date=2026-12; may be repeated."
            ),
        ),
    ] = None,
    sort: Annotated[
        SortKey | None, typer.Option("--sort", help=later("Sort by this; amounts and days, largest first."))
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help=later("No more deals than this."))
    ] = None,
) -> Selection:
    """What these options select; raises InvalidArgument."""
    pairs = tuple(_part_pair(text) for text in where or ())
    return Selection(owner or "", stage or "", playbook or "", pairs, SortKey(sort) if sort else None, limit)


def is_selected(context: Context) -> bool:
    """Whether any of these options was given."""
    return bool(context.meta.get(_KEPT))


def selection_of(context: Context) -> Selection:
    """What the options of this command line select; everything where none was given."""
    said = dict(context.meta.get(_KEPT, {}))
    return read_selection(**said)


def none_found(context: Context) -> str:
    """What is said where no open deal is listed."""
    if is_selected(context):
        return _("no open deals match these options")
    return _('no open deals; start one with: playbook start "NAME"')


def refuse_selection(context: Context) -> None:
    """Refuse filters beside a deal that is named; raises BadParameter."""
    if is_selected(context):
        raise typer.BadParameter(_("name a deal, or select several by options, not both"))


class SelectingCommand(TranslatedCommand):
    """A command that lists deals, and takes the options that select them."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Its own options, then those that select; its own is the one meant where both have a name."""
        own = super().get_params(ctx)
        taken = {option for param in own for option in param.opts}
        more = [param for param in _selecting_params() if not taken.intersection(param.opts)]
        flags = next((at for at, param in enumerate(own) if "--home" in param.opts), len(own))
        return [*own[:flags], *more, *own[flags:]]


def _selecting_params() -> list[Parameter]:
    from playbook_cli.cli.help_frame import translate_parameter

    params = [copy(param) for param in _read_params()]
    for param in params:
        param.expose_value = False
        param.callback = _keep
        param.rich_help_panel = _("Which deals")  # type: ignore[attr-defined]
        translate_parameter(param)
    return params


@cache
def _read_params() -> tuple[Parameter, ...]:
    params, *_rest = get_params_convertors_ctx_param_name_from_function(read_selection)
    return tuple(params)


def _keep(context: Context, param: Parameter, value: object) -> None:
    if value not in (None, (), []):
        said = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
        context.meta.setdefault(_KEPT, {})[str(param.name)] = said


def _part_pair(text: str) -> tuple[str, str]:
    field, equals, value = text.replace("＝", "=", 1).partition("=")
    if not equals:
        raise InvalidArgument("--where", text, "assignment")
    return field, value.strip()
