"""What the services need from the outside, as small protocols that any storage can meet."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:  # what asks the index alone loads no model
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.history.events import Event
    from playbook_cli.domain.deal.history.evidence import Evidence, FileEvidence
    from playbook_cli.domain.deal.overview import DealOverview
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.listed_action import ListedAction
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.domain.playbook.playbook_overview import Tallied
    from playbook_cli.domain.trouble import Trouble
    from playbook_cli.errors import ConflictCopy, PlaybookError


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class StoreChange:
    """One of many deals that are written at once: how it will stand, and the events that make it so.

    `expected_length` is that of its history before, 0 for a new deal. A deal that is `withdrawn` leaves
    the store; one that keeps everything appends the events instead.
    """

    deal: Deal
    events: tuple[Event, ...]
    expected_length: int
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class PendingImport:
    """Deals that were to be written at once and are not all there yet: where that is said, how many."""

    path: str
    source: str
    deals: int


class ReadingProgress(Protocol):
    """Hears how many of many deals have been read, and when that is over."""

    def __call__(self, done: int, total: int) -> None:
        """So many of so many."""
        ...

    def clear(self) -> None:
        """All are read, or nobody asks for more."""
        ...


class ImportStep(StrEnum):
    """What an import is at, for a person to see."""

    READING = "reading"
    COMPARING = "comparing"
    WRITING = "writing"


class ImportProgress(Protocol):
    """Hears how far an import is, very often."""

    def __call__(self, step: ImportStep, done: int, total: int) -> None:
        """So many of so many are done."""
        ...


class Pile(Collection[_T], Protocol[_T]):
    """Keeps very many things in their order; a list is one, for few."""

    def append(self, thing: _T, /) -> None:
        """Put one more down."""
        ...


class OpenPile(Protocol):
    """Begins a pile."""

    def __call__(self) -> Pile[Any]:
        """A pile with nothing in it."""
        ...


class DealStore(Protocol):
    """Keeps deals; its tests run against any implementation."""

    def list_ids(self) -> Sequence[str]:
        """The ids of all deals, sorted."""
        ...

    def find_copies(self) -> Sequence[ConflictCopy]:
        """What another program put beside the deals under a name that is no id: copies of one of them."""
        ...

    def load(self, deal_id: str) -> Deal:
        """One whole deal; raises NotFound, UnreadableFile, DamagedDeal, NewerFormat or ConflictCopy."""
        ...

    def load_state(self, deal_id: str) -> DealState:
        """Where one deal stands; raises what `load` raises, and may be cheaper."""
        ...

    def is_at_hand(self, deal_id: str) -> bool:
        """Whether a deal of exactly this id is known to be here without a look at the others."""
        ...

    def find_name(self, deal_id: str) -> str | None:
        """The present name of a deal, or None where it cannot be read; cheaper than loading it."""
        ...

    def create(self, deal: Deal) -> None:
        """Write a new deal; raises DealExists and what writing raises."""
        ...

    def append(self, deal_id: str, events: Iterable[Event], *, expected_length: int) -> Deal:
        """Append events to the history if it is still `expected_length` long, else raise DealMovedOn.

        An event whose id is already there changes nothing.
        """
        ...

    def join(self, deal: Deal, written: Mapping[str, str] | None = None) -> Deal:
        """Take in a new deal, or another history of one that is here, and give what came of it.

        What is here already changes nothing; an event that is `written` as a text keeps that where it can.
        Raises CannotJoin and what writing raises.
        """
        ...

    def take(
        self,
        changes: Iterable[StoreChange],
        *,
        source: str = "",
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write many deals: all of them or none, also when the process dies in the middle.

        Nothing is written before the last change is there; where that raises, nothing ever is. Raises
        DealExists, DealMovedOn and what writing raises; `source` says where they come from.
        """
        ...

    def find_pending(self) -> PendingImport | None:
        """What `take` began and nobody has finished yet; the next writer does."""
        ...

    def list_fingerprints(self) -> Mapping[str, str]:
        """What the history of every deal is known again by, by its folded id; empty where it is damaged."""
        ...

    def find_sum(self, deal_id: str) -> str:
        """The SHA-256 of all that is written of a deal; empty where nobody but us can write it."""
        ...

    def hold(self) -> AbstractContextManager[object]:
        """Keep every other writer out for the block, in which this store is loaded from and appended to."""
        ...


@dataclass(frozen=True, slots=True)
class FoundHistory:
    """A history of a deal that a file holds, its sides joined, and the text of each event in it."""

    file: str
    deal: Deal
    written: Mapping[str, str]


class HistoryFiles(Protocol):
    """Reads histories from files that are named, and clears those away that lie beside the deals."""

    def load(self, file: str) -> FoundHistory:
        """What a file holds, conflict markers or not; raises UnreadableFile, DamagedDeal or NewerFormat."""
        ...

    def find_edition(self, file: str, version: str) -> Playbook | None:
        """The edition of this digest in the store that a file is of, where it lies in one."""
        ...

    def put_aside(self, file: str) -> str:
        """Move a copy that lies beside the deals aside, once it is joined; says where, or nothing."""
        ...


