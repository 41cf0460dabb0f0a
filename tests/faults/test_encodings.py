"""Terminals and locales of every kind: Chinese goes in and out, and nothing ends in a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability import Provoked, Record

PLAYBOOK = f"{sys.executable} -m playbook_cli"
ENVIRONMENTS = {
    "LC_ALL=C": {"LC_ALL": "C"},
    "LC_ALL=POSIX": {"LC_ALL": "POSIX"},
    "LC_ALL=C without UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "stdout in cp1252": {"PYTHONIOENCODING": "cp1252"},
    "stdout in ASCII, strictly": {"PYTHONIOENCODING": "ascii:strict"},
    "no environment": {},
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_any_locale_takes_and_shows_chinese(home: Path, provoked: Record, name: str) -> None:
    keep = ("PATH", "PYTHONPATH", "PLAYBOOK_HOME", "HOME")
    environment = {key: os.environ[key] for key in keep if key in os.environ} | ENVIRONMENTS[name]
    lines = (
        "start Acme集团", "note acme 客户要求月底前报价", "done acme E1.1 -e 邮件", "status acme",
        "log acme --json", "next acme", "show", "doctor", "status 没有",
    )  # fmt: skip
    script = "\n".join(f"{PLAYBOOK} {line} || echo code $?" for line in lines)
    ran = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, check=False)
    shown = ran.stdout.decode("utf-8", "replace") + ran.stderr.decode("utf-8", "replace")
    assert "Traceback" not in shown, shown
    codes = [line for line in shown.splitlines() if line.startswith("code ")]
    path = home / "deals" / "acme集团.json"
    if "without UTF-8" in name:  # the arguments are no text for Python then, and are refused as such
        assert set(codes) <= {"code 2", "code 3"}
        assert not path.exists() or "客户" in path.read_text("utf-8")
    else:
        assert codes == ["code 3"]
        assert "客户要求月底前报价" in path.read_text("utf-8")
    provoked(Provoked(20, name, "nine commands with Chinese in and out", len(lines)))


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", ">&- 2>&- <&-"])
def test_closed_streams_end_in_no_traceback(home: Path, provoked: Record, closed: str) -> None:
    lines = (
        "start Acme",
        "note acme x",
        "status acme",
        "next acme",
        "status nobody",
        "nonsense",
        "--help",
        "doctor",
    )
    script = "\n".join(f"{PLAYBOOK} {line} {closed}; echo $? >>codes" for line in lines)
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stdout + ran.stderr
    assert Path("codes").read_text().split() == ["0", "0", "0", "0", "3", "2", "0", "0"]
    assert '"x"' in (home / "deals" / "acme.json").read_text()
    provoked(Provoked(20, f"closed streams, {closed}", "eight commands keep their exit codes", len(lines)))
