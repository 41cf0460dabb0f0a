"""The language of words and editions: `--lang`, `PLAYBOOK_LANG`, settings, locale."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

ENGLISH, CHINESE = "no open deals", "没有进行中的商机"


def test_where_nothing_names_a_language_the_words_are_english_and_the_playbook_chinese(
    playbook: Callable[..., Ran],
) -> None:
    assert ENGLISH in playbook("status").err
    assert playbook("show", "--json").json["language"] == "zh"


@pytest.mark.parametrize("language", ["zh", "ZH", "zh_CN", "zh-Hans"])
def test_the_flag_governs_words_and_editions(playbook: Callable[..., Ran], language: str) -> None:
    assert CHINESE in playbook("--lang", language, "status").err
    assert CHINESE in playbook(f"--lang={language}", "status").err
    assert playbook("--lang", "en", "show", "--json").json["language"] == "en"
    assert ENGLISH in playbook("status").err


def test_flag_then_variable_then_settings_then_locale(
    playbook: Callable[..., Ran], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert CHINESE in playbook("status").err
    home.mkdir(parents=True)
    (home / "config.yaml").write_text("lang: en\n", encoding="utf-8")
    assert ENGLISH in playbook("status").err
    monkeypatch.setenv("PLAYBOOK_LANG", "zh")
    assert CHINESE in playbook("status").err
    assert ENGLISH in playbook("--lang", "en", "status").err


def test_a_language_without_words_or_edition_is_refused_with_those_there_are(
    playbook: Callable[..., Ran], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "the languages are: en, zh" in playbook("--lang", "fr", "status", expect=2).err
    monkeypatch.setenv("PLAYBOOK_LANG", "fr")
    assert "PLAYBOOK_LANG" in playbook("status", expect=2).err
    (home / "playbooks").mkdir(parents=True)
    (home / "playbooks" / "sales.fr.md").write_text(
        "# Vente\n\n## Stage 1: Découverte\n\n### Exit Criteria\n\n- Budget\n", encoding="utf-8"
    )
    assert [stage["name"] for stage in playbook("show", "--json").json["stages"]] == ["Découverte"]
    assert ENGLISH in playbook("status").err


def test_help_and_wrong_usage_follow_the_language() -> None:
    def say(*words: str) -> str:
        command = [sys.executable, "-m", "playbook_cli", *words]
        ran = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
        return ran.stdout + ran.stderr

    page = say("--lang", "zh", "check", "--help")
    assert "用法：" in page
    assert "显示本帮助" in page
    assert "选项" in page
    assert "没有命令“chek”" in say("--lang=zh", "chek")
    assert "用法：playbook done [选项] 商机 编号…" in say("--lang", "zh", "done", "--help")
    assert "用法：playbook config [选项] 命令 [参数]..." in say("--lang=zh", "config", "--help")
    assert "Usage: playbook done [OPTIONS] DEAL REF…" in say("done", "--help")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["done"], "缺少商机"),
        (["done", "acme", "E1", "--evidence"], "--evidence 后面要有值"),
        (["status", "--json=x"], "--json 后面不带值"),
        (["next", "acme", "x", "y"], "多出了这些内容：x y；"),
        (["status", "--jsn"], "没有选项 --jsn；你是不是要找：--json？"),
        (["export", "--format", "x"], "--format 可选：json、csv"),
    ],
)
def test_a_wrong_command_line_is_answered_in_the_language(
    playbook: Callable[..., Ran], words: list[str], said: str
) -> None:
    assert said in playbook("--lang", "zh", *words, expect=2).err


def test_help_too_is_refused_in_a_language_that_there_is_not(playbook: Callable[..., Ran]) -> None:
    assert "the languages are: en, zh" in playbook("--lang", "fr", "--help", expect=2).err


def test_an_unknown_scheme_of_a_home_is_a_wrong_usage(playbook: Callable[..., Ran]) -> None:
    assert "file://" in playbook("--home", "pigeon://roof", "status", expect=2).err