class OverviewIndex(Protocol):
    """Remembers the overviews of deals for as long as all they follow from stays as it was."""

    def find(self, deal_id: str, language: str | None) -> DealOverview | None:
        """The overview of a deal, its edition in a language, or None where it is to be worked out anew."""
        ...

    def find_each(
        self, ids: Sequence[str], language: str | None, *, worked: bool = False
    ) -> Iterator[DealOverview | Literal[False] | None]:
        """The same for each of many deals, when it is asked for, in the order of their ids.

        Where only `worked` deals are asked for, False for one that is closed or put away.
        """
        ...

    def find_tallies(self, ids: Sequence[str], language: str | None) -> Iterator[Tallied | None]:
        """The edition and the tally of each of many deals, in the order of their ids; None as above."""
        ...

    def find_name(self, deal_id: str) -> str | None:
        """The present name of a deal, or None where it is to be read."""
        ...

    def find_names(self, ids: Sequence[str]) -> Iterator[str | None]:
        """The same of each of many deals, in the order of their ids."""
        ...

    def look_at(self, deal_id: str) -> object:
        """What the deal is known again by, to be taken before it is read."""
        ...

    def keep(self, sight: Any, overview: DealOverview, version: str, language: str | None) -> None:
        """Keep what was worked out of a deal, and of the edition of this digest, since it was looked at."""
        ...

    def find_actions(self, ids: Sequence[str], language: str | None, day: str) -> Mapping[str, ListedAction]:
        """What was to be done on these deals on this day, by their ids; of any other the coach is asked."""
        ...

    def keep_action(
        self, sight: Any, action: ListedAction, version: str, language: str | None, day: str
    ) -> None:
        """Keep what is to be done on a deal on this day, as chosen since it was looked at."""
        ...

    def save(self, known: Collection[str] | None = None) -> None:
        """Write down what was kept; where `known` are the ids of all deals, forget every other one."""
        ...


class SnapshotStore(Protocol):
    """Keeps the editions that deals are pinned to, by digest."""

    def list_digests(self) -> Sequence[str]:
        """The digests of all kept editions, sorted, damaged ones too."""
        ...

    def load(self, digest: str) -> Playbook | None:
        """The pinned playbook, or None when no snapshot of this digest is kept."""
        ...

    def save(self, playbook: Playbook) -> None:
        """Keep a playbook under its digest; doing so twice changes nothing."""
        ...


class StoreInspector(Protocol):
    """Looks at a store from outside: what is in it that no reader can use, and what would mend it."""

    def find_troubles(self) -> Sequence[Trouble]:
        """Every file that is damaged, foreign, left over, unreadable or of a newer version."""
        ...

    def locate(self, deal_id: str) -> str:
        """The name of a deal's file, to tell a person where to look."""
        ...

    def repair(self, trouble: Trouble) -> str:
        """Do what the trouble's remedy announces; says where what was damaged lies now."""
        ...

    def load_backup(self, deal_id: str) -> Deal:
        """The generation before; raises NotFound, NothingToRestore or DamagedDeal."""
        ...

    def restore(self, deal_id: str) -> Deal:
        """Bring back the generation before and keep the present one in its place.

        Raises NotFound, NothingToRestore or DamagedDeal when there is none that can be read.
        """
        ...


class EvidenceState(StrEnum):
    """How a file given as evidence stands today."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"


class EvidenceShelf(Protocol):
    """Takes files as evidence and finds out later whether they are still the same."""

    def take(self, text: str) -> Evidence:
        """The file that a text names, with its digest; the text itself when it names none."""
        ...

    def examine(self, evidence: FileEvidence) -> EvidenceState:
        """Whether the file is still what it was."""
        ...


class PlaybookFormat(StrEnum):
    """What a playbook can be written as; the value is the ending of such a file."""

    MARKDOWN = "md"
    YAML = "yaml"
    JSON = "json"


class PlaybookFormats(Protocol):
    """Writes and reads the text of a playbook."""

    def write(self, playbook: Playbook, form: PlaybookFormat) -> str:
        """The playbook in this format, which need not hold all of it."""
        ...

    def read(self, text: str, form: PlaybookFormat) -> Playbook:
        """The playbook that a text holds; raises InvalidPlaybook or NoStages."""
        ...


class PlaybookLibrary(Protocol):
    """Finds playbooks by file or by id and language."""

    def load(self, reference: str | None, language: str | None, *, with_report: bool = False) -> ReadPlaybook:
        """The playbook that a file name or an id names; None names the default one.

        What its reader weighed is told `with_report` alone, for it is not kept of what was read before.
        """
        ...

    def list_editions(self) -> Sequence[ReadPlaybook]:
        """Every installed edition, in a fixed order."""
        ...

    def list_damaged(self) -> Sequence[PlaybookError]:
        """Why each installed edition that cannot be read cannot be read."""
        ...

    def list_siblings(self, read: ReadPlaybook) -> Sequence[ReadPlaybook]:
        """The other editions of a playbook that lie beside its file, in a fixed order."""
        ...

    def load_template(self, language: str | None) -> str:
        """A commented playbook to start from, in a language or the locale's."""
        ...
