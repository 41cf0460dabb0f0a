"""What a deal cannot do: what was asked of its moves, its history or its playbook does not go."""

from typing import TYPE_CHECKING

from playbook_cli.errors import PlaybookError

if TYPE_CHECKING:
    from playbook_cli.errors.codes import DealMove, JoinConflict


class DealExists(PlaybookError):
    """A deal of this id is already in the store."""

    deal: str
    name: str


class CannotJoin(PlaybookError):
    """Two histories are not of one deal, or say different things where they must agree; nothing was joined.

    `text` is the other deal, the id of the event or the field.
    """

    deal: str
    conflict: "JoinConflict"
    text: str


class DealMovedOn(PlaybookError):
    """The history grew between reading and writing; read again and decide again."""

    deal: str
    expected: int
    found: int


class DealClosed(PlaybookError):
    """The deal is won, lost or without decision, so it takes no such change."""

    deal: str
    status: str


class DealOpen(PlaybookError):
    """The deal is open, so there is nothing to reopen."""

    deal: str


class NothingToUndo(PlaybookError):
    """No event of this deal can be taken back."""

    deal: str


class NotYours(PlaybookError):
    """Of what can be taken back nothing is of this user; the last event is of somebody else, `by`."""

    deal: str
    event: str
    by: str


class NothingToRestore(PlaybookError):
    """No generation before this one is kept of the deal."""

    deal: str


class NoSuchMove(PlaybookError):
    """The deal cannot move that way; `outcome` is how `close` would end it instead."""

    deal: str
    stage: str
    move: "DealMove"
    outcome: str = ""


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


class UnrelatedPlaybook(PlaybookError):
    """The deal's playbook and the one named have no stage in common, so nothing could be carried over."""

    deal: str
    before: str
    after: str


class BuiltUpon(PlaybookError):
    """Later events rest on the one that was to be taken back: marks made under an edition rest on it."""

    deal: str
    event: str


class UndecidedUpgrade(PlaybookError):
    """A new edition leaves something to decide and there is nobody to ask; nothing was recorded.

    `questions` holds (kind, before, after) of each; `deals` are the ids of the deals concerned.
    """

    deals: tuple[str, ...]
    questions: tuple[tuple[str, str, str], ...]
