"""The home of deals: flag, environment, the team's directory, the user's own."""

import os
from pathlib import Path

import pytest

from playbook_cli.adapters.kept_playbooks import open_kept
from playbook_cli.adapters.locations import StrangersHome, find_kept, find_store, mask_password
from playbook_cli.adapters.store.store_opening import open_store
from playbook_cli.errors import InvalidArgument, NoUserHome, UnreadableFile

STRANGER_ID, STRANGER = 54321, "54321"
needs_owners = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)


def _give_away(path: Path) -> None:
    os.chown(path, STRANGER_ID, STRANGER_ID, follow_symlinks=False)


def find_home(flag: str | None, *, environ: dict[str, str], cwd: Path) -> Path:
    return find_store(flag, environ=environ, cwd=cwd).directory


def test_the_flag_comes_first(tmp_path: Path) -> None:
    (tmp_path / ".playbook").mkdir()
    home = find_home("/srv/deals", environ={"PLAYBOOK_HOME": "/other"}, cwd=tmp_path)
    assert home == Path("/srv/deals")


def test_the_environment_comes_before_the_team(tmp_path: Path) -> None:
    (tmp_path / ".playbook").mkdir()
    assert find_home(None, environ={"PLAYBOOK_HOME": "/other"}, cwd=tmp_path) == Path("/other")


def test_relative_names_are_taken_from_the_working_directory(tmp_path: Path) -> None:
    assert find_home("deals", environ={}, cwd=tmp_path) == tmp_path / "deals"
    assert find_home(None, environ={"PLAYBOOK_HOME": "deals"}, cwd=tmp_path) == tmp_path / "deals"


def test_a_tilde_is_the_users_home(tmp_path: Path) -> None:
    home = find_home(None, environ={"PLAYBOOK_HOME": "~/deals"}, cwd=tmp_path)
    assert home == Path(os.environ["HOME"]) / "deals"
    with pytest.raises(UnreadableFile):
        find_home("~nobody-here/x", environ={}, cwd=tmp_path)
    assert find_home("./~nobody-here/x", environ={}, cwd=tmp_path) == tmp_path / "~nobody-here/x"


def test_the_nearest_team_directory_above_is_the_home(tmp_path: Path) -> None:
    (tmp_path / ".playbook").mkdir()
    (tmp_path / "a" / ".playbook").mkdir(parents=True)
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    assert find_home(None, environ={}, cwd=deep) == tmp_path / "a" / ".playbook"


def test_a_file_called_playbook_is_no_home(tmp_path: Path) -> None:
    (tmp_path / ".playbook").write_text("")
    assert find_home(None, environ={}, cwd=tmp_path).is_relative_to(os.environ["HOME"])


def test_without_a_team_it_is_the_users_data(tmp_path: Path) -> None:
    assert find_home(None, environ={"PLAYBOOK_HOME": ""}, cwd=tmp_path).name == "playbook"


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of whom nothing says where the home is, as in a container that runs as a made-up number."""
    pwd = pytest.importorskip("pwd")

    def know_nobody(_user: int) -> None:
        raise KeyError

    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable)
    monkeypatch.setattr(pwd, "getpwuid", know_nobody)


def test_a_home_variable_that_is_no_whole_path_is_nobodys_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "relative")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert find_kept().is_absolute()
    assert not find_kept().is_relative_to(tmp_path)
    with pytest.raises(NoUserHome):
        find_home("~/deals", environ={}, cwd=tmp_path)


@pytest.mark.usefixtures("nobody")
def test_a_user_without_a_home_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NoUserHome):
        find_store(None, environ={}, cwd=tmp_path)


@pytest.mark.usefixtures("nobody")
def test_a_user_without_a_home_works_in_a_named_store_without_a_cache(tmp_path: Path) -> None:
    assert open_store(find_store(str(tmp_path), environ={}, cwd=tmp_path)).open_index() is None
    assert open_kept() is None


@needs_owners
def test_a_team_directory_of_another_user_is_no_home_and_is_named_with_its_owner(tmp_path: Path) -> None:
    (tmp_path / ".playbook").mkdir()
    _give_away(tmp_path / ".playbook")
    found = find_store(None, environ={}, cwd=tmp_path)
    assert found.directory.is_relative_to(os.environ["HOME"])
    assert found.passed_over == StrangersHome(tmp_path / ".playbook", STRANGER)


@needs_owners
def test_a_link_of_another_user_to_a_directory_of_ours_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / ".playbook").symlink_to(tmp_path / "mine")
    _give_away(tmp_path / ".playbook")
    assert find_home(None, environ={}, cwd=tmp_path).is_relative_to(os.environ["HOME"])


@needs_owners
def test_a_home_in_which_another_user_linked_the_deals_elsewhere_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".playbook").mkdir()
    (tmp_path / ".playbook" / "deals").symlink_to("/etc")
    _give_away(tmp_path / ".playbook" / "deals")
    assert find_home(None, environ={}, cwd=tmp_path).is_relative_to(os.environ["HOME"])


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_our_own_link_to_our_own_deals_is_followed(tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir()
    (tmp_path / ".playbook").mkdir()
    (tmp_path / ".playbook" / "deals").symlink_to(tmp_path / "synced")
    assert find_home(None, environ={}, cwd=tmp_path) == tmp_path / ".playbook"


def test_a_file_address_names_a_directory(tmp_path: Path) -> None:
    assert find_home("file:///srv/my%20deals", environ={}, cwd=tmp_path) == Path("/srv/my deals")


@pytest.mark.parametrize("address", ["carrier-pigeon://roof", "HTTPS://example.com/deals"])
def test_an_unknown_scheme_is_refused_with_those_that_are_known(address: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidArgument) as refused:
        find_home(None, environ={"PLAYBOOK_HOME": address}, cwd=tmp_path)
    assert (refused.value.argument, refused.value.names) == (
        "PLAYBOOK_HOME",
        ("file://", "postgresql://"),
    )


def test_a_file_address_without_an_absolute_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidArgument):
        find_home("file://deals", environ={}, cwd=tmp_path)


def test_a_name_with_a_colon_is_a_directory(tmp_path: Path) -> None:
    assert find_home("team:north", environ={}, cwd=tmp_path) == tmp_path / "team:north"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "PostgreSQL"])
def test_a_database_is_named_as_libpq_reads_it(scheme: str, tmp_path: Path) -> None:
    address = find_store(f"{scheme}://li@host:5433/sales?sslmode=require", environ={}, cwd=tmp_path)
    assert address.url == "postgresql://li@host:5433/sales?sslmode=require"
    assert address.directory.is_relative_to(os.environ["XDG_CONFIG_HOME"])


@pytest.mark.parametrize(
    "said",
    [
        "postgresql://li:s3cret@host/sales",
        "postgresql://li:s3/c?r#e@t@host/sales",
        "postgresql://host/sales?user=li&password=s3cret",
        "postgresql://host/sales?sslpassword=s3cret&user=li",
        "postgres://li:s3 cret@host",
    ],
)
def test_no_address_shows_its_password(said: str) -> None:
    shown = mask_password(f"cannot reach {said}")
    assert "s3" not in shown
    assert "***" in shown
    assert "host" in shown


def test_an_address_without_a_password_is_shown_as_it_is() -> None:
    said = "postgresql://li@host:5432/sales?host=%2Ftmp"
    assert mask_password(said) == said
