"""What can be wrong with a file of deals that comes or goes: a table, a workbook, the mapping for one."""

from playbook_cli.errors import FileProblem, PlaybookError


class InvalidTable(FileProblem):
    """A file of deals, or the mapping for one, breaks its form.

    `problem` is a code explained in `render/words`; `text` is the offending part and `expected` what
    would be right.
    """

    problem: str
    line: int | None = None
    text: str = ""
    expected: tuple[str, ...] = ()


class NoStageColumn(FileProblem):
    """New deals of a table would begin, and no column says in which stage.

    `headings` are those of the table, `candidates` those of the columns whose cells are names of stages.
    """

    line: int
    headings: tuple[str, ...]
    candidates: tuple[str, ...]


class UndecidedEncoding(FileProblem):
    """The file says no encoding and none is clearly the one; `candidates` are those in which it is text."""

    candidates: tuple[str, ...]


class MissingExtra(FileProblem):
    """What reads or writes this file is not installed; `extra` is the part of playbook-cli that brings it."""

    extra: str


class ImportRefused(FileProblem):
    """Some deals of a file cannot be taken, so none was; `rows` holds each line with its error."""

    rows: tuple[tuple[int, PlaybookError], ...]


class UnknownStage(PlaybookError):
    """A table has a stage that the playbook does not have.

    `count` lines have it, `names` are those it has.
    """

    argument: str
    text: str
    count: int
    names: tuple[str, ...]


class LinesContradict(PlaybookError):
    """Two lines of a table are about one deal and say different things; `columns` are what they differ in."""

    line: int
    other: int
    columns: tuple[str, ...]
