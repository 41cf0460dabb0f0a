"""An object of a late dataclass is told from none of the standard library's."""

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, ClassVar

import pytest

from playbook_cli import late_dataclasses

Decorate = Callable[..., Any]
LATE: Decorate = late_dataclasses.dataclass
STANDARD: Decorate = dataclasses.dataclass
OPTIONS = [
    {},
    {"frozen": True},
    {"eq": False},
    {"frozen": True, "eq": False},
    {"frozen": True, "order": True},
    {"order": True},
]


def make_classes(decorate: Decorate, **options: bool) -> list[Any]:
    """Classes of every shape that is found in the tree, made by one decorator."""

    class Bare:
        pass

    class Plain:
        a: int
        b: str = "b"
        kind: ClassVar[str] = "no field"
        other: "ClassVar[int]" = 3

    class Made:
        a: int
        b: list[int] = dataclasses.field(default_factory=list)
        c: int = dataclasses.field(default=4, compare=False)

        def __post_init__(self) -> None:
            if self.a < 0:
                raise ValueError

    class Failure(Exception):
        a: int
        b: str | None = None

    classes = [decorate(**options)(cls) for cls in (Bare, Plain, Made, Failure)]

    base: Any = classes[1]

    class More(base):  # type: ignore[misc]
        c: int = 7
        a: int = 1

        def __repr__(self) -> str:
            return "its own words"

    class Undecorated(base):  # type: ignore[misc]
        pass

    return [*classes, decorate(**options)(More), Undecorated]


def outcome_of(act: Callable[[], Any]) -> Any:
    """What comes of it, or what it raises."""
    try:
        return act()
    except Exception as error:  # noqa: BLE001  # whatever it is
        return type(error), str(error)


def describe(cls: Any, other: Any) -> list[Any]:
    """Everything that is asked of an object anywhere."""
    told: list[Any] = []
    for values, named in [
        ((), {}),
        ((1,), {}),
        ((-1, "x"), {}),
        ((1, "x", 2, 3, 4), {}),
        ((), {"a": 2, "z": 1}),
    ]:
        made = outcome_of(partial(cls, *values, **named))
        told.append(made if isinstance(made, tuple) else repr(made))
    one, equal, last = (outcome_of(partial(cls, a)) for a in (1, 1, 2))
    if isinstance(one, tuple):
        one, equal, last = cls(), cls(), cls()
    acts: list[Callable[[], Any]] = [
        lambda: (one == equal, one == last, one != equal, one == other, one == 1),
        lambda: hash(one) == hash(equal),
        lambda: one < last,
        lambda: one >= last,
        lambda: one < other,
        lambda: setattr(one, "a", 9),
        lambda: None if "Undecorated" in repr(cls) else setattr(one, "new", 9),
        lambda: delattr(one, "a"),
        lambda: repr(dataclasses.replace(one, a=5)),
        lambda: dataclasses.astuple(one),
        lambda: dataclasses.asdict(one),
        lambda: [
            (f.name, f.default == dataclasses.MISSING, f.compare, f.type) for f in dataclasses.fields(cls)
        ],
        lambda: cls.__match_args__,
        lambda: (repr(one), vars(one)),
    ]
    return told + [outcome_of(act) for act in acts]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_an_object_answers_as_one_of_the_standard_library_does(options: dict[str, bool]) -> None:
    late, standard = make_classes(LATE, **options), make_classes(STANDARD, **options)
    for number, cls in enumerate(standard):
        other, late_other = standard[number - 1], late[number - 1]
        assert describe(late[number], late_other(1) if number > 1 else late_other) == describe(
            cls, other(1) if number > 1 else other
        )


def test_the_fields_of_a_class_are_known_before_its_first_object() -> None:
    plain = make_classes(LATE)[1]
    assert [field.name for field in dataclasses.fields(plain)] == ["a", "b"]
    match plain(1, "two"):
        case plain(one, two):
            assert (one, two) == (1, "two")


def test_a_standard_dataclass_may_stand_over_a_late_one() -> None:
    @dataclasses.dataclass(frozen=True)
    class Over:
        inner: Any

    plain = make_classes(LATE, frozen=True)[1]
    assert dataclasses.asdict(Over(plain(1))) == {"inner": {"a": 1, "b": "b"}}


def test_many_threads_may_make_the_first_object_at_once() -> None:
    for _ in range(20):
        made = make_classes(LATE, frozen=True)[2]
        with ThreadPoolExecutor(8) as pool:
            assert [one.a for one in pool.map(made, range(40))] == list(range(40))
