"""The events of a deal as its JSON says them, for the fold: without models, where they are of plain form.

The models of `events` say what an event may hold. Whatever is not plainly so here, a field of a newer
version, a date in another form, anything that they would refuse, is left to them, so that both ways lead to
one state.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NOON: Final = time(12)
MOMENT: Final = len("2026-11-23T09:00:00Z")
_BITS: Final = 63  # of the size of a file
_DAY: Final = len("2026-11-23")


class NotPlain(Exception):  # no failure: the models are asked
    """An event is not of plain form."""


class PlainEvent:
    """One event; what it does not say has the value that the models give it."""

    id: str
    type: str
    at: datetime
    by = ""
    batch = file = after = None
    joins: tuple[str, ...] = ()
    since: date | None = None
    item = confirmed_by = reason = due = whose = ended = None
    detail = competitor = playbook = language = None
    imported = overridden = False
    evidence: tuple[Any, ...] = ()
    missing: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    passage = Passage.ADVANCED
    header: Any = None
    items: Final[Mapping[str, str]] = {}
    stages: Final[Mapping[str, str]] = {}
    copies: Final[Mapping[str, str]] = {}

    @property
    def from_stage(self) -> str:
        """The stage that was left, under a key that Python does not allow as a name."""
        return str(self.__dict__["from"])

    @property
    def happened_at(self) -> datetime:
        """When it happened: noon (UTC) of the day said, otherwise when it was recorded."""
        return datetime.combine(self.since, _NOON, UTC) if self.since else self.at


class _Plan(NamedTuple):
    """What to do with events of one shape.

    `strings` are those beside the ones in lists; a moment, which each has, is read by the way.
    """

    strings: int
    lists: list[str]
    takes: list[tuple[str, Callable[[Any], Any]]]


def read_event(said: dict[str, Any]) -> tuple[Any, int]:
    """An event over its mapping, and how many strings this held; raises NotPlain, as Python does.

    Most events have the fields of one before, of the same types: what to do with them is planned once.
    """
    shape = (said["type"], *said, *map(type, said.values()))
    plan = _PLANS.get(shape) or _plan(said, shape)
    at = said["at"]
    if at[4::3] != "--T::Z" or len(at) != MOMENT or at[11:13] == "24" or not said["id"]:
        raise NotPlain
    said["at"] = datetime.fromisoformat(at)
    strings = plan.strings
    for key in plan.lists:
        strings += count_strings(said[key])
    for key, take in plan.takes:
        said[key] = take(said[key])
    event = PlainEvent()
    event.__dict__ = said
    return event, strings


def _plan(said: Mapping[str, Any], shape: tuple[Any, ...]) -> _Plan:
    """What is to be done with the values of events with these fields of these types; raises NotPlain."""
    texts, others, required = _FORMS[said["type"]]
    words = [key for key, value in said.items() if value.__class__ is str]
    if not required.issubset(said) or "at" not in words:
        raise NotPlain
    takes = [(key, texts[key] if key in words else others[key]) for key in said if key != "at"]
    plan = _Plan(
        strings=len(said) + len(words),
        lists=[key for key, value in said.items() if value.__class__ in (list, dict)],
        takes=[(key, take) for key, take in takes if take],
    )
    if len(_PLANS) < _MOST_PLANS:
        _PLANS[shape] = plan
    return plan


def count_strings(value: Any, depth: int = 4) -> int:
    """How many strings a value holds, keys among them; raises NotPlain for one that is nested deeply."""
    if depth == 0:
        raise NotPlain
    if value.__class__ is dict:
        return len(value) + sum(count_strings(one, depth - 1) for one in value.values())
    if value.__class__ is not list:
        return value.__class__ is str
    if ONLY_TEXTS.issuperset(map(type, value)):
        return len(value)
    return sum(count_strings(one, depth - 1) for one in value)


def _read_day(text: str) -> date:
    if len(text) != _DAY or text[7] != "-":
        raise NotPlain
    return date.fromisoformat(text)


def _read_ending(text: str) -> str:
    if text not in ("done", "dropped"):
        raise NotPlain
    return text


def _take_none(value: Any) -> None:
    if value is not None:
        raise NotPlain


def _take_flag(value: Any) -> bool:
    if value.__class__ is not bool:
        raise NotPlain
    return bool(value)


def _take_header(value: Any) -> Any:
    if value is not None and value.__class__ is not dict:
        raise NotPlain
    return value


def _take_texts(value: Any) -> tuple[str, ...]:
    if value.__class__ is not list or not ONLY_TEXTS.issuperset(map(type, value)):
        raise NotPlain
    return tuple(value)


def _take_names(value: Any) -> dict[str, str]:
    if value.__class__ is not dict or any(one.__class__ is not str for one in value.values()):
        raise NotPlain
    return dict(value)


def take_evidence(value: Any) -> tuple[Any, ...]:
    """The pieces of evidence that a mark names; raises NotPlain, as Python does."""
    if ONLY_TEXTS.issuperset(map(type, value)):
        return tuple(value)
    return tuple([piece if piece.__class__ is str else _take_file(piece) for piece in value])


def _take_file(piece: Any) -> FileEvidence:
    file, digest, size = piece["file"], piece["sha256"], piece["size"]
    if len(piece) != len(("file", "sha256", "size")) or size.__class__ is not int or size >> _BITS:
        raise NotPlain
    if file.__class__ is not str or digest.__class__ is not str:
        raise NotPlain
    return FileEvidence(file, digest, size)


ONLY_TEXTS: Final = frozenset([str])
STATUSES: Final = {status.value: status for status in ItemStatus}
_OUTCOMES: Final = {status.value: status for status in DealStatus}
_PASSAGES: Final = {passage.value: passage for passage in Passage}
# What a field makes of a text, None where it is one already; and of what is no text.
_TEXTS: Final[Mapping[str, Callable[[str], Any] | None]] = {
    "since": _read_day,
    "due": _read_day,
    "ended": _read_ending,
    "status": STATUSES.__getitem__,
    "outcome": _OUTCOMES.__getitem__,
    "passage": _PASSAGES.__getitem__,
}
_OTHERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "joins": _take_texts,
    "missing": _take_texts,
    "asked": _take_texts,
    "evidence": take_evidence,
    "items": _take_names,
    "stages": _take_names,
    "copies": _take_names,
    "imported": _take_flag,
    "overridden": _take_flag,
    "header": _take_header,
}
_MOST_PLANS: Final = 1000
_PLANS: Final[dict[tuple[Any, ...], _Plan]] = {}


class _Form(NamedTuple):
    """One type of event: what to make of its texts, of what is no text, and which fields must be there."""

    texts: Mapping[str, Callable[[str], Any] | None]
    others: Mapping[str, Callable[[Any], Any]]
    required: frozenset[str]


def _form(required: str, others: str, nullable: str = "") -> _Form:
    """The fields of one type of event: those that must be there, others, and which of all may be null."""
    must, may = f"id at type {required}".split(), f"by batch file after joins {others}".split()
    texts = {key: _TEXTS.get(key) for key in (*must, *may) if key not in _OTHERS}
    nulls = dict.fromkeys(f"batch file after {nullable}".split(), _take_none)
    return _Form(texts, {key: _OTHERS[key] for key in may if key in _OTHERS} | nulls, frozenset(must))


_FORMS: Final[Mapping[str, _Form]] = {
    "started": _form("stage", "since imported header", "since"),
    "marked": _form("item status", "evidence confirmed_by reason", "confirmed_by reason"),
    "noted": _form("text", "item", "item"),
    "field_set": _form("field value", "", "value"),
    "next_step_set": _form("text", "ended due whose", "text ended due whose"),
    "stage_entered": _form("from to", "since passage reason missing", "since reason"),
    "closed": _form(
        "outcome",
        "since reason detail competitor overridden imported missing",
        "since reason detail competitor",
    ),
    "reopened": _form("", "reason", "reason"),
    "playbook_upgraded": _form(
        "from_version to_version", "playbook language items stages copies asked", "playbook language"
    ),
    "undone": _form("event", ""),
    "reviewed": _form("", ""),
}
