import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.exchange.cells import RISKY, guard_cell, unguard_cell

nasty = st.text(alphabet="'=+-@＝ab\t\r", max_size=6)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "'=1"])
def test_a_formula_becomes_text(cell: str) -> None:
    assert guard_cell(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "Acme 集团", "120000", "2026-11-23", "O'Neil", "'s-Hertogenbosch", "a=b"]
)
def test_a_harmless_cell_stays_as_it_is(cell: str) -> None:
    assert guard_cell(cell) == cell


@given(st.text() | nasty)
def test_no_guarded_cell_begins_a_formula_and_every_one_comes_back(cell: str) -> None:
    assert not guard_cell(cell).startswith(RISKY)
    assert unguard_cell(guard_cell(cell)) == cell
