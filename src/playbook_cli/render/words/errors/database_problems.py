"""The words for a database that cannot do what was asked: what happened, and what to do."""

from collections.abc import Mapping

from playbook_cli import errors
from playbook_cli.render.words.errors.error_text import ErrorLines
from playbook_cli.render.words.phrases import with_label
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _

_Lines = Mapping[str, tuple[str, str]]
_SAID_ALREADY = {"newer_schema", "older_schema", "encoding", "not_initialised"}  # or has nothing to add


def describe_database(error: errors.DatabaseFailed) -> ErrorLines:
    """The words of one problem; what the server said stands below them, as it said it."""
    known = {**_let_in(), **_prepared(error), **_able(), **_connected()}
    what, hint = known.get(error.problem, known["other"])
    said = () if error.problem in _SAID_ALREADY or not error.detail else (error.detail,)
    return ErrorLines(with_label(error.path, what), hint, said)


def _let_in() -> _Lines:
    """Why no connection came about."""
    return {
        "address": (
            _("this is not an address of a database"),
            _("write postgresql://user@host:5432/database; in a name, write / as %2F and @ as %40"),
        ),
        "no_driver": (
            _("the driver for PostgreSQL is not installed"),
            _("install it: pip install 'playbook-cli[postgres]'"),
        ),
        "no_server": (
            _("no database server answers there"),
            _(
                "check the host, the port and that the server is running; until then use a local "
                "directory and sync later"
            ),
        ),
        "wrong_password": (
            _("the server does not accept this user with this password"),
            _("put the password into ~/.pgpass (or the file that PGPASSFILE names), readable only by you"),
        ),
        "no_database": (
            _("there is no such database on this server"),
            _("check the name, or ask an administrator to create it: createdb NAME"),
        ),
        "tls": (
            _("an encrypted connection could not be made"),
            _("check sslmode and sslrootcert in the address, or PGSSLMODE and PGSSLROOTCERT"),
        ),
        "service": (
            _("the service that is named is not defined"),
            _("check ~/.pg_service.conf, or the file that PGSERVICEFILE names"),
        ),
        "refused": (_("the server refused the connection"), _("ask whoever runs the server")),
        "too_many": (
            _("the server has no connection left"),
            _("run the command again in a while, or have max_connections raised"),
        ),
    }


def _prepared(error: errors.DatabaseFailed) -> _Lines:
    """Why the database does not fit this program."""
    init = command_line("init", "--home", error.path)
    return {
        "not_initialised": (
            _("there is no store in this database yet"),
            _("ask the owner of the database to create it: {command}").format(command=init),
        ),
        "older_schema": (
            _("the tables are of version {version}, older than this program writes").format(
                version=error.detail
            ),
            _("ask their owner to upgrade them: {command}").format(command=init),
        ),
        "newer_schema": (
            _("the tables are of version {version}, newer than this program knows; left untouched").format(
                version=error.detail
            ),
            _("upgrade playbook-cli"),
        ),
        "encoding": (
            _("the database is kept in {encoding}, which cannot hold every letter").format(
                encoding=error.detail
            ),
            _("create it again with the encoding UTF8"),
        ),
    }


def _able() -> _Lines:
    """Why a statement was refused."""
    return {
        "no_rights": (
            _("this user may not do that here"),
            _(
                "ask the owner to grant it: `playbook init` prints the statements, for writers and for "
                "readers"
            ),
        ),
        "append_only": (
            _("nothing that was recorded is changed or deleted here"),
            _("to undo an event: playbook undo DEAL"),
        ),
        "read_only": (
            _("the server takes no changes: it is a standby or set read-only; nothing was saved"),
            _("name the primary server, or all of them with target_session_attrs=read-write"),
        ),
        "disk_full": (
            _("the disk of the server is full; nothing was saved"),
            _("ask for space to be freed there, then run the command again"),
        ),
        "statement_timeout": (
            _("the server stopped the statement (statement_timeout, or by hand); nothing was saved"),
            _("run the command again, or have statement_timeout raised for this user"),
        ),
        "other": (
            _("the server refused; nothing was saved"),
            _("see what the server said, and ask whoever runs it"),
        ),
    }


def _connected() -> _Lines:
    """Why a connection ended."""
    return {
        "idle_timeout": (
            _("the server ended the transaction for being idle; nothing was saved"),
            _("run the command again, or have idle_in_transaction_session_timeout raised for this user"),
        ),
        "lost": (
            _("the connection was lost and no new one could be made"),
            _("run the command again when the server answers"),
        ),
        "lost_in_transaction": (
            _("the connection was lost in the middle of a transaction; nothing was saved"),
            _("run the command again when the server answers"),
        ),
        "lost_in_write": (
            _("the connection was lost in the middle of a write; it is not known whether it was saved"),
            _("when the server answers, look with `playbook log` before you record it again"),
        ),
    }
