"""Every way in which `playbook` can refuse, as typed fields without words.

The sentence a person reads is built in `render/words`; the exit code stands in `cli/exit_codes.py`.
"""

from typing import TYPE_CHECKING, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from playbook_cli.errors.codes import Expected, NamedKind, SettingsProblem


@dataclass_transform(eq_default=False)
class PlaybookError(Exception):
    """Base of all failures that a user can meet and mend.

    The fields of one are what its class and its bases annotate, in this order. They are taken without a
    dataclass: forty of those cost every command a tenth of its time.
    """

    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        own = [name for name in cls.__annotations__ if name not in cls._names]
        cls._names = (*cls._names, *own)

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__(*values)
        fields = dict(zip(self._names, values, strict=False)) | named
        known = len(values) <= len(self._names) and len(fields) == len(values) + len(named)
        missing = [name for name in self._names if name not in fields and not hasattr(type(self), name)]
        if missing or not known or not fields.keys() <= set(self._names):
            raise TypeError(type(self).__name__, values, named)
        vars(self).update(fields)

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._names)
        return f"{type(self).__name__}({told})"


# --- names that lead nowhere ---------------------------------------------------------------------


class NotFound(PlaybookError):
    """Nothing has this name.

    Of a `ref`, `nearest` is the first and the last of its letter.
    """

    kind: "NamedKind"
    text: str
    nearest: tuple[str, ...] = ()
    place: str = ""


class AmbiguousName(PlaybookError):
    """More than one thing fits this name; the candidates are what to type instead."""

    kind: "NamedKind"
    text: str
    candidates: tuple[str, ...]


class InvalidArgument(PlaybookError):
    """A word on the command line does not have the form asked for (exit code 2).

    `names` are what may be said instead.
    """

    argument: str
    text: str
    expected: "Expected"
    names: tuple[str, ...] = ()


class AmbiguousReading(PlaybookError):
    """A text can be read in more than one way, and nothing says which is meant.

    `key` is the key of a mapping file that would say it; `readings` holds each of its values with what
    the text then is.
    """

    argument: str
    text: str
    key: str
    readings: tuple[tuple[str, str], ...]


class ReasonRequired(PlaybookError):
    """This command wants a reason, one of `choices` where there are any (exit code 2)."""

    command: str
    choices: tuple[str, ...] = ()


# --- files -----------------------------------------------------------------------------------------


class FileProblem(PlaybookError):
    """Base of what can be wrong with one file."""

    path: str


class UnreadableFile(FileProblem):
    """The file cannot be read.

    `problem` is a code explained in `render/words/errors/damage_words.py`, or the system's own message.
    `ours` says that nobody named the file: the store keeps one there.
    """

    problem: str
    limit: int | None = None
    ours: bool = False


class InvalidPlaybook(FileProblem):
    """A playbook file breaks the format.

    `problem` is a code explained in `render/words/errors/playbook_problems.py`; `text` is the offending part
    and `expected` what would be right.
    """

    line: int | None
    problem: str
    text: str = ""
    expected: str = ""
    column: int | None = None


class FieldNotHeld(FileProblem):
    """A playbook has something that this format cannot hold; `field` is the path of the first such field."""

    form: str
    field: str


class InvalidSettings(FileProblem):
    """The settings file says something that is not understood.

    `expected` is what would be right.
    """

    problem: "SettingsProblem"
    line: int | None = None
    text: str = ""
    expected: tuple[str, ...] = ()


class NoStages(FileProblem):
    """The file holds no stage, so it is no playbook."""


class NoGuideHere(FileProblem):
    """A file of this format is read by its keys; a guide is about the headings and labels of a text."""

    suffix: str


class DamagedDeal(FileProblem):
    """A deal file is not what this program wrote; nothing was changed.

    `problem` is a code explained in `render/words/errors/damage_words.py`; `backup` is the `.bak` beside the
    file, if any.
    """

    problem: str
    line: int | None = None
    text: str = ""
    backup: str | None = None


class ConflictCopy(FileProblem):
    """A copy of a deal that another program made beside it, with what was recorded elsewhere perhaps."""

    deal: str


class UncertainHistory(FileProblem):
    """The answer about a deal stands, but `count` events of a newer version do not count in it.

    Without any, events say that they follow each other, and their order is not known. `path` is the id.
    """

    count: int = 0


class NewerFormat(FileProblem):
    """The file was written by a newer major version and is left untouched."""

    found: str
    supported: str


class MissingSnapshot(FileProblem):
    """The edition that a deal is pinned to is neither beside the deals nor installed."""

    deal: str
    version: str


class DamagedSnapshot(FileProblem):
    """The kept edition is not the one that its name, a digest, promises; it is not used."""


class WriteFailed(FileProblem):
    """The disk refused the write; the old bytes stand."""

    reason: str


class DirectoryNotMade(WriteFailed):
    """A directory of the store is not there and cannot be made."""


class FileInUse(WriteFailed):
    """Windows keeps a file as it is while another program has it open, or because it is write-protected."""


class FileExists(FileProblem):
    """A new file was to be written where one is already; it is left untouched."""


class NotConfirmed(FileProblem):
    """The new bytes are visible, but the disk did not confirm that they would survive a power cut."""

    reason: str


class StoreLocked(FileProblem):
    """Another process, `holder` where that is known, held the store's lock for longer than `seconds`."""

    seconds: float
    holder: int | None = None


class LimitExceeded(FileProblem):
    """The file would grow past `limit` bytes; nothing was written."""

    limit: int


class NoUserHome(PlaybookError):
    """Neither `HOME` nor the system says where the home directory of this user is."""


class DatabaseFailed(FileProblem):
    """The database of a home cannot do it; `path` is its address, without a password.

    `problem` is a code explained in `render/words/errors/database_problems.py`; `detail` is what the server
    said, or a version.
    """

    problem: str
    detail: str = ""


class OutputFailed(PlaybookError):
    """The answer could not be printed; what the command recorded stays recorded."""

    reason: str
