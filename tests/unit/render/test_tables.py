from dataclasses import replace

from playbook_cli.render.tables import DrawnCells, TableColumn, list_left_out, table_lines
from playbook_cli.render.terminal import Terminal


def draw(width: int, *columns: TableColumn) -> list[str]:
    return list(table_lines(columns, Terminal(width, color=False, interactive=False)))


NAMES = TableColumn("Deal", ["Acme", "华东电网集团"], least=6)
OWNERS = TableColumn("Owner", ["Lee", ""], leaves=1)
TODO = TableColumn("Do now", ["prove E1", "agree on a date"], least=10, leaves=2, sign="→")


def test_columns_stand_below_each_other_in_cells() -> None:
    days = TableColumn("Days", ["1", "100"], right=True)
    assert draw(40, NAMES, days) == ["Deal          Days", "Acme             1", "华东电网集团   100"]


def test_an_empty_column_is_left_out() -> None:
    assert draw(40, NAMES, TableColumn("Owner", ["", ""]))[0] == "Deal"


def test_what_has_no_room_stands_below_its_row_with_its_heading() -> None:
    assert draw(23, NAMES, OWNERS, TODO) == [
        "Deal          Owner",
        "Acme          Lee",
        "  → prove E1",
        "华东电网集团",
        "  → agree on a date",
    ]
    assert "  Owner: Lee" in draw(12, NAMES, OWNERS)


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in range(12, 60):
        assert all(
            len(line) + sum("一" <= c <= "龥" for c in line) <= width for line in draw(width, NAMES, TODO)
        )


def test_what_is_optional_and_has_no_room_is_left_out_and_named() -> None:
    owners = replace(OWNERS, optional=True)
    assert draw(12, NAMES, owners) == ["Deal", "Acme", "华东电网集团"]
    assert (list_left_out([NAMES, owners], 12), list_left_out([NAMES, owners], 40)) == (["Owner"], [])


def test_every_row_of_a_long_table_is_drawn_as_one_alone_would_be() -> None:
    names, days = [f"Deal {number:05}" for number in range(1_234)], [str(n % 7) for n in range(1_234)]
    lines = draw(40, TableColumn("Deal", names), TableColumn("Days", days, right=True))
    assert lines[1:] == [f"{name}     {day}" for name, day in zip(names, days, strict=True)]


def test_cells_that_are_drawn_late_make_the_same_table() -> None:
    late = [
        replace(column, cells=DrawnCells(column.cells, lambda text: text)) for column in (NAMES, OWNERS, TODO)
    ]
    for width in (12, 23, 60):
        assert draw(width, *late) == draw(width, NAMES, OWNERS, TODO)
