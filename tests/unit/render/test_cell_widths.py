import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from playbook_cli.render.cell_widths import crop, fit, fit_right, len_in_cells


@given(st.text(alphabet="ab 明确，。·…─é한ｱ", max_size=30))
def test_a_text_is_as_wide_as_rich_has_it(text: str) -> None:
    assert len_in_cells(text) == cell_len(text)


@pytest.mark.parametrize("text", ["👩‍💻", "👍🏽", "❤️", "e\u0301"])
def test_what_joins_or_changes_a_character_takes_no_cell_of_its_own(text: str) -> None:
    assert len_in_cells(text) == (1 if text == "e\u0301" else 2)


@given(st.text(alphabet="ab明，", max_size=20), st.integers(1, 12))
def test_a_text_fits_in_exactly_the_cells_it_is_given(text: str, width: int) -> None:
    assert len_in_cells(fit(text, width)) == len_in_cells(fit_right(text, width)) == width
    assert len_in_cells(crop(text, width)) <= width


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert fit("明确场景", 5) == "明确…"
    assert fit_right("12", 4) == "  12"


def test_what_is_cropped_is_cut_between_words_and_a_name_in_a_column_where_its_room_ends() -> None:
    assert crop("The main reasons", 12) == "The main…"
    assert crop("The main reasons", 10) == "The main…"
    assert crop("明确 the scope", 8) == "明确…"
    assert crop("E1.1 现有业务流程", 12) == "E1.1 现有业…"
    assert crop("unbelievably-long words", 12) == "unbelievabl…"
    assert fit("Northwind Traders", 14) == "Northwind Tra…"
