"""`playbook sync`: two sellers, three machines and a shared store, offline for as long as they like."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

from playbook_cli.adapters.locations import read_address
from playbook_cli.adapters.store.store_opening import OpenStore, open_store


@dataclass
class Machine:
    """A seller at one of their machines, with a store of its own."""

    home: Path
    user: str
    shared: str
    run: Callable[..., Ran]
    patch: pytest.MonkeyPatch

    def on(self, moment: str, *words: str, expect: int | None = 0) -> Ran:
        """Run a command here at that moment of November."""
        self.patch.setenv("PLAYBOOK_HOME", str(self.home))
        self.patch.setenv("PLAYBOOK_USER", self.user)
        self.patch.setenv("PLAYBOOK_NOW", f"2026-11-{moment}:00+00:00")
        return self.run(*words, expect=expect)

    def sync(self, moment: str, *words: str, expect: int = 0) -> Ran:
        """Sync with the shared store."""
        return self.on(moment, "sync", self.shared, *words, expect=expect)


@pytest.fixture(params=["directory", "postgres"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A shared store with nothing in it."""
    if request.param == "postgres":
        return str(request.getfixturevalue("database"))
    (tmp_path / "shared").mkdir()
    return str(tmp_path / "shared")


@pytest.fixture
def machine(
    shared: str, tmp_path: Path, playbook: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, str], Machine]]:
    def make(name: str, user: str) -> Machine:
        return Machine(tmp_path / name, user, shared, playbook, monkeypatch)

    return make  # type: ignore[return-value]


def open_at(text: str) -> OpenStore:
    return open_store(read_address(text, argument="--home", cwd=Path.cwd()))


def test_one_event_with_two_contents_is_refused_although_nothing_is_new(
    tmp_path: Path, playbook: Callable[..., Ran], acme: str, home: Path
) -> None:
    playbook("note", acme, "said")
    other = tmp_path / "other"
    other.mkdir()
    playbook("sync", str(other))
    path = other / "deals" / f"{acme}.json"
    path.write_text(path.read_text("utf-8").replace("said", "FORGED"), "utf-8")
    before = path.read_bytes(), (home / "deals" / path.name).read_bytes()
    assert "two different contents" in playbook("sync", str(other), expect=3).out
    assert before == (path.read_bytes(), (home / "deals" / path.name).read_bytes())


