"""Dataclasses of which nothing is written before an object is made, and then no more than its `__init__`.

The standard library writes and compiles six methods for each dataclass, 0.9 ms in all, and a command loads
dozens of them. To a type checker `dataclass` is the one of the standard library, and an object behaves as one
of those: `replace`, `fields`, `astuple` and patterns take it. The methods that it does not write are the same
for all classes.

`slots` is held by the type checker alone, which then refuses any attribute that is no field, in methods too;
a running program has no slots. Real ones would make every class twice, which costs a command some 3 % more to
start, and saved nothing where they were tried: lists over 2,000 deals took 46.6 MB with them and 46.7 MB
without.
"""

from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from dataclasses import dataclass
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        eq: bool = True,
        order: bool = False,
        frozen: bool = False,
        slots: bool = False,  # noqa: ARG001  # as above
    ) -> Any:
        """What `dataclasses.dataclass` does with these options, put off."""
        methods = dict(_SHOWN)
        methods |= {**_COMPARED, "__hash__": _hash if frozen else None} if eq else {}
        methods |= (_ORDERED if order else {}) | (_FROZEN if frozen else {})

        def decorate(made: type) -> type:
            return _put_off(made, methods, frozen=frozen)

        return decorate if cls is None else decorate(cls)


__all__ = ["dataclass"]

_OWN = "__late_fields__"  # of each class, its own without those of its bases


class _Late:
    """What a class has until it is asked for: the answer then stands in its place."""

    def __init__(self, cls: type, name: str, work_out: "Callable[[type], Any]") -> None:
        self.cls, self.name, self.work_out = cls, name, work_out

    def __get__(self, _one: object, _cls: type) -> Any:
        answer = self.work_out(self.cls)
        setattr(self.cls, self.name, answer)
        return answer


def _put_off(cls: Any, methods: dict[str, Any], *, frozen: bool) -> Any:
    """Give a class what all of them share, and leave in the place of the rest what works it out."""

    def make_first(self: Any, *values: Any, **named: Any) -> None:
        _write_init(cls, frozen=frozen)
        cls.__init__(self, *values, **named)

    for name, method in methods.items():
        if name not in cls.__dict__ or (name == "__hash__" and cls.__dict__[name] is None):
            setattr(cls, name, method)
    setattr(cls, _OWN, tuple(_own_names(cls)))
    cls.__init__ = make_first
    for name, work_out in _WORKED_OUT.items():
        setattr(cls, name, _Late(cls, name, work_out))
    return cls


def _own_names(cls: type) -> "Iterator[str]":
    """What a class annotates, without what belongs to the class itself."""
    for name, kind in cls.__annotations__.items():
        said = kind if isinstance(kind, str) else getattr(getattr(kind, "__origin__", kind), "_name", None)
        if not str(said).startswith(("ClassVar", "typing.ClassVar")):
            yield name


def _defaults_of(cls: type) -> dict[str, Any]:
    """The fields of a class and its bases, in their order, with what stands for a default, else `_NONE`."""
    fields: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        fields |= {name: base.__dict__.get(name, _NONE) for name in base.__dict__.get(_OWN, ())}
    return fields


def _write_init(cls: Any, *, frozen: bool) -> None:
    """Write what takes the fields of a class."""
    taken, lines, known = [], [], {"_set": object.__setattr__, "_NONE": _NONE}
    for name, stated in _defaults_of(cls).items():
        default, factory = _read_default(stated)
        known |= {f"_default_{name}": default, f"_make_{name}": factory}
        taken.append(name if default is _NONE is factory else f"{name}=_default_{name}")
        value = name if factory is _NONE else f"_make_{name}() if {name} is _NONE else {name}"
        lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    source = f"def __init__(self, {', '.join(taken)}):\n " + "\n ".join(lines or ["pass"])
    exec(source, known)  # noqa: S102  # as the standard library does
    written: Any = known["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    cls.__init__ = written


def _read_default(stated: Any) -> tuple[Any, Any]:
    """The default of a field and what makes one; `_NONE` for what is not said."""
    if not _is_field(stated):
        return stated, _NONE
    default, factory = stated.default, stated.default_factory
    return (default, _NONE) if not callable(factory) else (_NONE, factory)


def _list_fields(cls: type) -> Any:
    """The fields as the standard library has them, of a class of its own that says the same."""
    import dataclasses

    kinds: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        own = base.__annotations__ if _OWN in base.__dict__ else {}
        kinds |= {name: own[name] for name in base.__dict__.get(_OWN, ())}
    stated = {name: default for name, default in _defaults_of(cls).items() if default is not _NONE}
    said = type(cls.__name__, (), {"__annotations__": kinds, "__module__": cls.__module__, **stated})
    return dataclasses.dataclass(init=False, repr=False, eq=False)(said).__dataclass_fields__  # type: ignore[attr-defined]


def _write_key(cls: type) -> Any:
    """What reads those fields of an object that make it equal to another."""
    fields = _defaults_of(cls).items()
    names = [name for name, stated in fields if not _is_field(stated) or stated.compare]
    return attrgetter(*names) if names else staticmethod(lambda _one: ())


def _is_field(default: Any) -> bool:
    """Whether a default is what the standard library's `field` makes."""
    return hasattr(default, "default_factory") and hasattr(default, "kw_only")


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    read = self.__late_key__
    return bool(read(self) == read(other))


def _hash(self: Any) -> int:
    return hash(self.__late_key__(self))


def _show(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)
    return f"{type(self).__qualname__}({told})"


def _refuse_to_set(self: Any, name: str, value: Any) -> None:  # noqa: ARG001  # as Python calls it
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:  # noqa: ARG001  # as above
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _compare(compare: "Callable[[Any, Any], Any]") -> "Callable[[Any, Any], Any]":
    def compared(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        read = self.__late_key__
        return compare(read(self), read(other))

    return compared


_NONE: Any = type("_None", (), {})()
_WORKED_OUT = {
    "__match_args__": lambda cls: tuple(_defaults_of(cls)),
    "__late_key__": _write_key,
    "__dataclass_fields__": _list_fields,
}
_SHOWN = {"__repr__": _show}
_COMPARED = {"__eq__": _equal}
_ORDERED = {"__lt__": _compare(lt), "__le__": _compare(le), "__gt__": _compare(gt), "__ge__": _compare(ge)}
_FROZEN = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
