"""What is written to a deal's file: frozen, and keeping fields of newer versions.

A record is made of what its writer said or of what a file says that was looked at; `record_models` validates
what is not of plain form.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass_transform(eq_default=False, kw_only_default=True, frozen_default=True)
class Record:
    """Fields that the class and its bases annotate, in this order, and any others that were said.

    What is not said has the default of its class.
    """

    annotations: ClassVar[dict[str, str]] = {}
    names: ClassVar[tuple[str, ...]] = ()
    required: ClassVar[frozenset[str]] = frozenset()
    _extra: ClassVar[Mapping[str, Any]] = MappingProxyType({})  # what was said beside the fields

    def __init_subclass__(cls) -> None:
        cls.annotations = cls.annotations | cls.__annotations__
        cls.names = tuple(cls.annotations)
        cls.required = frozenset(name for name in cls.names if not hasattr(cls, name))

    def __init__(self, **said: Any) -> None:
        if not self.required <= said.keys() <= set(self.names):
            raise TypeError(type(self).__name__, *said)
        vars(self).update(said)

    @classmethod
    def of(cls, said: dict[str, Any], extra: Mapping[str, Any] | None = None) -> Self:
        """The record over fields that were looked at; the mapping is used up."""
        record = cls.__new__(cls)
        if extra:
            said["_extra"] = extra
        object.__setattr__(record, "__dict__", said)
        return record

    @classmethod
    def model_validate(cls, value: Mapping[str, Any], *, strict: bool = True) -> Self:
        """The record that a mapping holds; raises pydantic's ValidationError."""
        from playbook_cli.domain.deal.history.record_models import validate_record

        return validate_record(cls, value, strict=strict)

    @classmethod
    def model_validate_json(cls, text: str) -> Self:
        """The record that a text of JSON holds; raises pydantic's ValidationError."""
        from playbook_cli.domain.deal.history.record_models import validate_record_text

        return validate_record_text(cls, text)

    @property
    def model_extra(self) -> dict[str, Any]:
        """What was said beside the fields: by a newer version."""
        return dict(self._extra)

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same with other values."""
        return self.of({**vars(self), **update})

    def _values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.names} | {"_extra": self._extra}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()["id"]))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self._values().items())
        return f"{type(self).__name__}({told})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(name)
