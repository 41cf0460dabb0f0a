import pytest
from hypothesis import given
from tests.playbook_strategies import names, texts

from playbook_cli.reading.lines.inline_text import plain_text
from playbook_cli.writing.escapes import escape_start, escape_text


@given(texts)
def test_what_was_escaped_stays_on_one_line(text: str) -> None:
    for escape in (escape_text, escape_start):
        assert "\n" not in escape(text)


@given(names)
def test_a_line_that_was_escaped_is_read_back_as_it_was(line: str) -> None:
    for escape in (escape_text, escape_start):
        assert plain_text(escape(line)) == line


@pytest.mark.parametrize("text", ["需求调研访谈", "R&D 预算 (40%)", "snake_case 与 12:30", "客户“确认”"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert escape_text(text) == text


@pytest.mark.parametrize("text", ["# 标题", "- 项目", "1. 项目", "[x] 已做", "• 项目", "> 引用", "| a | b |"])
def test_a_sign_that_could_mean_a_mark_is_escaped_at_the_start(text: str) -> None:
    assert not escape_start(text).startswith(text[:2])
