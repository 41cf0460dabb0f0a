"""A signal at any moment of a write: 130, 143 or 129, the deal old or new, no temporary file left."""

from pathlib import Path

import pytest

from playbook_cli.adapters.store.deal_text import read_deal
from tests.faults.sweep import Sweep
from tests.faults.zygote import Injection, Zygote
from tests.reliability import Provoked, Record

pytestmark = pytest.mark.slow

SIGNALS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_at_any_call_leaves_old_or_new_and_its_code(
    tracing: Zygote, deal: Path, tmp_path: Path, provoked: Record, name: str
) -> None:
    sweep = Sweep(tracing, deal.parent.parent, tmp_path, "done")
    calls = sweep.find_calls()
    for call, nth in calls:
        home = sweep.fresh_home(f"{call}-{nth}")
        ran = tracing.run(*sweep.words, home=home, inject=Injection(call, nth, f"signal={name}"))
        told = f"{name} at {call} {nth} → exit {ran.code}\n{ran.out}{ran.err}"
        assert ran.code == SIGNALS[name], told
        assert "Traceback" not in ran.err, told
        sweep.check_files(home, told)
        assert not list((home / "deals").glob(".*.tmp")), told
        read_deal((home / "deals" / deal.name).read_bytes())
    provoked(Provoked(7, name, "strace sends it at every file call of done in turn", len(calls)))
