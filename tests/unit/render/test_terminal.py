import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.text import clean_line, clean_text, is_blank
from playbook_cli.render.cell_widths import crop, fit, width_of
from playbook_cli.render.terminal import ColorChoice, Terminal, open_terminal
from playbook_cli.render.words.suggested_commands import command_line

PIPE = Terminal(width=80, color=False, interactive=False)
HOSTILE = "红\x1b[31m\x1b]8;;http://x\x07\x9b\x7f\u202e反\r\x00\ud800👩\u200d💻"


def test_hostile_text_is_shown_harmless_and_keeps_its_words() -> None:
    assert clean_text(HOSTILE) == "红]8;;http://x反👩\u200d💻"
    assert clean_line("a\n\tb  c") == "a b c"


def test_a_colour_goes_with_all_its_letters_and_brackets_of_words_stay() -> None:
    assert clean_line("\x1b[1;31mred\x1b[0m \x9b4munder\x9bm") == "red under"
    assert (
        clean_line("[0m is a code, [x] a box, a[1], [A] and [") == "[0m is a code, [x] a box, a[1], [A] and ["
    )
    assert all(
        map(
            is_blank,
            ("\x1b[31m \x1b[0m", "\x9b1;2H", "\x1b]0;title\x07", "\x1b]8;;x", "\x1bc", "[0m", "^[[A[B"),
        )
    )
    assert not any(map(is_blank, ("[x]", "[ok", "[A]", "[1", "\x1b[1mred\x1b[0m", "\x1b]0;a\x07b")))


@given(st.text())
def test_nothing_that_steers_a_terminal_passes(text: str) -> None:
    cleaned = clean_text(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in cleaned)
    assert not any(0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in cleaned)
    cleaned.encode("utf-8")


def test_json_is_lossless_and_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    PIPE.print_json({"名": HOSTILE})
    out = capsys.readouterr().out
    assert json.loads(out) == {"名": HOSTILE}
    assert "名" in out
    assert clean_text(out) == out


@given(st.text(max_size=30), st.integers(1, 40))
def test_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert width_of(fit(text, width)) <= width
    if width_of(text) > width:
        assert fit(text, width).rstrip().endswith("…")


def test_cropping_cuts_wide_characters_whole() -> None:
    assert crop("需求确认", 8) == "需求确认"
    assert crop("需求确认", 7) == "需求确…"
    assert crop("需求确认", 6) == "需求…"


def test_color_is_for_terminals_unless_asked_for() -> None:
    assert not open_terminal({}).color
    assert open_terminal({}, ColorChoice.ALWAYS).color
    assert not open_terminal({"NO_COLOR": "1"}, ColorChoice.AUTO).color
    assert open_terminal({"COLUMNS": "120"}).width == 120
    assert open_terminal({"COLUMNS": "2"}).width == 40


def test_a_command_line_quotes_only_what_a_shell_would_split() -> None:
    assert command_line("done", "acme-集团", "E1.1") == "playbook done acme-集团 E1.1"
    assert command_line("note", "a b", "it's; rm") == "playbook note 'a b' 'it'\"'\"'s; rm'"


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("Acme", "Ac\u200bme"),
        ("Acme", "A\u00adc\u061cm\u180ee\u206a\u206f\ufff9\ufffb\U000e0041\U000e007f"),
        ("Acme 客户", "A\u2060c\u2063m\U0001d173e 客\u200d户\u200c"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("❤️\u200d🔥", "❤️\u200d🔥"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_what_is_invisible_is_taken_out_but_where_a_script_or_an_emoji_needs_it(
    shown: str, text: str
) -> None:
    assert clean_text(text) == shown
    assert clean_text(clean_text(text)) == shown


def test_a_document_for_a_log_says_the_same_in_references(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = open_terminal({"BUILDKITE": "true"})
    terminal.print_document("- ##[group]x\n  ::error::y\n--- z\n")
    terminal.print_document('{"a": "##vso[b]c"}', markdown=False)
    out = capsys.readouterr().out
    assert out == '- &#35;#[group]x\n  &#58;:error::y\n-&#45;- z\n{"a": "\\u0023#vso[b]c"}'


def test_in_a_log_of_github_no_text_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = open_terminal({"GITHUB_ACTIONS": "true"})
    terminal.print("::error::x", "  ::set-output name=a::b", "a ##[warning]x", "a::b")
    terminal.tell("::stop-commands::x")
    terminal.print_json({"name": "##[error]x"})
    out, err = capsys.readouterr()
    assert out.splitlines()[:4] == [": :error::x", "  : :set-output name=a::b", "a # #[warning]x", "a::b"]
    assert err == ": :stop-commands::x\n"
    assert "##[" not in out
    assert json.loads(out.splitlines()[4]) == {"name": "##[error]x"}


def test_what_is_told_a_person_is_broken_between_words_and_a_script_gets_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = "that is E1.1 of Evaluation; that of Prospecting is prospecting/E1.1"
    Terminal(width=40, color=False, interactive=True, redraws=True).tell(words)
    Terminal(width=40, color=False, interactive=False).tell(words)
    assert capsys.readouterr().err.splitlines() == [
        "that is E1.1 of Evaluation; that of",
        "    Prospecting is prospecting/E1.1",
        words,
    ]
