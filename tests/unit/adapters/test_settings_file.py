"""StoreSettings: a few texts, taken as they stand; whatever else is told with its line."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.adapters.settings_file import (
    StoreSettings,
    load_settings,
    read_plain_settings,
    read_yaml_settings,
)
from playbook_cli.errors import InvalidSettings, UnreadableFile

KEYS = ("playbook", "lang", "user", "color")
WORDS = (
    "zh",
    "no",
    "null",
    "NULL",
    "~",
    "1.10",
    "0x1F",
    '""',
    '"李 雷"',
    '"a',
    "'a'",
    "a: b",
    "a#b",
    "a #b",
    "- a",
)
LINES = st.sampled_from(["", "# 注", "---", "lang:", "\tlang: zh", "\u2028", "a\rb: c", "*a", "lang: &a zh"])
SETTING = st.builds(
    "{}{}{}".format,
    st.sampled_from(KEYS),
    st.sampled_from([": ", ":", " : "]),
    st.sampled_from(WORDS) | st.text(max_size=4),
)


def load(home: Path, text: str | bytes) -> StoreSettings:
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_settings(home)


def test_without_a_file_everything_is_empty(home: Path) -> None:
    assert load_settings(home) == StoreSettings()


@given(st.lists(SETTING | LINES, max_size=4).map("\n".join))
def test_what_is_read_without_yaml_is_what_yaml_reads(text: str) -> None:
    data = text.encode("utf-8", "replace")
    plain = read_plain_settings(data, KEYS)
    if plain is not None and plain.get("color", "auto") in ("auto", "always", "never"):
        assert StoreSettings(**plain) == read_yaml_settings(data, "config.yaml")


def test_every_key_is_read(home: Path) -> None:
    text = "playbook: ours.md\nlang: zh\nuser: 李雷  # 我\ncolor: never\n"
    assert load(home, text) == StoreSettings("ours.md", "zh", "李雷", "never")


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "\ufeff"])
def test_an_empty_file_settles_nothing(home: Path, text: str) -> None:
    assert load(home, text) == StoreSettings()


@pytest.mark.parametrize("word", ["no", "on", "12:30", "010", "1.10", "2026-11-23", "true"])
def test_a_value_is_its_text(home: Path, word: str) -> None:
    assert load(home, f"user: {word}").user == word


def test_a_key_without_value_settles_nothing(home: Path) -> None:
    assert load(home, "user:\nlang: ~\n") == StoreSettings()


WRONG = {
    "usr: li": ("unknown_key", 1, "usr", ("user",)),
    "user: li\nuser: wang": ("duplicate_key", 2, "user", ()),
    "user: [li]": ("not_text", 1, "", ()),
    "lang: zh\nuser: {a: b}": ("not_text", 2, "", ()),
    "? [a]\n: b": ("not_text", 1, "", ()),
    "- user": ("not_mapping", 1, "", ()),
    "li": ("not_mapping", 1, "", ()),
    "lang: zh\ncolor: blue": ("unknown_value", 2, "blue", ("auto", "always", "never")),
    "user: 'li": ("yaml", 1, "", ()),
    "user: *me": ("yaml", 1, "", ()),
    "a: 1\n--- \nb: 2": ("yaml", 2, "", ()),
    "[" * 5000: ("yaml", None, "", ()),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_understood_is_told_with_its_line(home: Path, text: str) -> None:
    with pytest.raises(InvalidSettings) as raised:
        load(home, text)
    error = raised.value
    assert (error.problem, error.line, error.text, error.expected) == WRONG[text]
    assert error.path == str(home / "config.yaml")


def test_custom_tags_run_nothing(home: Path, tmp_path: Path) -> None:
    harmless = load(home, f"user: !!python/object/apply:os.mkdir {tmp_path}/made")
    assert harmless.user.endswith("made")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("data", [b"user: \xff", "user: li".encode("utf-16")])
def test_settings_are_utf8(home: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as raised:
        load(home, data)
    assert raised.value.problem == "encoding"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no FIFOs")
def test_settings_that_are_no_file_are_told(home: Path) -> None:
    home.mkdir()
    os.mkfifo(home / "config.yaml")
    with pytest.raises(UnreadableFile) as raised:
        load_settings(home)
    assert raised.value.problem == "not_regular"
