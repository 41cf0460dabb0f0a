"""The records of a deal's file as its JSON says them: without models, where they are of plain form.

The models of `record_models` say what a record may hold. Whatever is not plainly so here, a field of a newer
version, a date in another form, anything that they would refuse, is left to them, so that both ways lead to
one deal. What is plain of a field follows from its annotation.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import EVENT_TYPES, FIELD_KEYS
from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playbook_cli.domain.deal.history.events import Event

MOMENT: Final = len("2026-11-23T09:00:00Z")
_BITS: Final = 63  # of the size of a file
_DAY: Final = len("2026-11-23")


class NotPlain(Exception):  # no failure: the models are asked
    """An event is not of plain form."""


class _Plan(NamedTuple):
    """What to do with events of one shape; a moment, which each has, is read by the way."""

    kind: type[Event]
    takes: list[tuple[str, Callable[[Any], Any]]]
    renamed: list[tuple[str, str]]


def read_plain_header(value: dict[str, Any]) -> Deal | None:
    """The deal without its history that a value of JSON holds; None where the models must be asked."""
    try:
        return _read_header(value)
    except _LEFT_TO_MODELS:
        return None


def read_plain_events(history: list[Any]) -> tuple[Event, ...] | None:
    """The events that a list of JSON holds, which is used up; None where the models must be asked."""
    try:
        return tuple(map(_read_event, history))
    except _LEFT_TO_MODELS:
        return None


def _read_header(value: dict[str, Any]) -> Deal:
    header, pin = dict(value), value["playbook"].copy()
    if pin.__class__ is not dict:
        raise NotPlain
    said = {key: header.pop(key) for key in ("format", "id", "name")}
    pinned = {key: pin.pop(key) for key in PlaybookPin.names if key in pin}
    if not (said["id"] and said["name"] and PlaybookPin.required <= pinned.keys()):
        raise NotPlain
    if not _ONLY_TEXTS.issuperset(map(type, (*said.values(), *pinned.values()))) or "history" in header:
        raise NotPlain
    del header["playbook"]
    return Deal.of({**said, "playbook": PlaybookPin.of(pinned, pin)}, header)


def _read_event(said: dict[str, Any]) -> Event:
    """An event over its mapping; raises NotPlain, as Python does.

    Most events have the fields of one before, of the same types: what to do with them is planned once.
    """
    shape = (said["type"], *said, *map(type, said.values()))
    plan = _PLANS.get(shape) or _plan(said, shape)
    at = said["at"]
    if at[4::3] != "--T::Z" or len(at) != MOMENT or at[11:13] == "24" or not said["id"]:
        raise NotPlain
    said["at"] = datetime.fromisoformat(at)
    for key, take in plan.takes:
        said[key] = take(said[key])
    for key, name in plan.renamed:
        said[name] = said.pop(key)
    return plan.kind.of(said)


def _plan(said: Mapping[str, Any], shape: tuple[Any, ...]) -> _Plan:
    """What is to be done with the values of events with these fields of these types; raises NotPlain."""
    kind = EVENT_TYPES[said["type"]]
    required = {FIELD_KEYS.get(name, name) for name in kind.required}
    if not required.issubset(said) or said["at"].__class__ is not str:
        raise NotPlain
    kinds = _list_kinds(kind)
    takes = [(key, _choose_take(value, kinds[key])) for key, value in said.items()]
    plan = _Plan(
        kind=kind,
        takes=[(key, take) for key, take in takes if take],
        renamed=[(key, name) for name, key in FIELD_KEYS.items() if key in said],
    )
    if len(_PLANS) < _MOST_PLANS:
        _PLANS[shape] = plan
    return plan


def _list_kinds(kind: type[Event]) -> dict[str, list[str]]:
    """What each field may be, by its key in the file."""
    annotations = {FIELD_KEYS.get(name, name): said for name, said in kind.annotations.items()}
    return {key: said.split(" | ") for key, said in annotations.items()} | {"type": ["str"]}


def _choose_take(value: Any, kinds: list[str]) -> Callable[[Any], Any] | None:
    """What makes a field of such a value, None where it is one already; raises NotPlain."""
    if value is None and "None" in kinds:
        return None
    takes = _TEXTS if value.__class__ is str else _OTHERS
    for kind in kinds:
        if kind in takes:
            return takes[kind]
    raise NotPlain


def _read_day(text: str) -> date:
    if len(text) != _DAY or text[7] != "-":
        raise NotPlain
    return date.fromisoformat(text)


def _read_ending(text: str) -> str:
    if text not in ("done", "dropped"):
        raise NotPlain
    return text


def _take_flag(value: Any) -> bool:
    if value.__class__ is not bool:
        raise NotPlain
    return bool(value)


def _take_mapping(value: Any) -> Any:
    if value.__class__ is not dict:
        raise NotPlain
    return value


def _take_texts(value: Any) -> tuple[str, ...]:
    if value.__class__ is not list or not _ONLY_TEXTS.issuperset(map(type, value)):
        raise NotPlain
    return tuple(value)


def _take_names(value: Any) -> dict[str, str]:
    if value.__class__ is not dict or any(one.__class__ is not str for one in value.values()):
        raise NotPlain
    return dict(value)


def _take_evidence(value: Any) -> tuple[Any, ...]:
    """The pieces of evidence that a mark names; raises NotPlain, as Python does."""
    if _ONLY_TEXTS.issuperset(map(type, value)):
        return tuple(value)
    return tuple([piece if piece.__class__ is str else _take_file(piece) for piece in value])


def _take_file(piece: Any) -> FileEvidence:
    file, digest, size = piece["file"], piece["sha256"], piece["size"]
    if len(piece) != len(("file", "sha256", "size")) or size.__class__ is not int or size >> _BITS:
        raise NotPlain
    if file.__class__ is not str or digest.__class__ is not str:
        raise NotPlain
    return FileEvidence(file, digest, size)


_ONLY_TEXTS: Final = frozenset([str])
_LEFT_TO_MODELS: Final = (NotPlain, ValueError, TypeError, LookupError, AttributeError)
# What is made of a text under an annotation, None where it is one already; and of what is no text.
_TEXTS: Final[Mapping[str, Callable[[str], Any] | None]] = {
    "str": None,
    "date": _read_day,
    "ItemStatus": {status.value: status for status in ItemStatus}.__getitem__,
    "DealStatus": {status.value: status for status in DealStatus}.__getitem__,
    "Passage": {passage.value: passage for passage in Passage}.__getitem__,
    "datetime": None,
    "Literal['done', 'dropped']": _read_ending,
}
_OTHERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "bool": _take_flag,
    "tuple[str, ...]": _take_texts,
    "tuple[Evidence, ...]": _take_evidence,
    "Mapping[str, str]": _take_names,
    "dict[str, Any]": _take_mapping,
}
_MOST_PLANS: Final = 1000
_PLANS: Final[dict[tuple[Any, ...], _Plan]] = {}
