"""The statements over the tables of deals and events; every value is a parameter.

What writes is one statement each, so that it is one transaction: it waits for whoever holds the store, reads
what is there, and adds to it, or does not.
"""

from typing import Final, LiteralString

# Whether a deal may have been renamed is looked up in an index; what only looks like it is loaded in vain.
LIST_DEALS: Final[LiteralString] = """
select d.id, d.name, exists (
  select from playbook.events e
  where e.deal = d.key and e.type = 'field_set' and strpos(e.body::text, '"name"') > 0)
from playbook.deals d where %(key)s::text is null or d.key = %(key)s
"""

LOAD_DEAL: Final[LiteralString] = """
select d.header::text,
  array(select e.body::text from playbook.events e where e.deal = d.key order by e.number)
from playbook.deals d where d.key = %(key)s
"""

LOAD_DEALS: Final[LiteralString] = """
select d.key, d.header::text,
  array(select e.body::text from playbook.events e where e.deal = d.key order by e.number)
from playbook.deals d where d.key = any(%(keys)s)
"""

# The same as `fingerprint_events` of a history.
FINGERPRINTS: Final[LiteralString] = """
select d.key, encode(sha256(convert_to(coalesce(string_agg(e.id, E'\\n' order by e.id), ''), 'UTF8')), 'hex')
from playbook.deals d left join playbook.events e on e.deal = d.key
group by d.key
"""

_GIVEN: Final[LiteralString] = """
with locked as materialized (
  select set_config('lock_timeout', %(wait)s, true), pg_advisory_xact_lock_shared(%(lock)s)
), given as (
  select * from unnest(%(ids)s::text[], %(types)s::text[], %(bodies)s::text[])
    with ordinality as event (id, type, body, place)
)
"""

CREATE_DEAL: Final[LiteralString] = (
    _GIVEN  # noqa: S608  # fixed texts
    + """
, header as (
  insert into playbook.deals (key, id, name, header)
  select %(key)s, %(id)s, %(name)s, %(header)s::json from locked
  on conflict (key) do nothing
  returning key
), added as (
  insert into playbook.events (deal, number, id, type, body)
  select header.key, given.place, given.id, given.type, given.body::json from header, given
)
select key from header
"""
)

APPEND_EVENTS: Final[LiteralString] = (
    _GIVEN  # noqa: S608  # fixed texts
    + """
, present as (
  select d.key, d.header::text as header, count(e.number) as length,
    coalesce(sum(octet_length(e.body::text)), 0) as size
  from playbook.deals d left join playbook.events e on e.deal = d.key
  where d.key = %(key)s
  group by d.key
), fresh as (
  select id, type, body, row_number() over (order by place) as place from given
  where not exists (select from playbook.events e where e.deal = %(key)s and e.id = given.id)
), added as (
  insert into playbook.events (deal, number, id, type, body)
  select present.key, %(expected)s + fresh.place, fresh.id, fresh.type, fresh.body::json
  from fresh, present, locked
  where present.length = %(expected)s and present.size + %(size)s <= %(most)s
  returning id
)
select array(select id from fresh), (select count(*) from added), header,
  case when present.length <> %(known)s then
    array(select e.body::text from playbook.events e where e.deal = present.key order by e.number)
  end
from present
"""
)
