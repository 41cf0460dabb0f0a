"""`playbook init`: a directory, or the tables of a database."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

from playbook_cli.adapters.store.postgres.schema import NEWEST


@pytest.fixture
def bare(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    from playbook_cli.adapters.store.postgres.database import Database

    Database(empty_database).run("drop schema if exists playbook cascade")
    monkeypatch.setenv("PLAYBOOK_HOME", empty_database)
    return empty_database


def test_a_directory_is_made_and_told(playbook: Callable[..., Ran], home: Path) -> None:
    assert "would keep deals" in playbook("init", "--dry-run").err
    assert not home.exists()
    assert str(home) in playbook("init").err
    assert (home / "deals").is_dir()


def test_the_tables_are_made_and_what_lets_others_in_is_printed(
    playbook: Callable[..., Ran], bare: str
) -> None:
    assert "would create the tables" in playbook("init", "--dry-run").err
    assert playbook("status", expect=3).err.startswith(
        f"playbook: {bare}: there is no store in this database"
    )
    made = playbook("init")
    assert f"the tables were created, version {NEWEST}" in made.err
    assert "grant insert on playbook.deals, playbook.events" in made.out
    playbook("start", "Acme")
    assert "nothing was changed" in playbook("init").err
    assert playbook("init", "--json").json["schema"] == {"before": NEWEST, "after": NEWEST}
    assert "acme" in playbook("status", "--json").out


def test_a_store_for_git_brings_what_git_needs_and_keeps_what_is_there(
    playbook: Callable[..., Ran], home: Path
) -> None:
    home.mkdir(parents=True)
    (home / ".gitignore").write_text("mine", encoding="utf-8")
    made = playbook("init", "--git")
    assert 'merge.playbook.driver "playbook merge --into %A %O %B"' in made.out
    assert (home / ".gitignore").read_text(encoding="utf-8").splitlines()[:3] == ["mine", ".lock", "*.bak"]
    attributes = (home / ".gitattributes").read_text(encoding="utf-8")
    assert "merge=playbook" in attributes
    assert "wrote" not in playbook("init", "--git").err
    assert (home / ".gitattributes").read_text(encoding="utf-8") == attributes


def test_a_store_for_git_is_made_in_this_directory(
    playbook: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLAYBOOK_HOME", raising=False)
    (tmp_path / "team").mkdir()
    monkeypatch.chdir(tmp_path / "team")
    playbook("init", "--git")
    assert (tmp_path / "team" / ".playbook" / ".gitattributes").exists()
