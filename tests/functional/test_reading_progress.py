"""The line that says how many deals a list has read: on a terminal alone, and gone afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.stores import NOON, MemoryDeals, make_deal, new_id

from playbook_cli.adapters.playbook_files import PlaybookFiles
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.cli import progress_lines
from playbook_cli.cli.progress_lines import ReadingLine
from playbook_cli.render.terminal import Terminal
from playbook_cli.services.many_deals import read_each
from playbook_cli.services.workspace import Workspace


@pytest.mark.parametrize("redraws", [True, False])
def test_a_long_list_says_how_far_it_is_and_takes_the_line_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, redraws: bool
) -> None:
    monkeypatch.setattr(progress_lines, "_SHOWN_AFTER", 0.0)
    deals = MemoryDeals()
    for number in range(40):
        deals.create(make_deal(f"deal-{number}"))
    workspace = Workspace(deals, SnapshotFiles(tmp_path), PlaybookFiles(tmp_path), "li", NOON, new_id)
    terminal = Terminal(80, color=False, interactive=True, redraws=redraws)
    told = replace(workspace, progress=ReadingLine(terminal))
    assert list(read_each(told, deals.list_ids(), deals.load)) == list(map(deals.load, deals.list_ids()))
    err = capsys.readouterr().err
    assert ("reading deals: 0 of 40" in err) == redraws
    assert err.endswith("\r\x1b[2K") == redraws
