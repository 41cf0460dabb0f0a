import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.adapters.exchange.table_reader import MOST_ROWS, read_table
from playbook_cli.domain.exchange.headings import match_headings
from playbook_cli.domain.exchange.incoming.header_rows import shape_table
from playbook_cli.domain.exchange.layouts import OWN
from playbook_cli.domain.exchange.table import DealTable
from playbook_cli.errors.tables import InvalidTable


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_between_the_headings(delimiter: str) -> None:
    table = read_table(f'name{delimiter}"a,b;c"\r\nAcme{delimiter}1\r\n', source="x.csv")
    assert [row.cells for row in table.rows] == [("name", "a,b;c"), ("Acme", "1")]
    assert table.separator == delimiter


def test_rows_know_their_line_through_empty_lines_and_breaks_in_cells() -> None:
    table = read_table('name,note\n\nAcme,"two\nlines"\n,\nBeta,x\n', source="x.csv")
    assert [(row.line, row.cells[0]) for row in list(table.rows)[1:]] == [(3, "Acme"), (6, "Beta")]


def shape(text: str) -> DealTable:
    return shape_table(read_table(text, source="x.csv"), lambda header: match_headings(OWN, header))


def test_a_short_row_is_filled_up() -> None:
    assert next(iter(shape("a,b,c\n1\n").rows)).cells == ("1", "", "")


def test_a_line_that_says_the_separator_is_no_row() -> None:
    assert [row.cells for row in read_table("sep=;\na;b,c\n", source="x.csv").rows] == [("a", "b,c")]


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("", "empty_table", None),
        ("\n \n", "empty_table", None),
        ("a,b\n1,2,3\n", "too_many_cells", 2),
        ('a,b\n1,"open\n', "csv", 2),
        ('a,b\n1,"x"y\n', "csv", 2),
        ("a\n1\0\n", "nul", 2),
        ("a," * 2000, "too_many_columns", 1),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(text: str, problem: str, line: int | None) -> None:
    with pytest.raises(InvalidTable) as raised:
        shape(text)
    assert (raised.value.problem, raised.value.line) == (problem, line)


def test_a_table_without_end_is_refused() -> None:
    with pytest.raises(InvalidTable) as raised:
        read_table("a\n" * (MOST_ROWS + 2), source="x.csv")
    assert raised.value.problem == "too_many_rows"


@given(st.text() | st.text(alphabet="a,;\"\n\r\t'=\x00", max_size=40))
def test_any_text_is_a_table_or_a_refusal_of_ours(text: str) -> None:
    try:
        table = shape(text)
    except InvalidTable:
        return
    assert all(len(row.cells) == len(table.header) for row in table.rows)
