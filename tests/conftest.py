"""What every test shares: an empty home that is not the real one, English words and the Chinese playbook."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from playbook_cli.render.words.translation import speak_language
from tests import reliability
from tests.databases import database, empty_database, postgres, worker_database
from tests.reliability import provoked, pytest_terminal_summary

__all__ = [
    "database",
    "empty_database",
    "home",
    "postgres",
    "provoked",
    "pytest_addoption",
    "pytest_terminal_summary",
    "worker_database",
]

# No test fails for being slow: the machine may be busy. In the gate every run tries the same cases, so that
# what passed on one machine passes on the next, and fewer of them; elsewhere every run looks for new ones.
IN_GATE = "CI" in os.environ
settings.register_profile(
    "playbook",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=IN_GATE,
    max_examples=20 if IN_GATE else 100,
)
settings.register_profile("quick", settings.get_profile("playbook"), max_examples=10, derandomize=True)
settings.load_profile("playbook")

# A suite begun in the background ignores Ctrl-C, and so would every process that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

PLAYBOOK_VARIABLES = ("HOME", "LANG", "USER", "PLAYBOOK", "NOW", "DEBUG", "LOCK_TIMEOUT", "INDEX")
TERMINAL_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "COLUMNS", "LINES")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The recipes by which kept files are written anew."""
    reliability.pytest_addoption(parser)
    parser.addoption(
        "--renew-shapes", action="store_true", help="keep what is read from tests/data/shapes anew"
    )


def pytest_make_parametrize_id(val: object) -> str | None:
    """A short name for a long text: the name of a test goes into the environment of what it starts."""
    return f"{val[:40]}…{len(val)}" if isinstance(val, str) and len(val) > 60 else None


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty home and working directory; the real home is out of reach."""
    for variable in PLAYBOOK_VARIABLES:
        monkeypatch.delenv(f"PLAYBOOK_{variable}", raising=False)
    for variable in (*TERMINAL_VARIABLES, "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    home = tmp_path / "home"
    work = tmp_path / "work"
    home.mkdir()
    work.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("PLAYBOOK_HOME", str(home / "playbook"))
    monkeypatch.setenv("PLAYBOOK_USER", "li")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-23T09:00:00+00:00")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.chdir(work)
    speak_language(None)
    return home / "playbook"
