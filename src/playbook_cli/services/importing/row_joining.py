"""Rows about one deal: a report has a line for each of its products, a list has it twice.

Rows of one id are one deal, whatever their names; without an id it is the name, and the account where
each has one. Rows that say the same, or of which one says more, are joined; rows that contradict each
other are refused.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import pairwise

from playbook_cli.domain.exchange.external_ids import fold_external
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming
from playbook_cli.domain.names import fold_id, fold_name
from playbook_cli.errors.tables import LinesContradict
from playbook_cli.services.importing.known_deals import list_ids

_NO_CELLS = ("line", "lines", "fields")


class RowJoining:
    """The rows of a file while it is found out which are about one deal.

    Of every row only the hashes of what tells it apart are held; what may be about the deal of another row
    is held whole.
    """

    def __init__(self, rows: Collection[Incoming]) -> None:
        """Look at every row once."""
        self.rows = rows
        ids, names = array("q"), array("q")
        for row in rows:
            own = list_ids(row)
            ids.append(hash(_fold_ids(own)) if own else hash(row.deal_id and fold_id(row.deal_id)))
            names.append(hash(fold_name(row.name)))
        self._ids, self._names = _find_repeated(ids) - {hash("")}, _find_repeated(names) - {hash("")}
        doubtful = [row for row in rows if self._may_be_joined(row)]
        joined, self.refused = _join_rows(doubtful)
        self._joined = {row.line: row for row in joined}
        self._lines = frozenset(row.line for row in doubtful)

    def __iter__(self) -> Iterator[Incoming]:
        """One incoming deal for all of its rows, in the order of the first."""
        for row in self.rows:
            if row.line not in self._lines:
                yield row
            elif row.line in self._joined:
                yield self._joined[row.line]

    def list_notes(self) -> Iterator[Incoming]:
        """The deals that stand on several lines."""
        return (row for row in self._joined.values() if len(row.lines) > 1)

    def find_twins(self) -> frozenset[str]:
        """The names that several deals of the file have, folded."""
        if not self._names:
            return frozenset()
        counts = Counter(name for row in self if hash(name := fold_name(row.name)) in self._names)
        return frozenset(name for name, count in counts.items() if count > 1)

    def _may_be_joined(self, row: Incoming) -> bool:
        if own := list_ids(row):
            return hash(_fold_ids(own)) in self._ids
        if row.deal_id:
            return hash(fold_id(row.deal_id)) in self._ids
        return hash(fold_name(row.name)) in self._names


def _find_repeated(hashes: "array[int]") -> frozenset[int]:
    """The hashes that come more than once."""
    return frozenset(one for one, other in pairwise(sorted(hashes)) if one == other)


def _fold_ids(ids: Sequence[tuple[str, str]]) -> Hashable:
    return tuple((name, fold_external(name, value)) for name, value in ids[:1])


def _join_rows(rows: Sequence[Incoming]) -> tuple[list[Incoming], list[tuple[int, LinesContradict]]]:
    """One incoming deal for all of its rows, and the rows that contradict an earlier one."""
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


def _names_with_accounts(rows: Sequence[Incoming]) -> set[str]:
    """The names whose every row says an account: there the account tells deals apart."""
    without = {fold_name(row.name) for row in rows if not row.fields.get("account")}
    return {fold_name(row.name) for row in rows} - without


def _key_of(row: Incoming, alone: set[str]) -> Hashable:
    if ids := list_ids(row):
        return _fold_ids(ids)
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
