"""Help pages in the language at hand, with what Typer and Click would say in English only."""

from typer.core import TyperCommand, TyperGroup

from playbook_cli.cli.click_types import Context, Parameter
from playbook_cli.render.words.translation import _

_USAGE = "Usage: "


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

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Every option and argument."""
        params: list[Parameter] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if text := getattr(param, "help", None):
                param.help = _(text)  # type: ignore[attr-defined]
        return params


class TranslatedCommand(TranslatedFrame, TyperCommand):
    """One command."""


class TranslatedGroup(TranslatedFrame, TyperGroup):
    """A command with sub-commands."""
