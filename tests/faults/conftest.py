"""What the tests of faults share: a process that forks commands, and a home with one deal."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.zygote import CannotTrace, Zygote
from tests.functional.conftest import playbook
from tests.patience import PATIENCE

__all__ = ["playbook"]


@pytest.fixture(scope="session")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    """One server for all tests of a worker."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("zygote")))
        patch.setenv("PLAYBOOK_USER", "li")
        for variable in ("PLAYBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
            patch.delenv(variable, raising=False)
        patch.setenv("PLAYBOOK_NOW", "2026-11-23T09:00:00+00:00")
        patch.setenv("TERM", "dumb")
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("PLAYBOOK_LOCK_TIMEOUT", str(PATIENCE))  # forty writers on a busy machine
        with Zygote() as server:
            yield server


@pytest.fixture
def tracing(zygote: Zygote, tmp_path: Path) -> Zygote:
    """The same, where strace can inject faults; skips with the reason where it cannot."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    try:
        zygote.run("status", home=tmp_path / "probe", log=tmp_path / "probe.log")
    except CannotTrace as error:
        pytest.skip(f"strace cannot attach: {error}")
    return zygote


@pytest.fixture
def deal(zygote: Zygote, tmp_path: Path) -> Path:
    """The file of a deal in a home of its own, with a generation before it."""
    home = tmp_path / "prepared"
    for words in (("start", "Acme 集团"), ("note", "acme", "客户要求月底前报价")):
        assert zygote.run(*words, home=home).code == 0
    return home / "deals" / "acme-集团.json"
