"""`playbook playbooks` and `playbook playbooks new`."""

from collections.abc import Callable
from pathlib import Path

from tests.functional.conftest import Ran


def test_it_lists_every_edition_with_where_it_comes_from(playbook: Callable[..., Ran]) -> None:
    lines = playbook("playbooks").out.splitlines()
    assert [line.split()[:3] for line in lines] == [["sales", "en", "1.0"], ["sales", "zh", "1.0"]]
    assert lines[1].endswith("sales.zh.md")


def test_an_installed_playbook_of_ones_own_is_listed(playbook: Callable[..., Ran], home: Path) -> None:
    playbook("playbooks", "new", "team.md")
    (home / "playbooks").mkdir(parents=True)
    Path("team.md").rename(home / "playbooks" / "my-playbook.zh.md")
    found = playbook("playbooks", "--json").json
    assert [one["id"] for one in found] == ["my-playbook", "sales", "sales"]
    assert found[0]["stages"] == ["qualification", "evaluation", "commitment"]
    assert found[0]["digest"].startswith("sha256:")


def test_an_installed_file_that_cannot_be_read_is_named_and_hides_no_other(
    playbook: Callable[..., Ran], home: Path
) -> None:
    (home / "playbooks").mkdir(parents=True)
    (home / "playbooks" / "notes.md").write_text("# Bread\nFlour.\n", encoding="utf-8")
    ran = playbook("playbooks")
    assert len(ran.out.splitlines()) == 2
    assert "not readable" in ran.err
    assert "notes.md" in ran.err


def test_a_language_that_is_a_path_leads_nowhere(playbook: Callable[..., Ran]) -> None:
    ran = playbook("--lang", "../../sales", "playbooks", "new", "x.md", "--dry-run", expect=2)
    assert "the languages are: en, zh" in ran.err


def test_new_writes_a_playbook_that_can_be_used_at_once(playbook: Callable[..., Ran]) -> None:
    assert playbook("playbooks", "new", "team.md").err == "written: team.md\n"
    playbook("start", "Acme", "--playbook", "team.md")


def test_new_writes_in_the_language_asked_for(playbook: Callable[..., Ran]) -> None:
    playbook("--lang", "en", "playbooks", "new", "team.md")
    assert "### Exit Criteria" in Path("team.md").read_text(encoding="utf-8")


def test_both_templates_have_the_same_ids(playbook: Callable[..., Ran]) -> None:
    for language in ("zh", "en"):
        playbook("--lang", language, "playbooks", "new", f"team.{language}.md")
    assert "edition-" not in playbook("lint", "team.zh.md").out


def test_new_never_replaces_a_file(playbook: Callable[..., Ran]) -> None:
    Path("team.md").write_text("mine", encoding="utf-8")
    assert "was not changed" in playbook("playbooks", "new", "team.md", expect=3).err
    assert Path("team.md").read_text(encoding="utf-8") == "mine"


def test_new_into_a_missing_directory_is_a_cannot(playbook: Callable[..., Ran]) -> None:
    assert "nowhere" in playbook("playbooks", "new", "nowhere/team.md", expect=3).err


def test_a_dry_run_prints_the_template_and_writes_nothing(playbook: Callable[..., Ran]) -> None:
    assert "playbook: my-playbook" in playbook("playbooks", "new", "team.md", "--dry-run").out
    assert not Path("team.md").exists()