def test_a_directory_of_other_things_is_no_store(
    tmp_path: Path, playbook: Callable[..., Ran], acme: str, home: Path
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.txt").write_text("x")
    for place in (tmp_path / "documents", home / "deals"):
        before = sorted(one.name for one in place.iterdir())
        refused = playbook("sync", str(place), expect=3).err
        assert f"playbook init --home {place}" in refused
        assert sorted(one.name for one in place.iterdir()) == before
    playbook("init", "--home", str(tmp_path / "documents"))
    assert "+ Acme" in playbook("sync", str(tmp_path / "documents")).out


def test_two_sellers_three_machines_a_week_offline(machine: Callable[[str, str], Machine]) -> None:
    desk, laptop = machine("li-desk", "li"), machine("li-laptop", "li")
    zhang = machine("zhang", "zhang")

    # Monday: li begins two deals at the desk, and everybody has them.
    desk.on("16T09:00", "start", "Acme 集团")
    desk.on("16T09:05", "start", "Beta")
    first = desk.sync("16T09:10").out
    assert "+ Acme 集团" in first
    assert "new there, 1 event" in first
    for other in (laptop, zhang):
        assert "new here, 1 event" in other.sync("16T10:00").out

    # From Tuesday on nobody has a network. Zhang works on Acme and passes its gate; li, on the train,
    # records proof for the same deal; back at the desk li starts a third, and closes Beta.
    zhang.on("17T11:00", "done", "acme", "E1", "-e", "会议纪要")
    zhang.on("18T15:00", "advance", "acme", "--override", "--reason", "季度末")
    laptop.on("18T08:00", "done", "acme", "E1.2", "-e", "mail", "--confirmed-by", "王总")
    laptop.on("19T08:00", "advance", "acme", "--override", "--reason", "客户催")
    desk.on("19T10:00", "start", "Gamma")
    desk.on("20T10:00", "close", "beta", "lost", "--reason", "价格")

    # Next Monday they meet in the store, one after the other.
    assert "Dry run" in zhang.sync("23T09:00", "--dry-run").out
    assert "2 events sent" in zhang.sync("23T09:01").out
    met = laptop.sync("23T09:05")
    assert "2 events received" in met.out
    assert "2 events sent" in met.out
    assert "2026-11-18 zhang: advanced from Prospecting to Evaluation" in met.out.replace(
        "发现", "Prospecting"
    )
    assert "both sides moved it independently; it is in" in met.out
    assert "4 events received" in desk.sync("23T09:10").out
    told = zhang.sync("23T09:15").out
    assert "2026-11-20 li: closed as lost: 价格" in told
    assert "+ Gamma" in told
    laptop.sync("23T09:20")

    # All three and the store now hold the same, and nobody has anything left to say.
    histories = [
        {deal_id: store.load(deal_id) for deal_id in store.list_ids()}
        for store in (open_at(str(place.home)).deals for place in (desk, laptop, zhang))
    ]
    histories.append({i: open_at(desk.shared).deals.load(i) for i in open_at(desk.shared).deals.list_ids()})
    assert histories[0].keys() == {"acme-集团", "beta", "gamma"}
    ids = [{deal: [event.id for event in one.history] for deal, one in each.items()} for each in histories]
    assert ids[1:] == ids[:-1]
    assert len(ids[0]["acme-集团"]) == 5
    for place in (desk, laptop, zhang):
        assert "0 received, 0 sent, 3 the same on both sides" in place.sync("23T10:00").out
        assert "E1.2" in place.on("23T10:05", "log", "acme").out
        place.on("23T10:10", "doctor")
    answers = {place.on("23T11:00", "status", "acme", "--json").out for place in (desk, laptop, zhang)}
    assert len(answers) == 1


def test_a_dry_run_says_the_same_and_changes_nothing(machine: Callable[[str, str], Machine]) -> None:
    desk = machine("desk", "li")
    desk.on("16T09:00", "start", "Acme")
    would = desk.sync("16T09:10", "--dry-run", "--json").json
    assert open_at(desk.shared).deals.list_ids() == []
    did = desk.sync("16T09:10", "--json").json
    assert (would["saved"], did["saved"]) == (False, True)
    assert would["deals"] == did["deals"]
    assert did["playbooks"] == {"received": 0, "sent": 1}
    assert did["deals"][0]["new_on"] == "there"
    again = desk.sync("16T09:10", "--json").json
    assert (again["deals"], again["unchanged"], again["saved"]) == ([], 1, False)


def test_the_edition_of_a_deal_crosses_with_it(machine: Callable[[str, str], Machine]) -> None:
    desk, laptop = machine("desk", "li"), machine("laptop", "li")
    Path("team.md").write_text("# Sales process\n\n## Stage 1: Hello\n\n### Exit criteria\n\n- Agreed\n")
    desk.on("16T09:00", "start", "Acme", "--playbook", "team.md")
    desk.sync("16T09:10")
    Path("team.md").unlink()
    laptop.sync("16T10:00")
    assert "Hello" in laptop.on("16T10:05", "status", "acme").out


def test_a_deal_that_was_begun_on_two_machines_is_one_with_both_beginnings(
    machine: Callable[[str, str], Machine],
) -> None:
    desk, laptop = machine("desk", "li"), machine("laptop", "li")
    desk.on("17T09:00", "start", "Acme")
    desk.on("17T09:01", "note", "acme", "甲")
    laptop.on("16T09:00", "start", "Acme", "--stage", "evaluation")
    laptop.on("16T09:01", "note", "acme", "乙")
    for place in (desk, laptop, desk):
        place.sync("18T09:00")
    logs = [place.on("18T10:00", "log", "acme").out for place in (desk, laptop)]
    assert logs[0] == logs[1]
    assert all(word in logs[0] for word in ("甲", "乙"))
    assert "0 received, 0 sent" in laptop.sync("18T11:00").out


def test_a_damaged_deal_keeps_no_other_one_from_crossing(machine: Callable[[str, str], Machine]) -> None:
    desk = machine("desk", "li")
    for name in ("Acme", "Beta"):
        desk.on("16T09:00", "start", name)
    (desk.home / "deals" / "acme.json").write_text("{")
    ran = desk.sync("16T09:10", expect=3)
    assert "! acme was not synced" in ran.out
    assert "+ Beta" in ran.out
    assert open_at(desk.shared).deals.list_ids() == ["beta"]


def test_a_directory_that_is_not_there_is_no_store(playbook: Callable[..., Ran], acme: str) -> None:
    assert "nowhere" in playbook("sync", "nowhere", expect=3).err
    assert not Path("nowhere").exists()


def test_a_password_in_the_address_is_not_shown(playbook: Callable[..., Ran]) -> None:
    ran = playbook("sync", "postgresql://li:s3cret@/sales?host=/nowhere", expect=3)
    assert "***" in ran.err
    assert "s3cret" not in ran.err


def test_the_copy_of_a_synced_folder_is_told_and_crosses_only_when_it_is_joined(
    machine: Callable[[str, str], Machine],
) -> None:
    desk = machine("desk", "li")
    desk.on("16T09:00", "start", "Acme")
    deals = desk.home / "deals"
    (deals / "acme-PC2.json").write_bytes((deals / "acme.json").read_bytes())
    ran = desk.sync("16T09:10")
    assert "acme-PC2.json" in ran.err
    assert open_at(desk.shared).deals.list_ids() == ["acme"]


def test_a_playbook_that_either_side_lost_crosses_although_no_event_does(
    tmp_path: Path, playbook: Callable[..., Ran], acme: str, home: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    playbook("sync", str(other))
    (kept,) = (home / "snapshots").glob("*.json")
    for side in (home, other):
        side.joinpath("snapshots", kept.name).rename(tmp_path / "lost")
        assert "playbook" in playbook("sync", str(other)).out
        assert side.joinpath("snapshots", kept.name).exists()
