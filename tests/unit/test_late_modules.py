"""A module that is put off is told from the real one by nothing but the time it takes."""

import subprocess
import sys
from importlib import import_module

import pytest

from playbook_cli.late_modules import SELDOM_USED, LateModule, put_off

UNUSED = "this"  # of the standard library; nobody imports it, for it prints a poem


@pytest.fixture
def _unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, UNUSED, raising=False)


@pytest.mark.usefixtures("_unloaded")
def test_a_module_loads_when_something_of_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with put_off([UNUSED]):
        late = import_module(UNUSED)
        again = import_module(UNUSED)
        silent = capsys.readouterr().out
        decoded = late.d["N"]
        from this import s  # type: ignore[import-not-found, unused-ignore]
    assert late is again
    assert silent == ""
    assert capsys.readouterr().out.startswith("The Zen of Python")
    assert decoded == "A"
    assert isinstance(s, str)
    assert not isinstance(sys.modules[UNUSED], LateModule)


@pytest.mark.usefixtures("_unloaded")
def test_afterwards_an_import_brings_the_real_module_and_what_was_put_off_answers_as_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with put_off([UNUSED]):
        late = import_module(UNUSED)
    assert UNUSED not in sys.modules
    real = import_module(UNUSED)
    assert not isinstance(real, LateModule)
    assert late.d is real.d
    with pytest.raises(AttributeError, match="no attribute 'missing'"):
        _ = late.missing
    assert capsys.readouterr().out.count("The Zen of Python") == 1


def test_a_module_that_is_loaded_already_stays() -> None:
    real = sys.modules["subprocess"]
    with put_off(["subprocess"]):
        assert sys.modules["subprocess"] is real
    assert sys.modules["subprocess"] is real


@pytest.mark.usefixtures("_unloaded")
def test_nothing_stands_in_after_an_import_that_failed() -> None:
    with pytest.raises(ImportError), put_off([UNUSED]):
        raise ImportError
    assert UNUSED not in sys.modules


def test_typer_finds_what_was_put_off_when_it_is_used() -> None:
    script = (
        "from playbook_cli.late_modules import SELDOM_USED, put_off\n"
        "with put_off():\n    import typer.main\n"
        "ended = typer.main.subprocess.run(['true'])\n"
        "import inspect, shutil, subprocess, sys, traceback\n"
        "assert typer.main.subprocess.Popen is subprocess.Popen\n"
        "assert shutil.which('true') and inspect.getsource(inspect.getsource)\n"
        "assert 'gztar' in dict(shutil.get_archive_formats())\n"
        "assert traceback.format_exception(ValueError('x'))\n"
        "late = [name for name in SELDOM_USED if type(sys.modules.get(name)).__name__ == 'LateModule']\n"
        "print(ended.returncode, late)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("0 []\n", "")


def test_what_is_put_off_are_modules_that_there_are() -> None:
    for name in SELDOM_USED:
        assert import_module(name).__name__ == name
