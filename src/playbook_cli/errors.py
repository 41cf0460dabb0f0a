"""Every way in which `playbook` can refuse, as typed fields without words.

The sentence a person reads is built in `render/words`; the exit code is chosen in `cli/boundary.py`.
"""

from dataclasses import dataclass


@dataclass(eq=False)
class PlaybookError(Exception):
    """Base of all failures that a user can meet and mend."""


# --- names that lead nowhere ---------------------------------------------------------------------


@dataclass(eq=False)
class NotFound(PlaybookError):
    """Nothing has this name; `kind` is stage, deal, item, section, playbook, event or edition.

    Of a `ref`, `nearest` is the first and the last of its letter.
    """

    kind: str
    text: str
    nearest: tuple[str, ...] = ()
    place: str = ""


@dataclass(eq=False)
class AmbiguousName(PlaybookError):
    """More than one thing fits this name; the candidates are what to type instead."""

    kind: str
    text: str
    candidates: tuple[str, ...]


@dataclass(eq=False)
class InvalidArgument(PlaybookError):
    """A word on the command line does not have the form asked for (exit code 2).

    `expected` is a code explained in `render/words`; `names` are what may be said instead.
    """

    argument: str
    text: str
    expected: str
    names: tuple[str, ...] = ()


@dataclass(eq=False)
class AmbiguousReading(PlaybookError):
    """A text can be read in more than one way, and nothing says which is meant.

    `key` is the key of a mapping file that would say it; `readings` holds each of its values with what
    the text then is.
    """

    argument: str
    text: str
    key: str
    readings: tuple[tuple[str, str], ...]


@dataclass(eq=False)
class ReasonRequired(PlaybookError):
    """This command wants a reason, one of `choices` where there are any (exit code 2)."""

    command: str
    choices: tuple[str, ...] = ()


# --- files -----------------------------------------------------------------------------------------


@dataclass(eq=False)
class FileProblem(PlaybookError):
    """Base of what can be wrong with one file."""

    path: str


@dataclass(eq=False)
class UnreadableFile(FileProblem):
    """The file cannot be read.

    `problem` is missing, directory, not_regular, denied, too_large, encoding, or the system's own message.
    """

    problem: str
    limit: int | None = None


@dataclass(eq=False)
class InvalidPlaybook(FileProblem):
    """A playbook file breaks the format.

    `problem` is a code explained in `render/words`; `text` is the offending part and `expected`
    what would be right.
    """

    line: int | None
    problem: str
    text: str = ""
    expected: str = ""
    column: int | None = None


@dataclass(eq=False)
class FieldNotHeld(FileProblem):
    """A playbook has something that this format cannot hold; `field` is the path of the first such field."""

    form: str
    field: str


@dataclass(eq=False)
class InvalidSettings(FileProblem):
    """The settings file says something that is not understood.

    `problem` is yaml, not_mapping, not_text, unknown_key, duplicate_key or unknown_value; `expected` is what
    would be right.
    """

    problem: str
    line: int | None = None
    text: str = ""
    expected: tuple[str, ...] = ()


@dataclass(eq=False)
class NoStages(FileProblem):
    """The file holds no stage, so it is no playbook."""


@dataclass(eq=False)
class NoGuideHere(FileProblem):
    """A file of this format is read by its keys; a guide is about the headings and labels of a text."""

    suffix: str


@dataclass(eq=False)
class DamagedDeal(FileProblem):
    """A deal file is not what this program wrote; nothing was changed.

    `problem` is a code explained in `render/words`; `backup` is the `.bak` beside the file, if any.
    """

    problem: str
    line: int | None = None
    text: str = ""
    backup: str | None = None


@dataclass(eq=False)
class ConflictCopy(FileProblem):
    """A copy of a deal that another program made beside it, with what was recorded elsewhere perhaps."""

    deal: str


@dataclass(eq=False)
class NewerFormat(FileProblem):
    """The file was written by a newer major version and is left untouched."""

    found: str
    supported: str


@dataclass(eq=False)
class MissingSnapshot(FileProblem):
    """The edition that a deal is pinned to is neither beside the deals nor installed."""

    deal: str
    version: str


@dataclass(eq=False)
class DamagedSnapshot(FileProblem):
    """The kept edition is not the one that its name, a digest, promises; it is not used."""


@dataclass(eq=False)
class WriteFailed(FileProblem):
    """The disk refused the write; the old bytes stand."""

    reason: str


