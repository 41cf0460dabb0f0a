"""`man playbook` is what the commands say of themselves."""

import shutil
import subprocess

import pytest
from tests.man_page import COMMAND, PAGE, write_page

from playbook_cli.cli.commands import command_names
from playbook_cli.render.words.translation import speak_language


def test_the_manual_page_is_current() -> None:
    speak_language("en")
    assert PAGE.read_text(encoding="utf-8") == write_page(), f"renew it with: {COMMAND}"


def test_the_manual_page_has_every_command_and_man_reads_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in command_names() if f".SH {name.upper()}\n" not in text] == []
    if not shutil.which("man"):
        pytest.skip("man is not installed here")
    ran = subprocess.run(["man", "--warnings", str(PAGE)], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
