"""The words for a command line that Typer does not understand, which it would say in English only."""

from playbook_cli.cli.click_types import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
)
from playbook_cli.render.words.phrases import list_names
from playbook_cli.render.words.translation import _


def describe_usage(error: ClickException) -> str:
    """One line that says what is wrong with the command line."""
    if isinstance(error, NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, MissingParameter):
        return _("{argument} is missing").format(argument=_name(error))
    if isinstance(error, BadParameter):
        return _bad_value(error)
    if isinstance(error, BadOptionUsage):
        return _("{option} is not used as it should be").format(option=error.option_name)
    return error.format_message()


def gives_help(error: ClickException) -> bool:
    """Whether the answer to a command line is its help."""
    return isinstance(error, NoArgsIsHelpError)


def _no_such_option(error: NoSuchOption) -> str:
    if error.possibilities:
        names = list_names(sorted(error.possibilities))
        return _("there is no option {option}; did you mean: {names}?").format(
            option=error.option_name, names=names
        )
    return _("there is no option {option}").format(option=error.option_name)


def _bad_value(error: BadParameter) -> str:
    if error.param is None:  # our own words
        return error.message
    choices = getattr(error.param.type, "choices", ())
    if choices:
        names = list_names(str(getattr(choice, "value", choice)) for choice in choices)
        return _("{argument} takes one of: {names}").format(argument=_name(error), names=names)
    return _("{argument} does not take this value").format(argument=_name(error))


def _name(error: BadParameter) -> str:
    """The option or argument as it is typed."""
    parameter = error.param
    if parameter is None:
        return ""
    if parameter.param_type_name == "option":
        return max(parameter.opts, key=len)
    return parameter.make_metavar(error.ctx) if error.ctx else str(parameter.name)
