"""The tables of a database home, which only grow: made, migrated step by step, and granted.

Nobody updates or deletes what is kept, its owner neither: a trigger refuses, and no grant allows it. What is
worked out from histories (overviews) may be thrown away at any time.
"""

from typing import Final, LiteralString

import psycopg

from playbook_cli.adapters.store.postgres.database import FIND_VERSION, Database
from playbook_cli.errors import DatabaseFailed
from playbook_cli.late_dataclasses import dataclass

_KEPT: Final[LiteralString] = """
create schema playbook;
create table playbook.schema_version (
  version integer primary key,
  migrated_at timestamptz not null default now(),
  migrated_by text not null default session_user
);
create table playbook.deals (
  key text collate "C" primary key,                -- the id as it is compared: composed, without case
  id text collate "C" not null,
  name text not null,                              -- the one that it began with
  header json not null,
  created_at timestamptz not null default now(),
  created_by text not null default session_user
);
create table playbook.events (
  deal text collate "C" not null,                  -- deals.key
  number integer not null check (number > 0),      -- in the order of arrival, without a gap
  id text collate "C" not null,
  type text not null,
  body json not null,                              -- as a line of a deal's file
  recorded_at timestamptz not null default now(),
  recorded_by text not null default session_user,
  primary key (deal, number),
  unique (deal, id)
);
create index field_changes on playbook.events (deal) where type = 'field_set';
create table playbook.snapshots (
  digest text collate "C" primary key,
  body text not null,
  check (digest = 'sha256:' || encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);
create function playbook.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was recorded stays: % of % is refused', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger only_grows before update or delete or truncate on playbook.schema_version
  for each statement execute function playbook.refuse_change();
create trigger only_grows before update or delete or truncate on playbook.deals
  for each statement execute function playbook.refuse_change();
create trigger only_grows before update or delete or truncate on playbook.events
  for each statement execute function playbook.refuse_change();
create trigger only_grows before update or delete or truncate on playbook.snapshots
  for each statement execute function playbook.refuse_change();
alter table playbook.schema_version enable always trigger only_grows;
alter table playbook.deals enable always trigger only_grows;
alter table playbook.events enable always trigger only_grows;
alter table playbook.snapshots enable always trigger only_grows;
"""
_OVERVIEWS: Final[LiteralString] = """
create table playbook.overviews (
  deal text collate "C" not null,                  -- deals.key
  program text not null,                           -- whose form the body has
  length integer not null,                         -- of the history that it was worked out from
  edition text not null,                           -- the digest of the one that the deal follows
  body text not null,
  primary key (deal, program)
);
"""
_STEPS: Final[tuple[LiteralString, ...]] = (_KEPT, _OVERVIEWS)  # step n leads to version n
NEWEST: Final = len(_STEPS)
_GRANTS: Final = """\
-- Once for the whole server; then for each person: grant playbook_writers to NAME;
create role playbook_writers;
create role playbook_readers;
grant usage on schema playbook to playbook_writers, playbook_readers;
grant select on all tables in schema playbook to playbook_writers, playbook_readers;
grant insert on playbook.deals, playbook.events, playbook.snapshots to playbook_writers;
grant insert, update, delete on playbook.overviews to playbook_writers;
"""


@dataclass(frozen=True, slots=True)
class PreparedSchema:
    """What `init` found and left in a database: the version of its tables before, 0 for none, and now.

    `grants` are the statements by which their owner lets others in, for psql.
    """

    address: str
    before: int
    after: int
    grants: str


def find_version(database: Database) -> int:
    """The version of the tables; 0 where there are none."""
    try:
        [(version,)] = database.run(FIND_VERSION)
    except DatabaseFailed as error:
        if error.problem == "not_initialised":
            return 0
        raise
    return int(version)


def prepare_schema(database: Database, *, upto: int = NEWEST, dry_run: bool = False) -> PreparedSchema:
    """Make the tables or bring them up to this version, all steps or none.

    Raises DatabaseFailed, also for tables of a newer version.
    """
    before = find_version(database)
    if before > NEWEST:
        raise DatabaseFailed(database.name, "newer_schema", str(before))
    if not dry_run and before < upto:
        _check_encoding(database)
        _take_steps(database, upto)
    return PreparedSchema(database.name, before, max(before, upto), _GRANTS)


def _take_steps(database: Database, upto: int) -> None:
    """Every step that is not taken yet; somebody else may have taken them while we waited for the lock."""
    with database.transaction():
        try:
            done = database.run("select to_regclass('playbook.schema_version') is not null")[0][0]
            version = find_version(database) if done else 0
            for number, step in enumerate(_STEPS[version:upto], version + 1):
                database.run(step)
                database.run(
                    "insert into playbook.schema_version (version) values (%(version)s)", {"version": number}
                )
        except psycopg.errors.UniqueViolation as error:
            raise DatabaseFailed(database.name, "other", str(error)) from error


def _check_encoding(database: Database) -> None:
    """Refuse a database that cannot hold every letter."""
    [(encoding,)] = database.run("select current_setting('server_encoding')")
    if encoding != "UTF8":
        raise DatabaseFailed(database.name, "encoding", encoding)
