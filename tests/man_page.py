"""The manual page `playbook(1)`: `python -m tests.man_page` writes it anew from the commands themselves."""

import inspect
from collections.abc import Iterator
from pathlib import Path

from playbook_cli.cli.click_types import Command, Context, Parameter
from playbook_cli.cli.command_line.flags import list_flags_behind
from playbook_cli.cli.commands import GROUPS, load_command
from playbook_cli.cli.exit_codes import ExitCode

PAGE = Path(__file__).parents[1] / "docs" / "playbook.1"
COMMAND = "python -m tests.man_page"

_EXITS = {
    ExitCode.YES: "Done, or yes.",
    ExitCode.NO: "No: a gate that is not met, findings, stale deals.",
    ExitCode.USAGE: "Wrong usage.",
    ExitCode.CANNOT: "Cannot: not found, unreadable, invalid, in conflict, locked, disk.",
    ExitCode.BUG: "A bug in playbook.",
    ExitCode.INTERRUPTED: "Interrupted.",
}
_VARIABLES = {
    "PLAYBOOK_HOME": "Where the deals live, as --home.",
    "PLAYBOOK_LANG": "The language of words and playbooks, as --lang.",
    "PLAYBOOK_USER": "Who records events.",
    "PLAYBOOK_PLAYBOOK": "The playbook where none is named.",
    "NO_COLOR": "No color.",
}


def write_page() -> str:
    """The whole page in the language of man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '.TH PLAYBOOK 1 "" "playbook" "User Commands"'
    yield ".SH NAME"
    yield r"playbook \- coach a deal through your sales playbook"
    yield ".SH SYNOPSIS"
    yield r".B playbook"
    yield r"[\fIFLAGS\fR] \fICOMMAND\fR [\fIOPTIONS\fR] [\fIARGUMENTS\fR]"
    yield ".SH DESCRIPTION"
    yield _escape(
        "What to do next on a deal, why, and whether its stage gate is met. Alone it is a short guide."
    )
    yield ".SH FLAGS"
    yield "They stand before the command or behind it."
    for flag in list_flags_behind():
        yield from _option(flag)
    for names in GROUPS.values():
        for name in names:
            yield from _command(name, load_command(name))
    yield ".SH EXIT STATUS"
    for code, words in _EXITS.items():
        yield from _entry(str(int(code)), words)
    yield ".SH ENVIRONMENT"
    for name, words in _VARIABLES.items():
        yield from _entry(name, words)
    yield ".SH FILES"
    yield from _entry(".playbook/", "The nearest one above the working directory holds the deals of a team.")
    yield from _entry("config.yaml", "The settings, beside the deals.")


def _command(name: str, command: Command) -> Iterator[str]:
    context = Context(command, info_name=name)
    own = [param for param in command.get_params(context) if param.name not in _flag_names()]
    arguments = [param for param in own if param.param_type_name == "argument"]
    yield f".SH {_escape(name.upper())}"
    yield rf"\fBplaybook {_escape(name)}\fR {_escape(' '.join(_metavar(one) for one in arguments))}".rstrip()
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield ".PP"
        yield _escape(" ".join(paragraph.replace("`", "").split()))
    for option in own:
        if option.param_type_name == "option":
            yield from _option(option)
    for inner, sub_command in getattr(command, "commands", {}).items():
        yield from _command(f"{name} {inner}", sub_command)


def _flag_names() -> set[str | None]:
    return {"help", *(flag.name for flag in list_flags_behind())}


def _metavar(param: Parameter) -> str:
    name = str(getattr(param, "metavar", None) or str(param.name).upper()).strip("[]{}")
    return name if param.required else f"[{name}]"


def _option(option: Parameter) -> Iterator[str]:
    names = ", ".join(sorted(option.opts, key=len))
    value = "" if getattr(option, "is_flag", False) else f" {_value(option)}"
    yield from _entry(f"{names}{value}", str(getattr(option, "help", "") or ""))


def _value(option: Parameter) -> str:
    if choices := getattr(option.type, "choices", None):
        return "|".join(str(getattr(one, "value", one)) for one in choices)
    return str(getattr(option, "metavar", None) or str(option.name).upper())


def _entry(term: str, words: str) -> Iterator[str]:
    yield ".TP"
    yield rf"\fB{_escape(term)}\fR"
    yield _escape(" ".join(words.replace("`", "").split()) or "-")


def _escape(text: str) -> str:
    """The text with what troff would take for its own."""
    plain = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain[:1] in (".", "'") else plain


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
