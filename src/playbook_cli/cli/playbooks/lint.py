"""`playbook lint FILE…`: what is wrong in a playbook, line by line, and how to write it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.options import JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.errors import InvalidArgument
from playbook_cli.render.words.translation import later

if TYPE_CHECKING:
    from playbook_cli.services.authoring.linting import LintedFile


class LintFormat(StrEnum):
    """How the findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def lint(
    context: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help=later("Playbook files, or ids of installed ones."))
    ],
    strict: Annotated[
        bool, typer.Option("--strict", help=later("Exit with code 1 for warnings too."))
    ] = False,
    ignored: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore", metavar="CODE", help=later("Leave out findings of this code; may be repeated.")
        ),
    ] = None,
    form: Annotated[LintFormat, typer.Option("--format", help=later("For people, scripts or GitHub."))] = (
        LintFormat.TEXT
    ),
    as_json: JsonOption = False,
) -> None:
    """Check playbooks: exit code 0 no errors, 1 errors (with --strict: warnings too), 3 cannot be read.

    Example: `playbook lint playbooks/*.md --strict`
    """
    from playbook_cli.services.authoring.linting import lint_files

    wiring = wiring_of(context)
    linted = lint_files(wiring.workspace.library, files, ignored=_check_codes(ignored or ()))
    _answer(wiring, linted, LintFormat.JSON if as_json else form)
    if any(file.has_errors or (strict and file.findings) for file in linted):
        raise typer.Exit(ExitCode.NO)


def _check_codes(codes: Iterable[str]) -> frozenset[str]:
    """The codes to leave out; raises InvalidArgument for one that no finding has."""
    from playbook_cli.domain.names import find_nearest
    from playbook_cli.render.words.findings.finding_words import finding_words

    known = finding_words()
    for code in codes:
        if code not in known:
            raise InvalidArgument("--ignore", code, "finding_code", find_nearest(code, known) or tuple(known))
    return frozenset(codes)


def _answer(wiring: Wiring, linted: "Sequence[LintedFile]", form: LintFormat) -> None:
    terminal = wiring.terminal
    if form is LintFormat.JSON:
        from playbook_cli.render.json.playbook_json import lint_mappings

        return terminal.print_json(lint_mappings(linted))
    from playbook_cli.render.lines import lint_lines

    if form is LintFormat.GITHUB:
        return terminal.print_commands(*lint_lines.lint_annotations(linted))
    terminal.print(*lint_lines.lint_lines(linted, terminal))
    return terminal.tell(lint_lines.lint_summary(linted))
