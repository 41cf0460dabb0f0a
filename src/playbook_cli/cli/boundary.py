"""The one place where a run ends: every failure becomes two lines on stderr and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from playbook_cli.cli.click_types import ClickException, UsageError
from playbook_cli.cli.exit_codes import ExitCode, exit_code_of
from playbook_cli.cli.signals import raise_signals
from playbook_cli.errors import InvalidArgument, PlaybookError

if TYPE_CHECKING:
    from playbook_cli.render.terminal import Terminal

PROGRAM = "playbook"
COMPLETING = "_PLAYBOOK_COMPLETE"  # the shell that asks, in its environment


def run(arguments: Sequence[str]) -> int:
    """Run one command line to its exit code; only a bug under `--debug` shows a traceback."""
    if shell := os.environ.get(COMPLETING):
        from playbook_cli.cli.completing.shell_answer import answer_shell

        answer_shell(shell, arguments)
        return ExitCode.YES
    with raise_signals() as ending:
        code = _run_guarded(arguments)
    return ending.exit_code(code)


def _run_guarded(arguments: Sequence[str]) -> int:
    """Run to the exit code of what is no refusal; what fails while a refusal is worded is a bug, too."""
    from playbook_cli.render.terminal import prepare_streams, stop_output

    try:
        prepare_streams()
        return _run_refusable(arguments)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        stop_output()
        return ExitCode.YES
    except (Exception, SystemExit) as error:  # noqa: BLE001  # nothing of ours exits on its way
        return _report_bug(error, arguments)


def _run_refusable(arguments: Sequence[str]) -> int:
    try:
        if list(arguments) != ["--version"]:  # which has no words, and needs no settings to choose them by
            from playbook_cli.cli.language import speak_as_asked

            speak_as_asked(arguments, os.environ)
        return _invoke(arguments)
    except ClickException as error:
        return _report_usage(error, arguments)
    except PlaybookError as error:
        code = _report(error, arguments)
        _offer_adoption(error, arguments)
        return code


def _invoke(arguments: Sequence[str]) -> int:
    _check_encoding(arguments)
    _check_filled(arguments)
    from playbook_cli.cli.app import app

    result = app(args=list(arguments), prog_name=PROGRAM, standalone_mode=False)
    return result if isinstance(result, int) else ExitCode.YES


def _check_encoding(arguments: Sequence[str]) -> None:
    """Refuse what is no text: it could be neither kept in a file nor shown."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise InvalidArgument("argument", ascii(argument), "plain_text") from None


def _check_filled(arguments: Sequence[str]) -> None:
    """Refuse an empty word, as an unset variable of a shell leaves it: it never means all, or any."""
    words = arguments[: arguments.index("--")] if "--" in arguments else arguments
    empty = next((word for word in words if word.startswith("-") and word.find("=") == len(word) - 1), None)
    if empty:
        raise InvalidArgument(empty[:-1], "", "words")
    if "" not in arguments:
        return
    from playbook_cli.cli.commands import takes_value

    before = arguments[: arguments.index("")]
    named = before[-1] if before and takes_value(before[-1], before) else "argument"
    raise InvalidArgument(named, "", "words")


def _report_usage(error: ClickException, arguments: Sequence[str]) -> int:
    from playbook_cli.cli.usage_words import describe_usage, gives_help
    from playbook_cli.domain.text import clean_line

    if gives_help(error):  # it is on the screen by now
        return ExitCode.USAGE
    command = error.ctx.command_path if isinstance(error, UsageError) and error.ctx else PROGRAM
    _tell(arguments, clean_line(describe_usage(error)), f"{command} --help")
    return ExitCode.USAGE


def _report(error: PlaybookError, arguments: Sequence[str]) -> int:
    from playbook_cli.render.words.errors.error_lines import describe_error

    lines = describe_error(error)
    _tell(arguments, lines.what, lines.hint, lines.details)
    return exit_code_of(error)


def _offer_adoption(error: PlaybookError, arguments: Sequence[str]) -> None:
    """Offer to adopt a text that another command was refused, where somebody is there to answer."""
    from playbook_cli.domain.playbook.guides.guide import GUIDED_FORMAT
    from playbook_cli.domain.playbook.guides.reading_report import StagesNotFound

    if not isinstance(error, StagesNotFound) or error.report.format != GUIDED_FORMAT:
        return
    if "adopt" in arguments or "--json" in arguments:
        return
    from playbook_cli.render.words.translation import _

    terminal = _open_terminal()
    if not terminal.interactive:
        return
    from playbook_cli.cli.asking.few_answers import ask_yes_no

    try:
        if ask_yes_no(_("Adopt it now? You will be asked which lines are the stages."), terminal):
            _invoke([*_flags_of(arguments), "adopt", error.path])
    except PlaybookError as refused:
        _report(refused, arguments)


def _flags_of(arguments: Sequence[str]) -> list[str]:
    """The flags of a command line that say where the deals live, and in which language."""
    from playbook_cli.cli.language import find_flag_value

    said = ((flag, find_flag_value(arguments, flag)) for flag in ("--home", "--lang"))
    return [f"{flag}={value}" for flag, value in said if value]


def _report_bug(error: BaseException, arguments: Sequence[str]) -> int:
    import traceback

    from playbook_cli.adapters.locations import mask_password
    from playbook_cli.domain.text import clean_line, clean_text
    from playbook_cli.render.words.translation import _

    if "--debug" in arguments:
        sys.stderr.write(mask_password(clean_text("".join(traceback.format_exception(error)))))
    what = _("a bug in playbook: {kind}: {error}").format(kind=type(error).__name__, error=error)
    hint = _("run it again with --debug, and report what it prints")
    _tell(arguments, mask_password(clean_line(what)), hint)
    return ExitCode.BUG


def _open_terminal() -> "Terminal":
    """Where what the boundary says is printed, also where a run ends before it has a wiring."""
    from playbook_cli.render.terminal import open_terminal

    return open_terminal(os.environ)


def _tell(arguments: Sequence[str], what: str, hint: str, details: Sequence[str] = ()) -> None:
    from playbook_cli.render.paragraphs import break_below

    terminal = _open_terminal()
    if {"github", "--format=github"} & set(arguments):
        from dataclasses import replace

        terminal = replace(terminal, in_log=True)
    width = terminal.prose_width if sys.stderr is not None and sys.stderr.isatty() else None
    texts = [f"{PROGRAM}: {what}", *(f"  {detail}" for detail in details), *([f"  → {hint}"] if hint else [])]
    terminal.tell(*(line for text in texts for line in break_below(text, width)))
