"""The text of a playbook goes one way through the reading: no pass sends it back to those before."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SEED = ROOT / "tests" / "data" / "seed" / "sales-playbook.txt"
MOST_MODULES, MOST_RETURNS = 15, 24  # before the passes were drawn in one function they were 47 and 79


def test_the_text_enters_few_modules_and_seldom_comes_back_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / "benchmarks" / "follow_text.py"
    spec = importlib.util.spec_from_file_location("follow_text", path)
    assert spec
    assert spec.loader
    follow_text = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "follow_text", follow_text)
    spec.loader.exec_module(follow_text)

    followed = follow_text.follow(SEED, "playbook_cli.reading:read_playbook")

    assert len(followed.ways) <= MOST_MODULES, sorted(followed.ways)
    assert followed.returns <= MOST_RETURNS, followed.ways
