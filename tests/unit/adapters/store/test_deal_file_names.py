import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.adapters.store.deal_file_names import (
    SUFFIX,
    DealFileNames,
    are_all_own,
    are_safe_ids,
    is_safe_id,
    take_plain_ids,
)

NAMES = st.one_of(
    st.sampled_from(
        ["acme", "华东电网-2", "con", "nul", "com1", "LPT¹", "-a", "_b", "a.b", "a\nb", "", "x" * 201]
    ),
    st.text(alphabet="aC客é¹\n-_. \u0301", max_size=4),
)


@given(st.lists(NAMES, max_size=4))
def test_many_ids_are_safe_at_one_look_only_where_each_is(names: list[str]) -> None:
    assert not are_safe_ids(names) or all(map(is_safe_id, names))


def test_ordinary_ids_are_safe_at_one_look() -> None:
    assert are_safe_ids(["acme", "华东电网-2", "café_3"])
    assert are_safe_ids([])


@given(
    names=st.lists(st.text("aÄä\u0308-. 1(", max_size=4), max_size=4, unique=True),
    behind=st.sampled_from(["", "~", ".bak", " 2.json"]),
)
def test_ids_that_are_taken_at_one_look_are_all_there_are_and_none_has_a_copy(
    names: list[str], behind: str
) -> None:
    with TemporaryDirectory() as place:
        for at, name in enumerate(names):
            Path(place, f"{name}{SUFFIX}{behind if at == 1 else ''}").touch()
        files = os.listdir(place)  # noqa: PTH208  # as the store lists them
        taken = take_plain_ids([*files])
        assert taken is None or (taken == DealFileNames(Path(place)).list_ids() and are_all_own(files))


def test_ordinary_ids_are_taken_at_one_look() -> None:
    assert take_plain_ids(["beta.json", "acme.json.bak", "acme.json", "notes.txt"]) == ["acme", "beta"]
