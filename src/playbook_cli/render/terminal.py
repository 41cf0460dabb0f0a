"""The terminal at hand: what goes to stdout and stderr, in which width and with or without color.

A reader that goes away (`| head -1`) ends the output and nothing else: what was recorded stays recorded and
the exit code stays the command's own.
"""

import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Final, TextIO

from playbook_cli.domain.text import INVISIBLE
from playbook_cli.errors import OutputFailed
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from rich.console import RenderableType

_STYLES = {"good": "32", "part": "33", "bad": "31", "ref": "36", "dim": "2", "bold": "1"}  # codes of ANSI
_UNSAFE_IN_JSON: Final = rf"[\x7f-\x9f\u2028\u2029{INVISIBLE}]"
# GitHub (Gitea and Forgejo too), Azure, TeamCity and Buildkite set one each; the logs of GitLab, Travis and
# Jenkins are steered by control characters alone, which nothing of ours writes.
_CI_LOGS: Final = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION", "BUILDKITE")
_LOG_COMMAND: Final = (
    r"(?m)^\s*:(?=:)|#(?=#\w*\[)|^(?:--(?=- )|\+\+(?=\+ )|~~(?=~ ))"  # what their runners take for commands
)
_LOG_COMMAND_IN_JSON: Final = r"##(?=\w*\[)"
_PAINT: Final = "\x1b["
_NARROWEST = 40
_WIDEST = 1000  # a wider one is no terminal
_HEIGHT = 24  # of what Rich draws, which needs none; without it Rich reads LINES and COLUMNS itself
_PIPE_WIDTH = 80
_AT_ONCE = 500  # lines, where there may be very many


class ColorChoice(StrEnum):
    """When to color: where a terminal takes it, always, or never."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command prints; `interactive` means that a person sits at stdin and stdout.

    `in_log` means that a CI log reads along, which takes `::error::` or `##vso[…]` for a command; it
    `redraws` where a line on stderr can be drawn over.
    """

    width: int
    color: bool
    interactive: bool
    in_log: bool = False
    redraws: bool = False

    @property
    def prose_width(self) -> int:
        """How wide running text is set: no line is longer than is easy to read."""
        from playbook_cli.render.line_breaks import PROSE_WIDTH

        return min(self.width, PROSE_WIDTH)

    def paint(self, text: str, style: str) -> str:
        """The text in one of our styles, or as it is without one or where there is no color."""
        if not self.color or not text or not style:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def print(self, *lines: str) -> None:
        """Write lines of text to stdout."""
        _write(sys.stdout, self._disarm("".join(f"{line}\n" for line in lines)))

    def print_all(self, lines: Iterable[str]) -> None:
        """Write very many lines to stdout, some hundreds at a time."""
        waiting: list[str] = []
        for line in lines:
            waiting.append(line)
            if len(waiting) == _AT_ONCE:
                self.print(*waiting)
                waiting = []
        self.print(*waiting)

    def print_document(self, text: str, *, markdown: bool = True) -> None:
        """Write Markdown, or YAML or JSON, to stdout as it is; a log reads commands in it as references.

        No log reads what goes to a file.
        """
        if sys.stdout is None:  # closed before we started, and a document is nothing without being read
            raise OutputFailed(os.strerror(errno.EBADF))
        if self.in_log and not _is_file(sys.stdout):
            written = "&#{};" if markdown else "\\u{:04x}"
            text = re.sub(_LOG_COMMAND, lambda match: match[0][:-1] + written.format(ord(match[0][-1])), text)
        _write(sys.stdout, text)

    def print_commands(self, *lines: str) -> None:
        """Write lines that are commands to a CI log."""
        _write(sys.stdout, "".join(f"{line}\n" for line in lines))

    def show(self, renderable: "RenderableType") -> None:
        """Write a Rich renderable to stdout."""
        from rich.console import Console

        console = Console(
            width=self.width,
            height=_HEIGHT,
            force_terminal=self.color,
            no_color=not self.color,
            color_system="standard" if self.color else None,
            emoji=False,
            markup=False,
            highlight=False,
            legacy_windows=False,
        )
        with console.capture() as capture:
            console.print(renderable)
        self.print(*(line.rstrip() for line in capture.get().splitlines()))

    def print_json(self, value: object) -> None:
        """Write one JSON value on one line; nothing in it can steer a terminal."""
        self.print(self.json_line(value))

    def print_json_list(self, value: Mapping[str, object], key: str, things: Iterable[object]) -> None:
        """Write a JSON object of which one key, empty as it is given, holds very many things, on one line."""
        before, _key, after = self.json_line(value).partition(f'"{key}": [')
        self._print_parts(f'{before}"{key}": [', things, after)

    def print_json_array(self, things: Iterable[object]) -> None:
        """Write a JSON array of very many things on one line."""
        self._print_parts("[", things, "]")

    def _print_parts(self, before: str, things: Iterable[object], after: str) -> None:
        _write(sys.stdout, before)
        parts, between = iter(things), ""
        while some := list(islice(parts, _AT_ONCE)):
            _write(sys.stdout, between + ", ".join(map(self.json_line, some)))
            between = ", "
        _write(sys.stdout, f"{after}\n")

    def json_line(self, value: object) -> str:
        """One JSON value on one line, as it may be written to stdout."""
        import json

        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        utf8 = encoding.lower().replace("-", "") == "utf8"
        text = json.dumps(value, ensure_ascii=not utf8, allow_nan=False)
        if self.in_log:
            text = re.sub(_LOG_COMMAND_IN_JSON, r"\\u0023#", text)
        if text.isprintable():  # nothing unsafe is
            return text
        return re.sub(_UNSAFE_IN_JSON, lambda match: json.dumps(match[0])[1:-1], text)

    def tell(self, *lines: str) -> None:
        """Write hints, warnings and errors to stderr, where a person reads broken between words."""
        told = lines if not self.redraws else (part for line in lines for part in self._break(line))
        _write(sys.stderr, self._disarm("".join(f"{line}\n" for line in told)))

    def _break(self, line: str) -> "Iterable[str]":
        """A line in as many as the terminal needs; what is painted was broken when it was."""
        from playbook_cli.render.cell_widths import len_in_cells
        from playbook_cli.render.paragraphs import break_below

        if _PAINT in line or len_in_cells(line) <= self.width:
            return [line]
        return break_below(line, self.prose_width)

    def _disarm(self, text: str) -> str:
        """The text with a space in whatever a CI log would take for a command."""
        return re.sub(_LOG_COMMAND, lambda match: f"{match[0]} ", text) if self.in_log else text


