"""A disk that does not confirm: what is visible is told as saved, and not as safe."""

from pathlib import Path

from playbook_cli.adapters.store.deal_text import read_deal
from tests.faults.sweep import COMMANDS, Sweep
from tests.faults.zygote import Injection, Zygote
from tests.reliability import Provoked, Record


def test_an_fsync_that_fails_after_the_replace_is_told(
    tracing: Zygote, deal: Path, tmp_path: Path, provoked: Record
) -> None:
    for command in ("done", "advance"):
        (tmp_path / command).mkdir()
        sweep = Sweep(tracing, deal.parent.parent, tmp_path / command, command)
        calls = sweep.find_calls()
        last = max(nth for call, nth in calls if call == "fsync")
        home = sweep.fresh_home(f"unconfirmed-{command}")
        ran = tracing.run(*COMMANDS[command], home=home, inject=Injection("fsync", last, "error=EIO"))
        assert ran.code == 3
        assert "saved, but the disk did not confirm it: Input/output error" in ran.err
        assert "nothing was saved" not in ran.err
        assert len(read_deal((home / "deals" / deal.name).read_bytes()).deal.history) == 3
    provoked(Provoked(6, "fsync of the directory fails", "strace injects EIO at the last fsync", 2))


def test_an_fsync_that_fails_is_not_tried_again(
    tracing: Zygote, deal: Path, tmp_path: Path, provoked: Record
) -> None:
    """After a failed fsync the kernel may have dropped the pages: a second one that succeeds would lie."""
    sweep = Sweep(tracing, deal.parent.parent, tmp_path, "done")
    first = min(nth for call, nth in sweep.find_calls() if call == "fsync")
    home = sweep.fresh_home("failed")
    log = tmp_path / "log"
    injection = Injection("fsync", first, "error=EIO")
    ran = tracing.run(*sweep.words, home=home, inject=injection, log=log)
    assert "nothing was saved: Input/output error" in ran.err
    assert sum(line.startswith("fsync(") for line in log.read_text().splitlines()) == 1
    assert sweep.bytes_of(home) == sweep.old
    provoked(Provoked(6, "fsync of the file fails", "it is not tried again, and nothing is published"))
