"""Rows of tables: bars that part cells, and bars that do not."""

import pytest

from playbook_cli.reading.blocks.table_rows import split_cells


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| Qualify | 20 % |", ("Qualify", "20 %")),
        ("Qualify | 20 %", ("Qualify", "20 %")),
        ("| Qualify | |", ("Qualify", "")),
        ("| Qualify |", ("Qualify",)),
        ("| | 20 %", ("", "20 %")),
        ("||", ("",)),
        ("", ("",)),
    ],
)
def test_a_bar_parts_cells_and_one_at_either_end_frames_them(row: str, cells: tuple[str, ...]) -> None:
    assert split_cells(row) == cells


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (r"| Yes \| no | 20 %", ("Yes | no", "20 %")),
        (r"| Path C:\\| 20 %", (r"Path C:\\", "20 %")),
        ("| `a | b` | 20 %", ("`a | b`", "20 %")),
        (r"| \`a | b` | c", (r"\`a", "b` | c")),
        ("| `a | b", ("`a | b",)),
    ],
)
def test_a_bar_behind_a_backslash_or_within_backticks_parts_nothing(row: str, cells: tuple[str, ...]) -> None:
    assert split_cells(row) == cells
