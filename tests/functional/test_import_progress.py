"""The line that says how far a long import is: on a terminal alone, and gone afterwards."""

import pytest

from playbook_cli.cli import progress_lines
from playbook_cli.cli.data.import_progress import show_progress
from playbook_cli.render.terminal import Terminal
from playbook_cli.services.ports.progress import ImportStep


@pytest.mark.parametrize("redraws", [True, False])
def test_a_long_import_says_how_far_it_is_and_takes_the_line_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], redraws: bool
) -> None:
    monkeypatch.setattr(progress_lines, "_SHOWN_AFTER", 0.0)
    with show_progress(Terminal(80, color=False, interactive=True, redraws=redraws)) as progress:
        progress(ImportStep.READING, 10_000, 20_000)
    err = capsys.readouterr().err
    assert ("reading rows: 10,000 of 20,000" in err) == redraws
    assert err.endswith("\r\x1b[2K") == redraws


def test_what_is_done_within_a_second_draws_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress(Terminal(80, color=False, interactive=True, redraws=True)) as progress:
        progress(ImportStep.WRITING, 1, 2)
    assert capsys.readouterr().err == ""
