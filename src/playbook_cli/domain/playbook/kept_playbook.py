"""A playbook as it is kept: the parts of a model that was validated once, built again without pydantic.

A kept part stands in for the model of its kind: it has the same fields, answers the same and is as frozen.
What only pydantic can do, writing it as JSON for one, it has done by the model that it is made into then.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, cast

from playbook_cli.domain.playbook.structure import (
    ActivityPart,
    CriterionPart,
    Section,
    StagePart,
    WholePart,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playbook_cli.domain.playbook.model import Playbook, PlaybookModel

_KIND = ""  # the key under which a part says what it is; no field has such a name
_WORKED_OUT = ("pinned_text", "digest")  # what a playbook may know beside its fields


class KeptPart:
    """One part with its fields; `kind` is the name of the model that it stands in for."""

    __slots__ = ("__dict__",)
    kind: ClassVar[str]

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> KeptPart:
        """The same part with other values, as a model has it."""
        return _make(type(self), {**vars(self), **(update or {})})

    def __getattr__(self, name: str) -> Any:
        if name.startswith("model_"):
            return getattr(_make_model(self), name)
        raise AttributeError(name, name=name, obj=self)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(name, name=name, obj=self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, KeptPart):
            return NotImplemented
        return type(self) is type(other) and _fields_of(self) == _fields_of(other)

    def __hash__(self) -> int:
        return hash((self.kind, *_fields_of(self).values()))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in _fields_of(self).items())
        return f"{type(self).__name__}({said})"


class KeptItem(KeptPart):
    """An item without more than a name and a description."""

    kind = "Item"


class KeptActivity(ActivityPart, KeptPart):
    """A key activity."""

    kind = "KeyActivity"


class KeptCriterion(CriterionPart, KeptPart):
    """An exit criterion."""

    kind = "ExitCriterion"


class KeptRequirement(KeptPart):
    """A numbered part of an exit criterion."""

    kind = "Requirement"


class KeptQuestion(KeptPart):
    """A question for the customer."""

    kind = "CustomerQuestion"


class KeptOtherSection(KeptPart):
    """A section under another heading than ours."""

    kind = "OtherSection"


class KeptDuration(KeptPart):
    """How long a stage is expected to take."""

    kind = "Duration"


class KeptStage(StagePart, KeptPart):
    """A step of the sale."""

    kind = "Stage"


class KeptPlaybook(WholePart, KeptPart):
    """The whole."""

    kind = "Playbook"

    @cached_property
    def pinned_text(self) -> str:
        """What a deal pins, as the model writes it."""
        text: str = _make_model(self).pinned_text
        return text


_KINDS: dict[str | None, type[KeptPart]] = {
    one.kind: one
    for one in (
        KeptItem,
        KeptActivity,
        KeptCriterion,
        KeptRequirement,
        KeptQuestion,
        KeptOtherSection,
        KeptDuration,
        KeptStage,
        KeptPlaybook,
    )
}


def write_kept(playbook: Playbook) -> str:
    """A validated playbook as the text that is kept of it."""
    return json.dumps(_pack(playbook), ensure_ascii=False, separators=(",", ":"))


def read_kept(text: str) -> Playbook:
    """The playbook that was kept; raises ValueError or TypeError for a text that is none of ours."""
    found = json.loads(text, object_hook=_restore)
    if not isinstance(found, KeptPlaybook):
        raise TypeError
    return cast("Playbook", found)  # it has all that is asked of one


def _pack(value: Any) -> Any:
    """A value as JSON has it; a part says what it is."""
    if isinstance(value, tuple):
        return [_pack(one) for one in value]
    if isinstance(value, dict):
        return {key: list(names) for key, names in value.items()}
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, KeptPart):
        return {_KIND: value.kind, **{name: _pack(one) for name, one in _fields_of(value).items()}}
    fields = type(value).model_fields
    return {_KIND: type(value).__name__, **{name: _pack(getattr(value, name)) for name in fields}}


def _restore(value: dict[str, Any]) -> Any:
    """A part from its fields; what says no kind are the names of sections."""
    for name, given in value.items():
        if type(given) is list:
            value[name] = tuple(given)
    kind = _KINDS.get(value.pop(_KIND, None))
    if kind is None:
        return {Section(name): names for name, names in value.items()}
    return _make(kind, value)


def _make(kind: type[KeptPart], fields: dict[str, Any]) -> KeptPart:
    part = kind.__new__(kind)
    object.__setattr__(part, "__dict__", fields)
    return part


def _fields_of(part: KeptPart) -> dict[str, Any]:
    return {name: value for name, value in vars(part).items() if name not in _WORKED_OUT}


def _make_model(value: Any) -> Any:
    """The models that kept parts stand in for; they were validated before they were kept."""
    if isinstance(value, tuple):
        return tuple(_make_model(one) for one in value)
    if not isinstance(value, KeptPart):
        return value
    from playbook_cli.domain.playbook import model

    kind: type[PlaybookModel] = getattr(model, value.kind)
    made = kind.model_construct(**{name: _make_model(one) for name, one in _fields_of(value).items()})
    vars(made).update({name: vars(value)[name] for name in _WORKED_OUT if name in vars(value)})
    return made
