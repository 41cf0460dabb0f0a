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
    assert "would make the tables" in playbook("init", "--dry-run").err
    assert playbook("status", expect=3).err.startswith(
        f"playbook: {bare}: there is no store in this database"
    )
    made = playbook("init")
    assert f"the tables were made, version {NEWEST}" in made.err
    assert "grant insert on playbook.deals, playbook.events" in made.out
    playbook("start", "Acme")
    assert "nothing was changed" in playbook("init").err
    assert playbook("init", "--json").json["schema"] == {"before": NEWEST, "after": NEWEST}
    assert "acme" in playbook("status", "--json").out
