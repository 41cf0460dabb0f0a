"""What a list could not read is told behind its answer, a line each, and the exit code tells that it lacks.

A copy that a synced folder made is told as well, and a history of which not all counts; these hide no deal,
and the exit code stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from playbook_cli.cli.click_types import Context
from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.errors import PlaybookError


@contextmanager
def tell_unread(context: Context) -> Iterator[None]:
    """Tell behind the block what it could not read; raises typer.Exit with 3, which wins over yes and no."""
    try:
        yield
    except typer.Exit as ending:
        if _tell(wiring_of(context)) and ending.exit_code in (ExitCode.YES, ExitCode.NO):
            raise typer.Exit(ExitCode.CANNOT) from None
        raise
    except PlaybookError:
        _tell(wiring_of(context))
        raise
    if _tell(wiring_of(context)):
        raise typer.Exit(ExitCode.CANNOT)


def _tell(wiring: Wiring) -> bool:
    """Say what was not read; whether anything is missing from the answer."""
    if not wiring.unread:
        return False
    from playbook_cli.render.lines.joining.unread_lines import copy_lines, uncertain_lines, unread_lines
    from playbook_cli.services.many_deals import list_copies, list_uncertain, list_unreadable

    missing = list_unreadable(wiring.unread)
    wiring.terminal.tell(*unread_lines(missing), *copy_lines(list_copies(wiring.unread)))
    wiring.terminal.tell(*uncertain_lines(list_uncertain(wiring.unread)))
    wiring.unread.clear()
    return bool(missing)
