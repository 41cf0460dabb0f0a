"""The lines for files that a list could not read, and for copies of deals that lie beside them."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.text import clean_line
from playbook_cli.errors import ConflictCopy, FileProblem, UncertainHistory
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _


def unread_lines(problems: Sequence[FileProblem]) -> Iterator[str]:
    """One line for each file, and one that says what to do."""
    for problem in problems:
        yield f"playbook: {describe_error(problem).what}"
    if problems:
        hint = _("these are left out of the answer; to see what can be repaired: {command}")
        yield "  → " + hint.format(command=command_line("doctor"))


def uncertain_lines(uncertain: Sequence[UncertainHistory]) -> Iterator[str]:
    """A line for each deal of whose history not all counts, with what to do."""
    for one in uncertain:
        words = describe_error(one)
        yield f"playbook: {words.what}"
        yield f"  → {words.hint}"


def copy_lines(copies: Sequence[ConflictCopy]) -> Iterator[str]:
    """One line for each copy, and the command that joins them all."""
    for copy in copies:
        yield f"playbook: {describe_error(copy).what}"
    if copies:
        names = [clean_line(copy.path) for copy in copies]
        yield "  → " + _("to join: {command}").format(command=command_line("merge", *names))
