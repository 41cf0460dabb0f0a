"""The walk of `playbook next` in a terminal: its end is told however it comes, and Ctrl-C loses no answer."""

from typing import TYPE_CHECKING

import typer

from playbook_cli.cli.coach.interview import TerminalInterviewer
from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.wiring import Wiring
from playbook_cli.domain.deal.warning_codes import OF_EVIDENCE
from playbook_cli.render.lines.status_lines import warning_lines
from playbook_cli.services.walking.walk import Walk

if TYPE_CHECKING:
    from playbook_cli.domain.advice import Briefing
    from playbook_cli.services.workspace import OpenedDeal


def walk_through(wiring: Wiring, opened: "OpenedDeal", briefing: "Briefing") -> None:
    """Walk through a deal; what has become of its evidence is told before the first question.

    Exits with 130 where the seller ended it by Ctrl-C or Ctrl-D.
    """
    wiring.terminal.tell(*warning_lines(briefing, wiring.terminal, only=OF_EVIDENCE))
    interviewer = TerminalInterviewer(wiring.terminal, wiring.now, wiring.habits)
    walk = Walk(wiring.workspace, opened, interviewer, wiring.read_clock)
    try:
        walk.run()
    except (KeyboardInterrupt, EOFError):
        interviewer.tell_end(walk)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    interviewer.tell_end(walk)
