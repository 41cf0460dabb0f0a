"""The models behind the records of a deal's file: they say what is wrong with what is not of plain form.

They are made of the records' own fields, when the first of them is needed.
"""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_type_hints

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, create_model

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import EVENT_TYPES, FIELD_KEYS, Event
from playbook_cli.domain.deal.history.evidence import Evidence
from playbook_cli.domain.deal.history.record import Record
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

_Kind = TypeVar("_Kind", bound=Record)
# What the annotations of records name that their modules do not load.
_NAMES = {
    "Mapping": dict,
    "Evidence": Evidence,
    "Event": Record,
    "DealStatus": DealStatus,
    "ItemStatus": ItemStatus,
}
_MODELS: dict[str, type[BaseModel]] = {}
_NOT_EMPTY = Annotated[str, Field(min_length=1)]


class RecordModel(BaseModel):
    """What a record may hold: strict, and keeping fields of newer versions."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="allow", hide_input_in_errors=True, populate_by_name=True
    )


def validate_record(kind: type[_Kind], value: Mapping[str, Any], *, strict: bool) -> _Kind:
    """The record that a mapping holds; raises ValidationError."""
    return _record_of(kind, _model_of(kind).model_validate(dict(value), strict=strict))


def validate_record_text(kind: type[_Kind], text: str) -> _Kind:
    """The record that a text of JSON holds; raises ValidationError."""
    return _record_of(kind, _model_of(kind).model_validate_json(text))


def validate_history(text: str) -> tuple[Event, ...]:
    """The events of a whole history of known types in one call; raises ValidationError."""
    models = _known_history().validate_json(text)
    return tuple([_record_of(EVENT_TYPES[model.type], model) for model in models])


@functools.cache
def _known_history() -> TypeAdapter[tuple[Any, ...]]:
    known: Any = functools.reduce(operator.or_, map(_model_of, EVENT_TYPES.values()))
    return TypeAdapter(tuple[Annotated[known, Field(discriminator="type")], ...])


def _model_of(kind: type[Record]) -> type[BaseModel]:
    """The model with the fields of a record."""
    if kind.__name__ not in _MODELS:
        _MODELS[kind.__name__] = _make_model(kind)
    return _MODELS[kind.__name__]


def _make_model(kind: type[Record]) -> type[BaseModel]:
    said = get_type_hints(kind, localns=_NAMES)
    fields: dict[str, Any] = {}
    for name in kind.names:
        if name != "history":
            fields[name] = (_type_of(kind, name, said[name]), _field_of(kind, name))
    return create_model(kind.__name__, __base__=RecordModel, **fields)


def _type_of(kind: type[Record], name: str, said: Any) -> Any:
    if name == "at":
        return AwareDatetime
    if (name == "id" and kind is not PlaybookPin) or (name == "name" and kind is Deal):
        return _NOT_EMPTY
    return _model_of(PlaybookPin) if said is PlaybookPin else said


def _field_of(kind: type[Record], name: str) -> Any:
    """How a model takes a field; what is not said has the record's own default, whatever the model's."""
    default = getattr(kind, name) if name == "type" and name not in kind.required else None
    return Field(... if name in kind.required else default, alias=FIELD_KEYS.get(name))


def _record_of(kind: type[_Kind], model: Any) -> _Kind:
    """The record over what a model holds."""
    said = {name: value for name, value in vars(model).items() if name in model.model_fields_set}
    if isinstance(pin := said.get("playbook"), BaseModel):
        said["playbook"] = _record_of(PlaybookPin, pin)
    extra = {name: value for name, value in (model.model_extra or {}).items() if name != "history"}
    return kind.of(said, extra)
