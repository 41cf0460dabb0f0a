"""What may stand in place of a word: a command, an option, its value, a deal, an item, a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.cli.click_types import Context
from playbook_cli.cli.commands import command_names, load_command
from playbook_cli.domain.text import fold_width
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from playbook_cli.cli.click_types import Command, Parameter


@dataclass(frozen=True, slots=True)
class Offer:
    """One word that may be meant, and what it stands for."""

    value: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class LineSoFar:
    """What is known of the line before the word: command, options with their values, arguments."""

    command: str
    options: dict[str, str]
    arguments: tuple[str, ...]


def find_candidates(words: Sequence[str], current: str) -> list[Offer]:
    """Everything that may stand in place of `current` behind these words."""
    command, rest, flags = _find_command(words)
    params = command.get_params(Context(command, info_name=command.name)) if command else _root()
    takers = _list_takers(params)
    if rest and rest[-1] in takers:
        return _find_values(_asked(command, rest[:-1], takers, flags), takers[rest[-1]], current)
    asked = _asked(command, rest, takers, flags)
    if current.startswith("-"):
        return _find_options(asked, params, takers, current)
    names = () if asked.arguments else _list_names(command)
    return keep_begun(names, current) or _find_arguments(asked, params, current)


def _find_options(
    asked: LineSoFar, params: Sequence[Parameter], takers: Mapping[str, Parameter], current: str
) -> list[Offer]:
    """The options that go on as `current` does, or behind an equals sign the values of the one before it."""
    option, equals, value = current.partition("=")
    if not equals or option not in takers:
        return keep_begun(_list_options(params), current)
    return [Offer(f"{option}={one.value}", one.text) for one in _find_values(asked, takers[option], value)]


def _list_names(command: Command | None) -> list[Offer]:
    """The commands, or those of a command that has some of its own."""
    names = command_names() if command is None else getattr(command, "commands", ())
    return [Offer(name) for name in names]


def _find_arguments(asked: LineSoFar, params: Sequence[Parameter], current: str) -> list[Offer]:
    """What may stand at the place of the next argument; the last one may take any number."""
    positional = [param for param in params if param.param_type_name == "argument"]
    at = min(len(asked.arguments), len(positional) - 1)
    if at < 0 or (len(asked.arguments) > at and positional[at].nargs != -1):
        return []
    return _find_values(asked, positional[at], current)


def _find_command(words: Sequence[str]) -> tuple[Command | None, list[str], dict[str, str]]:
    """The command that the words name, what stands behind it, and the flags before it."""
    takers = _list_takers(_root())
    flags: dict[str, str] = {}
    at = 0
    while at < len(words) and words[at].startswith("-"):
        option, flags[option], at = _read_option(words, at, takers)
    if at >= len(words) or words[at] not in command_names():
        return None, list(words), flags
    command, rest = load_command(words[at]), list(words[at + 1 :])
    while rest and rest[0] in (inner := getattr(command, "commands", {})):
        command, rest = inner[rest[0]], rest[1:]
    return command, rest, flags


def _root() -> list[Parameter]:
    import typer.main

    from playbook_cli.cli.app import app

    return typer.main.get_command(app).params


def _asked(
    command: Command | None, rest: Sequence[str], takers: Mapping[str, Parameter], flags: dict[str, str]
) -> LineSoFar:
    options, arguments = dict(flags), []
    at = 0
    while at < len(rest):
        if rest[at] == "--":
            at += 1
        elif rest[at].startswith("-"):
            option, options[option], at = _read_option(rest, at, takers)
        else:
            arguments.append(rest[at])
            at += 1
    return LineSoFar(str(command.name) if command else "", options, tuple(arguments))


def _read_option(words: Sequence[str], at: int, takers: Container[str]) -> tuple[str, str, int]:
    """The option at this place, its value, and where the next word stands."""
    option, equals, value = words[at].partition("=")
    if equals or option not in takers:
        return option, value, at + 1
    return option, "".join(words[at + 1 : at + 2]), at + 2


def _list_takers(params: Iterable[Parameter]) -> dict[str, Parameter]:
    """The options that take a value, by each of their names."""
    return {option: param for param in params for option in param.opts if not _is_flag(param)}


def _is_flag(param: Parameter) -> bool:
    return param.param_type_name == "argument" or bool(getattr(param, "is_flag", False))


def _list_options(params: Iterable[Parameter]) -> list[Offer]:
    return [
        Offer(max(param.opts, key=len), getattr(param, "help", "") or "")
        for param in params
        if param.param_type_name == "option"
    ]


def _find_values(asked: LineSoFar, param: Parameter, current: str) -> list[Offer]:
    if choices := getattr(param.type, "choices", None):
        return keep_begun((Offer(str(getattr(one, "value", one))) for one in choices), current)
    from playbook_cli.cli.completing.values import list_values

    return keep_begun(list_values(asked, str(param.name), current), current)


def keep_begun(found: Iterable[Offer], current: str) -> list[Offer]:
    """Those that begin with what was typed, whatever its case and width."""
    wanted = _fold(current)
    return [candidate for candidate in found if _fold(candidate.value).startswith(wanted)]


def _fold(word: str) -> str:
    return fold_width(word).casefold()