def open_terminal(environ: Mapping[str, str], choice: ColorChoice = ColorChoice.AUTO) -> Terminal:
    """Look at stdin and stdout once; NO_COLOR, TERM=dumb and a pipe mean no color unless it is asked for."""
    on_terminal = _is_terminal(sys.stdout)
    plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb" or not on_terminal
    color = choice is ColorChoice.ALWAYS or (choice is ColorChoice.AUTO and not plain)
    width = shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns if on_terminal else _PIPE_WIDTH
    if environ.get("COLUMNS", "").isdecimal():
        width = int(environ["COLUMNS"][:5])
    return Terminal(
        min(max(width, _NARROWEST), _WIDEST),
        color,
        on_terminal and _is_terminal(sys.stdin),
        in_log=any(environ.get(name) for name in _CI_LOGS),
        redraws=_is_terminal(sys.stderr) and environ.get("TERM") != "dumb",
    )


def prepare_streams() -> None:
    """Make stdout and stderr take any character: what an encoding lacks is shown as `?`."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            with suppress(OSError, ValueError):  # closed, or broken: then nothing is shown anyway
                reconfigure(errors="replace")


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # the stream was closed before we started
        return False


def _is_file(stream: TextIO | None) -> bool:
    """Whether a stream leads into a file."""
    try:
        return stream is not None and stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        if stream is not sys.stderr:
            raise OutputFailed(error.strerror or str(error)) from error
    except ValueError:  # the stream was closed before we started
        return


def stop_output() -> None:
    """Send what stdout still holds nowhere: its reader is gone."""
    if sys.stdout is not None:
        _silence(sys.stdout)


def _silence(stream: TextIO) -> None:
    """Send the rest of the output nowhere, the interpreter's last flush included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
