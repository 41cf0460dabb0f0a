"""The one-key question, with keys sent through a pipe as a terminal sends them."""

from collections.abc import Sequence

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from playbook_cli.adapters import prompts
from playbook_cli.adapters.prompts import ESCAPE, Canvas, ask_key, fold_key


def press(monkeypatch: pytest.MonkeyPatch, keys: str, answers: Sequence[str] = "yn?") -> str:
    """The answer to a question whose keys are y, n and ?, or others."""
    with create_pipe_input() as source:
        source.send_text(keys)
        with create_app_session(input=source, output=DummyOutput()):
            monkeypatch.setattr(prompts, "draw_on_stderr", create_app_session)
            return ask_key(lambda canvas: ["pressed wrong" if canvas.puzzled else ""], answers)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("y", "y"),
        ("Y", "y"),
        ("ｙ", "y"),
        ("Ｙ", "y"),
        ("？", "?"),
        ("\r\r\rn", "n"),
        ("\x1b[A\x1b[Bn", "n"),
        ("\x1b[200~yyy\x1b[201~n", "n"),
        ("\x1b[200~y\x1b[201~\rn", "n"),
        ("nn", "n"),
        ("n\r\r", "n"),
    ],
)
def test_one_key_answers_and_nothing_else_does(
    monkeypatch: pytest.MonkeyPatch, keys: str, answer: str
) -> None:
    assert press(monkeypatch, keys) == answer


@pytest.mark.parametrize("words", ["Anna Weber, buyer\r", "是n", "yes", "no\r", "ny\r", "ｎ 王芳"])
def test_words_that_come_at_once_answer_nothing_whatever_letters_are_in_them(
    monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    with pytest.raises(KeyboardInterrupt):
        press(monkeypatch, f"{words}\x03")


def test_esc_answers_where_it_is_a_key_and_an_arrow_is_no_esc(monkeypatch: pytest.MonkeyPatch) -> None:
    assert press(monkeypatch, "\x1b[A\x1b", ["y", ESCAPE]) == ESCAPE
    assert press(monkeypatch, "\x1b[Ay", ["y", ESCAPE]) == "y"


@pytest.mark.parametrize(("key", "raised"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_ctrl_c_and_ctrl_d_are_raised(
    monkeypatch: pytest.MonkeyPatch, key: str, raised: type[BaseException]
) -> None:
    with pytest.raises(raised):
        press(monkeypatch, key)


def test_a_canvas_is_as_wide_as_the_terminal_and_keys_fold() -> None:
    assert Canvas(80, 24, puzzled=False).width == 80
    assert fold_key("Ａ") == "a"
