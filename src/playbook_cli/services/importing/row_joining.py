"""Rows about one deal: a report has a line for each of its products, a list has it twice.

Rows of one id are one deal, whatever their names; without an id it is the name, and the account where
each has one. Rows that say the same, or of which one says more, are joined; rows that contradict each
other are refused.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from playbook_cli.domain.exchange.external_ids import fold_external
from playbook_cli.domain.exchange.incoming import Incoming
from playbook_cli.domain.names import fold_id, fold_name
from playbook_cli.errors import LinesContradict
from playbook_cli.services.importing.known_deals import list_ids

_NO_CELLS = ("line", "lines", "fields")


def join_rows(rows: Sequence[Incoming]) -> tuple[list[Incoming], list[tuple[int, LinesContradict]]]:
    """One incoming deal for all of its rows, in the order of the first.

    And the rows that contradict an earlier one.
    """
    alone = _names_with_accounts(rows)
    joined: dict[Hashable, Incoming] = {}
    refused = []
    for row in rows:
        key = _key_of(row, alone)
        first = joined.get(key)
        if first is None:
            joined[key] = row
            continue
        different = tuple(_list_differences(first, row))
        if different:
            refused.append((row.line, LinesContradict(first.line, row.line, different)))
        else:
            joined[key] = _join(first, row)
    return list(joined.values()), refused


def find_twins(rows: Sequence[Incoming]) -> set[str]:
    """The names that several deals of a file have, folded."""
    counts = Counter(fold_name(row.name) for row in rows if row.name)
    return {name for name, count in counts.items() if count > 1}


def _names_with_accounts(rows: Sequence[Incoming]) -> set[str]:
    """The names whose every row says an account: there the account tells deals apart."""
    without = {fold_name(row.name) for row in rows if not row.fields.get("account")}
    return {fold_name(row.name) for row in rows} - without


def _key_of(row: Incoming, alone: set[str]) -> Hashable:
    if ids := list_ids(row):
        return tuple((name, fold_external(name, value)) for name, value in ids[:1])
    if row.deal_id:
        return fold_id(row.deal_id)
    name = fold_name(row.name)
    return name, fold_name(row.fields.get("account", "")) if name in alone else ""


def _list_differences(one: Incoming, other: Incoming) -> Iterator[str]:
    """What two rows say and say differently."""
    ours, theirs = _cells(one), _cells(other)
    for name in {**ours, **theirs}:
        first, second = ours.get(name), theirs.get(name)
        if first and second and first != second:
            yield name


def _cells(row: Incoming) -> Mapping[str, object]:
    own = {field.name: getattr(row, field.name) for field in fields(row) if field.name not in _NO_CELLS}
    return {**own, **row.fields}


def _join(one: Incoming, other: Incoming) -> Incoming:
    """What both say together."""
    said = {
        field.name: getattr(one, field.name) or getattr(other, field.name)
        for field in fields(one)
        if field.name not in _NO_CELLS
    }
    return replace(one, **said, fields={**other.fields, **one.fields}, lines=(*one.lines, *other.lines))
