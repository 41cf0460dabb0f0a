"""`playbook log`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

from playbook_cli.render import terminal
from playbook_cli.render.cell_widths import len_in_cells

Playbook = Callable[..., Ran]


def test_log_shows_every_event_on_a_line(playbook: Playbook, acme: str) -> None:
    playbook("note", acme, "CFO 休假\x1b[31m 到周一", "--item", "E5")
    playbook("done", acme, "E1.1")
    playbook("undo", acme)
    out = playbook("log", acme).out
    assert len(out.splitlines()) == 4
    assert "CFO 休假" in out
    assert "E5" in out
    assert "(undone)" in out
    assert "\x1b" not in out


def test_an_event_that_is_wider_than_the_terminal_goes_on_below_and_none_is_torn(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("a" * 10, "b" * 40, "短 " * 8):
        playbook("note", acme, words)
    widest = max(map(len_in_cells, playbook("log", acme).out.splitlines()))
    monkeypatch.setattr(terminal, "_is_terminal", lambda _stream: True)
    monkeypatch.setenv("NO_COLOR", "1")
    for width in (widest - 1, widest):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = playbook("log", acme).out.splitlines()
        assert max(map(len_in_cells, lines)) <= width
        assert len(lines) == 4 + (width < widest)


def test_what_was_recorded_is_told_without_a_torn_word_in_a_terminal(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(playbook("note", acme, "a long word after another " * 5).out.splitlines()) == 1
    monkeypatch.setattr(terminal, "_is_terminal", lambda _stream: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    told = playbook("note", acme, "another long word after one " * 5).out.splitlines()
    assert max(map(len_in_cells, told)) <= 60
    assert " ".join(line.strip() for line in told).count("another long word after one") == 5


def test_the_log_says_in_words_what_became_of_a_deal(playbook: Playbook, acme: str) -> None:
    for words in (("rename", acme, "新集团"), ("archive", acme), ("archive", acme, "--back")):
        playbook(*words)
    playbook("snooze", acme, "--until", "2026-12-01")
    playbook("snooze", acme)
    playbook("set", acme, "owner=wang")
    playbook("set", acme, "owner=")
    said = [line.split("  ")[-1] for line in playbook("log", acme).out.splitlines()]
    assert said[1:] == [
        *("renamed to 新集团", "archived", "no longer archived"),
        *("snoozed until 2026-12-01", "no longer snoozed", "owner set to wang", "owner removed"),
    ]


def test_the_log_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("log", "nobody", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""


def test_the_log_as_json_has_every_event_and_whether_it_stands(playbook: Playbook, acme: str) -> None:
    playbook("note", acme, "one")
    playbook("undo", acme)
    events = playbook("log", acme, "--json").json
    assert [event["type"] for event in events] == ["started", "noted", "undone"]
    assert [event["stands"] for event in events] == [True, False, True]
