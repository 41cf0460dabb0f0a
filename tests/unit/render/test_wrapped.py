from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from playbook_cli.render.cell_widths import len_in_cells
from playbook_cli.render.line_breaks import find_breaks
from playbook_cli.render.wrapped import Wrapped


def wrap(text: str, width: int) -> list[str]:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(Wrapped(Text(text)))
    return capture.get().splitlines()


def test_chinese_fills_the_line_after_an_english_word() -> None:
    assert wrap("在 Evaluation 阶段，报价方案要全部覆盖到。", 20) == [
        "在 Evaluation 阶段，",
        "报价方案要全部覆",
        "盖到。",
    ]


def test_closing_punctuation_begins_no_line_and_opening_ends_none() -> None:
    assert wrap("价格和节点定下来。", 16) == ["价格和节点定", "下来。"]
    assert wrap("报告（含测试）", 6) == ["报告", "（含", "测试）"]


def test_english_breaks_at_spaces() -> None:
    assert wrap("the quick brown fox", 10) == ["the quick", "brown fox"]


def test_a_long_word_is_broken_where_the_line_is_full() -> None:
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_a_space_that_does_not_break_keeps_a_ref_with_its_name() -> None:
    assert wrap("明确场景 · E2\u00a0确认技术", 14) == ["明确场景", "E2\u00a0确认技术"]


@given(st.text(alphabet="确认，。（）ab c\u00a0", max_size=40), st.integers(4, 12))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    breaks = [0, *find_breaks(text, width), len(text)]
    parts = [text[a:b] for a, b in pairwise(breaks)]
    assert "".join(parts) == text
    assert breaks == sorted(set(breaks)) or not text
    assert all(len_in_cells(part.rstrip()) <= width for part in parts)
