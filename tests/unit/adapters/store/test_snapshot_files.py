"""Editions are kept under their digest, and a damaged one is told, not used."""

import hashlib
from pathlib import Path

import pytest

from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.domain.playbook.model import ExitCriterion, Playbook, Requirement, Stage, without_lines
from playbook_cli.errors import DamagedSnapshot, UnreadableFile


@pytest.fixture
def store(tmp_path: Path) -> SnapshotFiles:
    return SnapshotFiles(tmp_path / "store")


@pytest.fixture
def playbook() -> Playbook:
    budget = Requirement(id="1", text="客户确认预算", line=12)
    criterion = ExitCriterion(id="budget", name="预算", requirements=(budget,), line=11)
    stage = Stage(id="prospecting", name="寻找机会", position=1, exit_criteria=(criterion,), line=3)
    return Playbook(id="sales", title="销售手册", language="zh", stages=(stage,))


def path_of(store: SnapshotFiles, playbook: Playbook) -> Path:
    return store.directory / playbook.digest.replace("sha256:", "sha256-").__add__(".json")


def test_a_saved_edition_is_loaded_without_its_lines(store: SnapshotFiles, playbook: Playbook) -> None:
    store.save(playbook)
    loaded = store.load(playbook.digest)
    assert loaded == without_lines(playbook)
    assert loaded is not None
    assert loaded.digest == playbook.digest


def test_the_name_of_a_snapshot_is_the_digest_of_its_bytes(store: SnapshotFiles, playbook: Playbook) -> None:
    store.save(playbook)
    data = path_of(store, playbook).read_bytes()
    assert "sha256:" + hashlib.sha256(data).hexdigest() == playbook.digest


def test_an_edition_that_is_not_kept_is_none(store: SnapshotFiles, playbook: Playbook) -> None:
    assert store.load(playbook.digest) is None
    assert not store.directory.exists()


@pytest.mark.parametrize(
    "digest", ["", "sha256:", "sha256:../../../etc/passwd", "md5:" + "0" * 32, "sha256:" + "G" * 64]
)
def test_what_is_no_digest_is_none(store: SnapshotFiles, digest: str) -> None:
    assert store.load(digest) is None


def test_saving_twice_changes_nothing(store: SnapshotFiles, playbook: Playbook) -> None:
    store.save(playbook)
    before = path_of(store, playbook).stat()
    store.save(playbook)
    assert path_of(store, playbook).stat() == before


def test_a_damaged_snapshot_is_told_and_not_used(store: SnapshotFiles, playbook: Playbook) -> None:
    store.save(playbook)
    path = path_of(store, playbook)
    path.write_bytes(path.read_bytes().replace("客户".encode(), "顾客".encode()))
    with pytest.raises(DamagedSnapshot) as raised:
        store.load(playbook.digest)
    assert raised.value.path == str(path)


def test_saving_mends_a_damaged_snapshot(store: SnapshotFiles, playbook: Playbook) -> None:
    store.save(playbook)
    path_of(store, playbook).write_bytes(b"half")
    store.save(playbook)
    assert store.load(playbook.digest) == without_lines(playbook)


def test_a_snapshot_that_is_no_file_is_told(store: SnapshotFiles, playbook: Playbook) -> None:
    path_of(store, playbook).mkdir(parents=True)
    with pytest.raises(UnreadableFile):
        store.load(playbook.digest)
