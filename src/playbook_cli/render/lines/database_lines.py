"""What `init` says of a store that was made, or was there."""

from pathlib import Path
from typing import Protocol

from playbook_cli.render.words.translation import _


class PreparedDatabase(Protocol):
    """The tables before and after, and the statements that let others in."""

    @property
    def address(self) -> str:
        """The address, without a password."""
        ...

    @property
    def before(self) -> int:
        """The version that was there; 0 for none."""
        ...

    @property
    def after(self) -> int:
        """The version that is there now."""
        ...

    @property
    def grants(self) -> str:
        """Statements for psql."""
        ...


def directory_line(home: Path, *, dry_run: bool) -> str:
    """One line about a directory."""
    words = _("would keep deals in {directory}") if dry_run else _("deals are kept in {directory}")
    return words.format(directory=home)


def prepared_line(prepared: PreparedDatabase, *, dry_run: bool) -> str:
    """One line about the tables of a database."""
    if prepared.before == prepared.after:
        words = _("{address}: the tables are of version {after} already; nothing was changed")
    elif prepared.before:
        words = (
            _("{address}: would upgrade the tables from version {before} to {after}")
            if dry_run
            else _("{address}: the tables were upgraded from version {before} to {after}")
        )
    else:
        words = (
            _("{address}: would create the tables, version {after}")
            if dry_run
            else _("{address}: the tables were created, version {after}; the statements below let others in")
        )
    return words.format(address=prepared.address, before=prepared.before, after=prepared.after)
