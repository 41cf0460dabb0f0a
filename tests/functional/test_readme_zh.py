"""The Chinese README shows what the program prints in Chinese, and is set up as the English one is."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran
from tests.functional.walking import Seller, spawn_playbook

from playbook_cli.cli.commands import command_names

Playbook = Callable[..., Ran]
ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))


def _blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def _commands(block: str) -> list[list[str]]:
    lines = [
        line.removeprefix("$ playbook ") for line in block.splitlines() if line.startswith("$ playbook ")
    ]
    return [shlex.split(line.partition(" > ")[0], comments=True) for line in lines]


def test_it_is_set_up_by_the_same_commands() -> None:
    assert _blocks(CHINESE, "sh")[:2] == _blocks(ENGLISH, "sh")[:2]


def test_the_picture_is_what_next_prints(playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYBOOK_LANG", "zh")
    playbook("start", "华夏银行")
    playbook("done", "华夏", "E1.1", "E1.2", "-e", "会议纪要 11-20")
    playbook("step", "华夏", "午餐会", "--due", "+3d")
    monkeypatch.setenv("NO_COLOR", "1")
    seller = Seller(spawn_playbook("--lang", "zh", "next", "华夏", rows=24, columns=80))
    seller.sees("q 退出")
    drawn = seller.child.before + seller.child.after
    seller.press("q")
    assert seller.ends() == 0
    lines = [line.strip() for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn).splitlines()]
    assert [line for line in lines if line and line not in CHINESE] == []


def test_its_commands_run_as_they_are_written(playbook: Playbook) -> None:
    deal, lead, author = map(_commands, _blocks(CHINESE, "console")[1:])
    Path("deals.csv").write_text("name,stage\n北方能源,prospecting\n", encoding="utf-8")
    author = [words for words in author if words[0] != "adopt"] + [["adopt", "team.md"]]
    codes = {
        words[0]: playbook("--lang", "zh", *words, expect=None).code for words in (*deal, *lead, *author)
    }
    refused = {name: code for name, code in codes.items() if code not in (0, 1)}
    assert refused == {}
    assert codes["advance"] == 1, "the gate of the example is not met"


def test_the_five_minutes_do_what_they_say(playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    home, *lines = next(
        block for block in _blocks(CHINESE, "sh") if "PLAYBOOK_HOME=" in block[:30]
    ).splitlines()
    assert home == 'export PLAYBOOK_HOME="$(mktemp -d)" PLAYBOOK_LANG=zh'
    monkeypatch.setenv("PLAYBOOK_LANG", "zh")
    ran = {}
    for line in lines:
        words = shlex.split(re.split(r" \|\| | > ", line)[0], comments=True)
        ran[words[1]] = playbook(*words[1:], expect=1 if words[1] == "check" else 0).out
    assert "预计成交日期" in ran["status"]
    assert ran["check"].startswith("华夏银行：Prospecting 的关卡未达标（10 条标准达成 2 条）")
    assert "确认人：王总，财务总监" in ran["log"]
    assert "首次会谈纪要" in ran["review"]


def test_every_command_is_mentioned() -> None:
    assert [name for name in command_names() if f"`{name}`" not in CHINESE] == []
