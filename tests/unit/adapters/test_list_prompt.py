"""The list that filters as one types, with keys sent through a pipe as a terminal sends them."""

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from playbook_cli.adapters import list_prompt
from playbook_cli.adapters.list_prompt import ListWords, ask_filtered, filter_choices
from playbook_cli.adapters.prompts import Choice

CHOICES = [
    Choice("acme", "Acme 集团  Prospecting"),
    Choice("beta", "Beta GmbH  Evaluation"),
    Choice("north", "北方电力  Evaluation"),
]
ENTER, DOWN, UP, ESCAPE = "\r", "\x1b[B", "\x1b[A", "\x1b"


def press(
    monkeypatch: pytest.MonkeyPatch, keys: str, question: str = "Which?", at: str | None = None
) -> str | None:
    with create_pipe_input() as source:
        source.send_text(keys)
        with create_app_session(input=source, output=DummyOutput()):
            monkeypatch.setattr(list_prompt, "draw_on_stderr", create_app_session)
            words = ListWords(
                ("type", "arrows"), "leaves", "clears", "{n} of {total}", "none", lambda text, _width: [text]
            )
            return ask_filtered(question, CHOICES, words, at=at)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (ENTER, "acme"),
        (DOWN + ENTER, "beta"),
        (UP + ENTER, "north"),
        ("电力" + ENTER, "north"),
        ("ＢＥＴＡ" + ENTER, "beta"),
        ("eval" + DOWN + ENTER, "north"),
        (DOWN + "a" + ENTER, "acme"),
        ("xyz" + ENTER + "\x7f\x7f\x7f" + "beta" + ENTER, "beta"),
    ],
)
def test_typing_filters_and_arrows_choose(monkeypatch: pytest.MonkeyPatch, keys: str, answer: str) -> None:
    assert press(monkeypatch, keys) == answer


def test_a_question_that_fills_the_line_has_what_is_typed_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert press(monkeypatch, "电力" + ENTER, "Which of these? " * 9) == "north"


@pytest.mark.parametrize(("at", "answer"), [("north", "north"), ("beta", "beta"), ("gone", "acme")])
def test_a_suggestion_is_chosen_where_it_stands(
    monkeypatch: pytest.MonkeyPatch, at: str, answer: str
) -> None:
    assert press(monkeypatch, ENTER, at=at) == answer


def test_esc_takes_what_is_typed_away_and_then_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    assert press(monkeypatch, ESCAPE) is None


@pytest.mark.parametrize(("keys", "raised"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_nothing_is_chosen_by_going_away(
    monkeypatch: pytest.MonkeyPatch, keys: str, raised: type[BaseException]
) -> None:
    with pytest.raises(raised):
        press(monkeypatch, keys)


def test_a_word_that_begins_comes_before_one_that_is_within() -> None:
    choices = [Choice("a", "ABB Holding"), Choice("b", "Old house"), Choice("c", "Threshold")]
    assert [one.value for one in filter_choices(choices, "hold")] == ["a", "c"]
    assert [one.value for one in filter_choices(choices, "old")] == ["b", "a", "c"]