@dataclass(eq=False)
class FileExists(FileProblem):
    """A new file was to be written where one is already; it is left untouched."""


@dataclass(eq=False)
class NotConfirmed(FileProblem):
    """The new bytes are visible, but the disk did not confirm that they would survive a power cut."""

    reason: str


@dataclass(eq=False)
class StoreLocked(FileProblem):
    """Another process, `holder` where that is known, held the store's lock for longer than `seconds`."""

    seconds: float
    holder: int | None = None


@dataclass(eq=False)
class LimitExceeded(FileProblem):
    """The file would grow past `limit` bytes; nothing was written."""

    limit: int


@dataclass(eq=False)
class InvalidTable(FileProblem):
    """A file of deals, or the mapping for one, breaks its form.

    `problem` is a code explained in `render/words`; `text` is the offending part and `expected` what
    would be right.
    """

    problem: str
    line: int | None = None
    text: str = ""
    expected: tuple[str, ...] = ()


@dataclass(eq=False)
class ImportRefused(FileProblem):
    """Some deals of a file cannot be taken, so none was; `rows` holds each line with its error."""

    rows: tuple[tuple[int, PlaybookError], ...]


@dataclass(eq=False)
class ImportStopped(FileProblem):
    """A write failed on the way: `taken` of the `total` deals to write are in, and the cause says why."""

    taken: int
    total: int


@dataclass(eq=False)
class DatabaseFailed(FileProblem):
    """The database of a home cannot do it; `path` is its address, without a password.

    `problem` is a code explained in `render/words`; `detail` is what the server said, or a version.
    """

    problem: str
    detail: str = ""


@dataclass(eq=False)
class OutputFailed(PlaybookError):
    """The answer could not be printed; what the command recorded stays recorded."""

    reason: str


# --- deals -----------------------------------------------------------------------------------------


@dataclass(eq=False)
class DealExists(PlaybookError):
    """A deal of this id is already in the store."""

    deal: str
    name: str


@dataclass(eq=False)
class DealDiverged(PlaybookError):
    """The deal here and the one of a file have gone different ways since they were one."""

    deal: str


@dataclass(eq=False)
class CannotJoin(PlaybookError):
    """Two histories are not of one deal, or say different things where they must agree; nothing was joined.

    `conflict` is other_deal, event or header; `text` is the other deal, the id of the event or the field.
    """

    deal: str
    conflict: str
    text: str


@dataclass(eq=False)
class DealMovedOn(PlaybookError):
    """The history grew between reading and writing; read again and decide again."""

    deal: str
    expected: int
    found: int


@dataclass(eq=False)
class DealClosed(PlaybookError):
    """The deal is won, lost or without decision, so it takes no such change."""

    deal: str
    status: str


@dataclass(eq=False)
class DealOpen(PlaybookError):
    """The deal is open, so there is nothing to reopen."""

    deal: str


@dataclass(eq=False)
class NothingToUndo(PlaybookError):
    """No event of this deal can be taken back."""

    deal: str


@dataclass(eq=False)
class NothingToRestore(PlaybookError):
    """No generation before this one is kept of the deal."""

    deal: str


@dataclass(eq=False)
class NoSuchMove(PlaybookError):
    """The deal cannot move that way.

    `move` is last_stage, first_stage, not_back, not_forward, to_end or from_end; `outcome` is how `close`
    would end it instead.
    """

    deal: str
    stage: str
    move: str
    outcome: str = ""


@dataclass(eq=False)
class GateNotMet(PlaybookError):
    """The stage gate is not met (exit code 1); `missing` holds (ref, text) of what must still be proven.

    `until` is the last stage whose gate was asked, where that was more than one.
    """

    deal: str
    stage: str
    met: int
    total: int
    missing: tuple[tuple[str, str], ...]
    until: str | None = None


@dataclass(eq=False)
class UnrelatedPlaybook(PlaybookError):
    """The deal's playbook and the one named have no stage in common, so nothing could be carried over."""

    deal: str
    before: str
    after: str


@dataclass(eq=False)
class BuiltUpon(PlaybookError):
    """Later events rest on the one that was to be taken back: marks made under an edition rest on it."""

    deal: str
    event: str


@dataclass(eq=False)
class UndecidedUpgrade(PlaybookError):
    """A new edition leaves something to decide and there is nobody to ask; nothing was recorded.

    `questions` holds (kind, before, after) of each; `deals` are the ids of the deals concerned.
    """

    deals: tuple[str, ...]
    questions: tuple[tuple[str, str, str], ...]
