from decimal import Decimal
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.pipeline.packed_rows import AT_ONCE, PackedRows, SortKeys


class Row(NamedTuple):
    text: str
    worth: tuple[str, str] | None
    owner: str | None
    gate: tuple[int, int]


TEXTS = st.text(max_size=3)
ROWS = st.builds(
    Row,
    TEXTS,
    st.none() | st.tuples(TEXTS, TEXTS),
    st.sampled_from([None, "", "li"]),
    st.tuples(st.integers(0, 2), st.integers(0, 2)),
)
NUMBERS = st.one_of(
    st.integers(-2, 2), st.just(1 << 70), st.sampled_from([Decimal("0.1"), Decimal(2), Decimal("1.00")])
)
KEYS = st.tuples(st.booleans(), NUMBERS, st.floats(-1, 0), st.sampled_from("ab"))


def packed(rows: list[Row]) -> PackedRows[Row]:
    held = PackedRows(Row, ("owner", "gate"))
    for row in rows:
        held.append(row)
    return held


@given(rows=st.lists(ROWS, max_size=4), order=st.randoms())
def test_rows_come_back_as_they_were_in_whatever_order_they_are_put(rows: list[Row], order: object) -> None:
    held, places = packed(rows), list(range(len(rows)))
    assert [*held] == [held[at] for at in places] == held[:] == rows
    order.shuffle(places)  # type: ignore[attr-defined]
    held.put_in_order(places)
    assert [*held] == [rows[at] for at in places]
    assert held == packed([rows[at] for at in places])


@given(keys=st.lists(KEYS, max_size=5))
def test_things_are_sorted_as_by_their_whole_keys_and_equal_ones_stay(keys: list[tuple[object, ...]]) -> None:
    columns = SortKeys()
    for key in keys:
        columns.append(key)
    assert columns.sort() == sorted(range(len(keys)), key=keys.__getitem__)


def test_what_is_said_of_one_row_is_seen_in_it_alone_also_far_down() -> None:
    rows = [Row(str(number), None, None, (0, 1)) for number in range(6 * AT_ONCE)]
    held = packed(rows)
    before = [*held]
    held.say(5 * AT_ONCE, "owner", "wang")
    assert before == rows
    assert [row.text for row in held if row.owner] == [str(5 * AT_ONCE)]
    assert held[5 * AT_ONCE :][0].owner == "wang"
