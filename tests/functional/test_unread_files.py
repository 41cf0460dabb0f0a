"""One bad file never blinds the rest, and a copy of a deal is seen for what it is, in every list."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

LISTS = [
    ("board",),
    ("status",),
    ("stale",),
    ("stats",),
    ("next",),
    ("check", "--all"),
    ("export",),
    ("export", "--format", "csv"),
    ("upgrade", "--all", "--yes"),
    ("replay", "--playbook", "sales"),
]
COPIES = [
    "acme-PC2.json",  # OneDrive
    "acme 2.json",  # iCloud
    "acme (1).json",  # Google Drive
    "acme (Li's conflicted copy 2026-11-26).json",  # Dropbox
    "acme (Li 的冲突副本 2026-11-26).json",
    "acme (conflicted copy 2026-11-26 101500).json",  # Nextcloud
    "acme_conflict-20261126-101500.json",  # ownCloud
    "acme.sync-conflict-20261126-101500-ABCDEFG.json",  # Syncthing
    "acme.json.conflict1",  # rclone bisync
]


@pytest.fixture
def deals(playbook: Callable[..., Ran], home: Path) -> Path:
    for name in ("Acme", "Beta"):
        playbook("start", name)
    return home / "deals"


def damage(deals: Path, deal: str = "beta") -> None:
    path = deals / f"{deal}.json"
    path.write_bytes(path.read_bytes()[:40])


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_a_list_shows_what_it_can_names_the_rest_in_one_line_and_exits_3(
    playbook: Callable[..., Ran], deals: Path, words: tuple[str, ...]
) -> None:
    whole = playbook(*words, expect=None)
    damage(deals)
    ran = playbook(*words, expect=3)
    told = [line for line in ran.err.splitlines() if "beta.json" in line]
    assert len(told) == 1
    assert "Acme" in ran.out or "Acme" not in whole.out
    assert ran.out or not whole.out


def test_what_cannot_be_read_wins_over_no(playbook: Callable[..., Ran], deals: Path) -> None:
    playbook("check", "--all", expect=1)
    damage(deals)
    playbook("check", "--all", expect=3)
    playbook("check", "acme", expect=1)


def test_a_deal_is_found_by_a_part_of_its_name_beside_a_bad_file(
    playbook: Callable[..., Ran], deals: Path
) -> None:
    damage(deals)
    ran = playbook("note", "acm", "call")
    assert "beta" not in ran.err


def test_where_nothing_fits_the_files_without_a_readable_name_are_told(
    playbook: Callable[..., Ran], deals: Path
) -> None:
    damage(deals)
    assert "beta.json" in playbook("status", "gamma", expect=3).err
    assert "beta.json" in playbook("status", "beta", expect=3).err


def test_an_import_takes_nothing_while_a_deal_that_it_may_be_about_cannot_be_read(
    playbook: Callable[..., Ran], deals: Path, table: Callable[[str], str]
) -> None:
    damage(deals)
    ran = playbook("import", table("Name\nGamma\n"), expect=3)
    assert "beta.json" in ran.err
    assert not (deals / "gamma.json").exists()


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_a_synced_folder_made_is_told_with_the_exit_code_unchanged(
    playbook: Callable[..., Ran], deals: Path, name: str
) -> None:
    (deals / name).write_bytes((deals / "acme.json").read_bytes())
    ran = playbook("board")
    assert ran.out.count("Acme") == 1
    [told] = [line for line in ran.err.splitlines() if line.startswith("playbook:")]
    assert name in told
    assert "acme" in told
    assert "playbook merge" in ran.err
    assert playbook("status", "acm").err == ""
    playbook("doctor", expect=1)


def test_a_deal_with_two_files_that_differ_in_case_is_one_and_the_other_is_told(
    playbook: Callable[..., Ran], deals: Path
) -> None:
    """As a file comes from a system that takes `ACME.json` and `acme.json` for two."""
    other = deals / "ACME.json"
    for path in (other, other.with_name("ACME.json.bak")):
        path.write_bytes((deals / "acme.json").read_bytes())
    playbook("note", "ACME", "call")
    assert "call" in (deals / "acme.json").read_text("utf-8")
    for words in (("board",), ("status",), ("stats",)):
        assert f"{other}: a copy of the deal acme" in playbook(*words).err
    assert [deal["deal"] for deal in playbook("status", "--json").json] == ["acme", "beta"]
    assert "acme.json" in playbook("doctor", expect=1).out
    playbook("doctor", "--repair")
    assert sorted(path.name for path in deals.glob("*.json")) == ["acme.json", "beta.json"]
    assert playbook("doctor").code == 0
    other.write_bytes((deals / "acme.json").read_bytes())
    playbook("merge", str(other))
    assert not other.exists()
    assert playbook("board").err == ""


def test_a_deal_is_still_found_where_a_copy_of_it_begins_alike(
    playbook: Callable[..., Ran], deals: Path
) -> None:
    (deals / "acme-PC2.json").write_bytes((deals / "acme.json").read_bytes())
    playbook("note", "acm", "call")
    assert "playbook merge" in playbook("note", "acme-pc2", "call", expect=3).err


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read_and_written(
    playbook: Callable[..., Ran], deals: Path
) -> None:
    path = deals / "acme.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    playbook("note", "acme", "call")
    assert [event["type"] for event in playbook("log", "acme", "--json").json] == [
        "started",
        "noted",
    ]


STAMPED = {"at": "2026-11-23T09:00:00Z", "by": "li"}


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (
            {"id": "n", "type": "evidence_rejected", **STAMPED},
            "1 event of a newer version does not count here",
        ),
        (
            {"id": "n", "type": "noted", "text": "x", "after": "n", **STAMPED},
            "the order of some events is not known",
        ),
    ],
)
def test_every_answer_says_that_not_all_of_a_history_counts(
    playbook: Callable[..., Ran], home: Path, event: dict[str, str], told: str
) -> None:
    playbook("start", "Acme")
    path = home / "deals" / "acme.json"
    content = json.loads(path.read_text("utf-8"))
    content["history"].append(event)
    path.write_text(json.dumps(content), "utf-8")
    for line in ("status", "check acme", "check --all", "board", "stats", "next acme", "note acme x"):
        for _again in range(2 if line in ("status", "check acme") else 1):
            ran = playbook(*line.split(), expect=None)
            assert ran.code in (0, 1), line
            assert ran.err.count(told) == 1, line
