from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.adapters.store.deal_file_names import are_safe_ids, is_safe_id

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
