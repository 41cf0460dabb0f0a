"""`playbook config` and `playbook config set`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

TEAM = """# Team

## Stage 1: Talk

### Exit criteria

- The need is known

## Stage 2: Sign

### Exit criteria

- The contract is signed
"""


@pytest.fixture
def team() -> Path:
    path = Path("team.md")
    path.write_text(TEAM, encoding="utf-8")
    return path


def origins(playbook: Callable[..., Ran]) -> dict[str, tuple[str | None, str]]:
    return {one["key"]: (one["value"], one["origin"]) for one in playbook("config", "--json").json}


def test_it_says_who_settled_each_setting(playbook: Callable[..., Ran], home: Path) -> None:
    assert origins(playbook)["playbook"] == ("sales", "default")
    assert origins(playbook)["color"] == ("auto", "default")
    assert origins(playbook)["limits"] == ("45, 30, 21", "playbook")
    assert origins(playbook)["user"] == ("li", "environment")
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.yaml").write_text("color: never\n", encoding="utf-8")
    assert origins(playbook)["color"] == ("never", "settings")
    assert "config.yaml" in next(line for line in playbook("config").out.splitlines() if "color" in line)


def test_it_shows_the_editor_that_the_environment_names(
    playbook: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "nano")
    assert origins(playbook)["editor"] == ("nano", "environment")
    assert "EDITOR" in playbook("config").out


@pytest.mark.parametrize(("key", "says"), [("editor", "VISUAL or EDITOR"), ("limits", "stale_after")])
def test_what_is_settled_elsewhere_says_where(
    playbook: Callable[..., Ran], home: Path, key: str, says: str
) -> None:
    assert says in playbook("config", "set", key, "x", expect=2).err
    assert not (home / "config.yaml").exists()


def test_start_takes_the_playbook_that_was_set_and_says_why(playbook: Callable[..., Ran], team: Path) -> None:
    playbook("config", "set", "playbook", str(team))
    started = playbook("start", "Acme")
    assert "in Talk" in started.out
    assert "Team" in started.err
    assert "config.yaml" in started.err
    assert "config.yaml" in playbook("show").err
    assert "config.yaml" in playbook("playbooks").err


def test_start_says_how_many_findings_the_playbook_has_and_where_to_read_them(
    playbook: Callable[..., Ran], team: Path
) -> None:
    listed = len(playbook("lint", str(team), "--json").json)
    assert listed > 1
    last = playbook("start", "Acme", "--playbook", str(team)).err.splitlines()[-1]
    assert last == f"{listed} findings in this file, listed by playbook lint team.md"
    assert "findings" not in playbook("start", "Beta").err, "the bundled one is nobody's to mend here"


def test_a_file_is_found_from_any_directory(
    playbook: Callable[..., Ran], team: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    playbook("config", "set", "playbook", str(team))
    monkeypatch.chdir(tmp_path)
    assert "in Talk" in playbook("start", "Acme").out


def test_a_file_beside_the_store_is_named_from_there(
    playbook: Callable[..., Ran], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path("shop/.playbook").resolve()
    store.mkdir(parents=True)
    Path("shop/team.md").write_text(TEAM, encoding="utf-8")
    monkeypatch.setenv("PLAYBOOK_HOME", str(store))
    playbook("config", "set", "playbook", "shop/team.md")
    assert (store / "config.yaml").read_text(encoding="utf-8") == 'playbook: "team.md"\n'
    Path("shop").rename("moved")
    monkeypatch.setenv("PLAYBOOK_HOME", str(Path("moved/.playbook").resolve()))
    assert "in Talk" in playbook("start", "Acme").out


def test_other_lines_of_the_settings_stay(playbook: Callable[..., Ran], home: Path, team: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    path = home / "config.yaml"
    path.write_text("# ours\nplaybook: sales   # for now\nuser: wang\n", encoding="utf-8")
    playbook("config", "set", "playbook", str(team))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[2]) == ("# ours", "user: wang")
    assert lines[1].startswith('playbook: "')
    assert lines[1].endswith('"   # for now')
    assert (home / "config.yaml.bak").exists()


TAKE_NO_LINE = [
    "{user: li}\n",
    "---\nuser: a\n...\n",
    "  color: auto\n  user: li\n",
    "lang: &a en\nuser: *a\n",
]
TAKEN = [
    "lang: |\n  en\nuser: li\n",
    "lang: >-\n  en\n\n# ours\nuser: li",
    "\"lang\": 'en' # x\nuser: li\n",
    "lang:\nuser: li\n",
]


@pytest.mark.parametrize("text", TAKE_NO_LINE)
def test_settings_that_take_no_further_line_stay_as_they_are(
    playbook: Callable[..., Ran], home: Path, text: str
) -> None:
    home.mkdir(parents=True, exist_ok=True)
    path = home / "config.yaml"
    path.write_text(text, encoding="utf-8")
    refused = playbook("config", "set", "lang", "zh", expect=3)
    assert "on a line of its own" in refused.err
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", TAKEN)
def test_a_setting_is_replaced_however_it_was_written(
    playbook: Callable[..., Ran], home: Path, text: str
) -> None:
    home.mkdir(parents=True, exist_ok=True)
    path = home / "config.yaml"
    path.write_text(text, encoding="utf-8")
    playbook("config", "set", "lang", "zh")
    settings = {one["key"]: one["value"] for one in playbook("config", "--json").json}
    assert (settings["lang"], settings["user"]) == ("zh", "li")
    assert ("# ours" in path.read_text(encoding="utf-8")) == ("# ours" in text)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("playbook", "nothing.md"), 3),
        (("playbook", "no-such-id"), 3),
        (("colour", "never"), 2),
        (("color", "blue"), 2),
        (("user", " "), 2),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    playbook: Callable[..., Ran], home: Path, words: tuple[str, str], code: int
) -> None:
    assert playbook("config", "set", *words, expect=code).out == ""
    assert not (home / "config.yaml").exists()


def test_a_dry_run_writes_nothing(playbook: Callable[..., Ran], home: Path, team: Path) -> None:
    assert "would set playbook" in playbook("config", "set", "playbook", str(team), "--dry-run").err
    assert not (home / "config.yaml").exists()


def test_a_set_playbook_that_is_gone_hides_no_list(
    playbook: Callable[..., Ran], home: Path, team: Path
) -> None:
    playbook("config", "set", "playbook", str(team))
    team.unlink()
    ran = playbook("playbooks")
    assert len(ran.out.splitlines()) == 2
    assert "team.md" in ran.err


def test_a_language_that_nobody_has_is_not_set(playbook: Callable[..., Ran], home: Path) -> None:
    assert "en, zh" in playbook("config", "set", "lang", "xx", expect=2).err
    playbook("config", "set", "lang", "zh_CN.UTF-8")
    assert 'lang: "zh"' in (home / "config.yaml").read_text(encoding="utf-8")
