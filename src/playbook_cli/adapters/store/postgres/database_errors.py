"""What went wrong at a database, as codes of DatabaseFailed."""

import re
from typing import Final

import psycopg
from psycopg import errors

# The class of an error of the server is its own word for it, whatever language it speaks.
_PROBLEMS: Final[tuple[tuple[type[psycopg.Error] | tuple[type[psycopg.Error], ...], str], ...]] = (
    ((errors.UndefinedTable, errors.InvalidSchemaName), "not_initialised"),
    (errors.InsufficientPrivilege, "no_rights"),
    (errors.ReadOnlySqlTransaction, "read_only"),
    (errors.DiskFull, "disk_full"),
    (errors.TooManyConnections, "too_many"),
    (errors.IdleInTransactionSessionTimeout, "idle_timeout"),
    (errors.QueryCanceled, "statement_timeout"),
    (errors.RestrictViolation, "append_only"),
)
_RULED_OUT: Final = r"(?:no pg_hba\.conf entry|pg_hba\.conf rejects connection)"
# Of a connection that was refused or ended libpq has words alone, in English where the server speaks it.
_REFUSALS: Final = (
    (r"password authentication failed|no password supplied|authentication failed", "wrong_password"),
    (r'database ".*" does not exist', "no_database"),
    (rf"\A(?![\s\S]*, SSL encryption)[\s\S]*{_RULED_OUT}[\s\S]*, no encryption", "tls"),
    (rf'role ".*" does not exist|{_RULED_OUT}|permission denied for database', "no_rights"),
    (r"too many (?:clients|connections)|remaining connection slots", "too_many"),
    (r"certificate|\bSSL\b|root\.crt", "tls"),
    (r"idle-in-transaction timeout", "idle_timeout"),
    (r"definition of service .* not found|service file", "service"),
    (r"FATAL: ", "refused"),
)
_GONE = {"57P01", "57P02", "57P03", "57P05", "25P03"}  # shut down, crashed, starting, idle for too long
_STARTING = re.compile(
    r"the database system is (?:starting up|shutting down|in recovery mode|not yet accepting connections)"
)


def find_problem(error: psycopg.Error) -> str:
    """The code for an error: of a statement by its class, of a connection by its words."""
    if error.sqlstate is None and isinstance(error, psycopg.OperationalError):
        words = str(error)
        return next((code for pattern, code in _REFUSALS if re.search(pattern, words)), "no_server")
    return next((code for kind, code in _PROBLEMS if isinstance(error, kind)), "other")


def is_starting(error: psycopg.Error) -> bool:
    """Whether the server answered that it is on its way up or down."""
    return bool(_STARTING.search(str(error)))


def is_lost(error: psycopg.Error) -> bool:
    """Whether the connection went away, or the server did; nothing is wrong with what was asked."""
    if error.sqlstate is None:
        return find_problem(error) in {"no_server", "idle_timeout"}
    return error.sqlstate.startswith("08") or error.sqlstate in _GONE


def words_of(error: psycopg.Error) -> str:
    """What the server, or libpq, said of it, in a line."""
    said = error.diag.message_primary if error.sqlstate else None
    return said or " ".join(str(error).split())
