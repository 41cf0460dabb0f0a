"""The records of a deal's file as a reader of JSON makes them at once: typed, and of plain form alone.

They are made of the records' own fields and stand in for these in a fold. What this version would not have
written so, a key of a newer one, a null, a date in another form, is refused, and left to whoever reads a file
with care.
"""

from __future__ import annotations

import functools
import operator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NamedTuple

import msgspec

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import EVENT_TYPES, FIELD_KEYS, Dated, EventBase
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playbook_cli.domain.deal.history.record import Record

PlainReader = msgspec.json.Decoder
REFUSED: Final = (msgspec.MsgspecError, ValueError)  # what is no text is a ValueError


class PlainPiece(msgspec.Struct, forbid_unknown_fields=True):
    """A file that is given as evidence."""

    file: str
    sha256: str
    size: Annotated[int, msgspec.Meta(ge=0, le=(1 << 63) - 1)]


class Lacking(NamedTuple):
    """A field that may say nothing: what it has then, and how many strings stand for it otherwise."""

    name: str
    nothing: Any
    count: Callable[[Any], int]


class PlainKind(NamedTuple):
    """The events of one type: how many strings each holds at least beside those of every event."""

    strings: int
    lacking: Sequence[Lacking]


def read_plain_deal(data: bytes) -> Any:
    """The deal that a text holds; raises one of REFUSED."""
    return _reader().decode(data)


@functools.cache
def list_plain_kinds() -> Mapping[type, PlainKind]:
    """What is known of each class of plain events."""
    return {struct: _describe(EVENT_TYPES[name]) for name, struct in _list_structs().items()}


@functools.cache
def find_plain_classes(*names: str) -> frozenset[type]:
    """The classes of the plain events of these types."""
    return frozenset(_list_structs()[name] for name in names)


@functools.cache
def _reader() -> PlainReader[Any]:
    history: Any = functools.reduce(operator.or_, _list_structs().values())
    header = {"playbook": _make_struct(PlaybookPin, {}), "history": list[history]}
    return PlainReader(_make_struct(Deal, header))


@functools.cache
def _list_structs() -> Mapping[str, type[msgspec.Struct]]:
    """The class of the plain events of each type."""
    return {name: _make_event(kind) for name, kind in EVENT_TYPES.items()}


def _make_event(kind: type[EventBase]) -> type[msgspec.Struct]:
    """The class of the plain events of a type; what these never say has its default there."""
    shared = {name: getattr(kind, name) for name in kind.names if _plain_type(kind, name) is None}
    if issubclass(kind, Dated):
        shared["happened_at"] = Dated.happened_at
    return _make_struct(kind, {}, tag_field="type", tag=kind.type, namespace=shared)


def _make_struct(kind: type[Record], others: Mapping[str, Any], **options: Any) -> type[msgspec.Struct]:
    """A class with the fields of a record that plain form has, and with others."""
    own = [name for name in kind.names if name not in others and _plain_type(kind, name) is not None]
    fields = [
        (name, _plain_type(kind, name), *([getattr(kind, name)] if _may_lack(kind, name) else []))
        for name in own
    ]
    return msgspec.defstruct(
        kind.__name__,
        [*others.items(), *fields],
        forbid_unknown_fields=True,
        kw_only=True,
        rename=FIELD_KEYS,
        gc=False,
        **options,
    )


def _may_lack(kind: type[Record], name: str) -> bool:
    """Whether this version leaves a field out that says nothing; the others it always writes."""
    return name not in kind.required and getattr(kind, name) in (None, False, (), {})


def _plain_type(kind: type[Record], name: str) -> Any:
    """What a field is in plain form, None where it has none; null is one only where a field must be said."""
    form = _FORMS.get(kind.annotations[name].removesuffix(_OR_NULL))
    return form and (form.plain | None if _may_be_null(kind, name) else form.plain)


def _may_be_null(kind: type[Record], name: str) -> bool:
    return name in kind.required and kind.annotations[name].endswith(_OR_NULL)


def _describe(kind: type[EventBase]) -> PlainKind:
    strings, lacking = 0, []
    for name in kind.names:
        form = _FORMS.get(kind.annotations[name].removesuffix(_OR_NULL))
        if form is None or name in EventBase.names:
            continue
        if _may_lack(kind, name):
            lacking.append(Lacking(name, getattr(kind, name), form.count))
        elif _may_be_null(kind, name):
            strings += 1
            lacking.append(Lacking(name, None, lambda _word: 1))
        else:
            strings += 2
    return PlainKind(strings, lacking)


class _Form(NamedTuple):
    """What a field of an annotation is in plain form, and how many strings it is with its key."""

    plain: Any
    count: Callable[[Any], int] = lambda _word: 2


_OR_NULL: Final = " | None"
_FORMS: Final = {
    "str": _Form(str),
    "datetime": _Form(Annotated[datetime, msgspec.Meta(tz=True)]),
    "date": _Form(date),
    "ItemStatus": _Form(ItemStatus),
    "DealStatus": _Form(DealStatus),
    "Passage": _Form(Passage),
    "Literal['done', 'dropped']": _Form(Literal["done", "dropped"]),
    "bool": _Form(bool, lambda _flag: 1),
    "tuple[str, ...]": _Form(tuple[str, ...], lambda texts: 1 + len(texts)),
    "tuple[Evidence, ...]": _Form(tuple[str | PlainPiece, ...]),  # counted by whoever looks at many at once
    "Mapping[str, str]": _Form(dict[str, str], lambda names: 1 + 2 * len(names)),
}
