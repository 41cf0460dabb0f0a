"""The words for a command line that Typer does not understand, which it would say in English only."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from playbook_cli.cli.click_types import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
)
from playbook_cli.render.words.errors.typed_signs import hint_of_signs
from playbook_cli.render.words.phrases import list_names
from playbook_cli.render.words.translation import _

# What Click says without a class of its own for it; a test asks Click itself.
_TAKES_NONE: Final = "does not take a value."
_TOO_MANY: Final = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)", re.DOTALL)


def describe_usage(error: ClickException) -> str:
    """One line that says what is wrong with the command line."""
    if isinstance(error, NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, MissingParameter):
        return _missing(error)
    if isinstance(error, BadParameter):
        return _bad_value(error)
    if isinstance(error, BadOptionUsage):
        takes_none = error.message.endswith(_TAKES_NONE)
        words = _("{option} takes no value") if takes_none else _("{option} needs a value")
        return words.format(option=error.option_name)
    if found := _TOO_MANY.fullmatch(error.message):
        return _too_many(error, found[1])
    return error.format_message()


def _missing(error: MissingParameter) -> str:
    """What is asked for and not given, or hidden from the program by a sign that it does not take."""
    argument = _name(error).rstrip("….]").lstrip("[")
    if hint := _hint_on_signs(_typed_words(error)):
        return _("{argument} is missing; {hint}").format(argument=argument, hint=hint)
    return _("{argument} is missing").format(argument=argument)


def _too_many(error: ClickException, words: str) -> str:
    """What nothing asks for, and the sign that parted it from what it belongs to."""
    if hint := _hint_on_signs([*_typed_words(error), *words.split()]):
        return _("unexpected: {words}; {hint}").format(words=words, hint=hint)
    return _("unexpected: {words}; put text with spaces in quotes").format(words=words)


def _hint_on_signs(words: Iterable[str]) -> str:
    return next(filter(None, map(hint_of_signs, words)), "")


def _typed_words(error: ClickException) -> Iterator[str]:
    """The words that were taken for arguments or options before something was wrong."""
    context = getattr(error, "ctx", None)
    for value in context.params.values() if context else ():
        for word in value if isinstance(value, list | tuple) else (value,):
            if isinstance(word, str):
                yield word


def gives_help(error: ClickException) -> bool:
    """Whether the answer to a command line is its help."""
    return isinstance(error, NoArgsIsHelpError)


def _no_such_option(error: NoSuchOption) -> str:
    if field := _field_meant(error):
        words = _("{option} is no option of this command, but a field: write {field}=…")
        return words.format(option=error.option_name, field=field)
    if error.possibilities:
        names = list_names(sorted(error.possibilities))
        return _("there is no option {option}; did you mean: {names}?").format(
            option=error.option_name, names=names
        )
    return _("there is no option {option}").format(option=error.option_name)


def _field_meant(error: NoSuchOption) -> str:
    """The field of a deal that `start` takes as an option and `set` does not."""
    from playbook_cli.domain.deal.fields import SETTABLE

    context = getattr(error, "ctx", None)
    field = error.option_name.lstrip("-").replace("-", "_")
    return field if context and context.command.name == "set" and field in SETTABLE else ""


def _bad_value(error: BadParameter) -> str:
    if error.param is None:  # our own words
        return error.message
    choices = getattr(error.param.type, "choices", ())
    if choices:
        names = list_names(str(getattr(choice, "value", choice)) for choice in choices)
        return _("{argument} takes one of: {names}").format(argument=_name(error), names=names)
    least = getattr(error.param.type, "min", None)
    if least is not None:
        return _("{argument} takes a whole number from {least} up").format(argument=_name(error), least=least)
    return _("{argument} does not take this value").format(argument=_name(error))


def _name(error: BadParameter) -> str:
    """The option or argument as it is typed."""
    parameter = error.param
    if parameter is None:
        return ""
    if parameter.param_type_name == "option":
        return max(parameter.opts, key=len)
    return parameter.make_metavar(error.ctx).strip("{}") if error.ctx else str(parameter.name)
