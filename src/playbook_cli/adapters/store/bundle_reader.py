"""Whole deals from the text of a JSON export, read as strictly as a deal's own file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from playbook_cli.adapters.store.deal_file_names import is_safe_id
from playbook_cli.adapters.store.deal_text import DealTextProblem, NewerDealText, read_deal
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.exchange.table import EXPORT_FORMAT, Bundle
from playbook_cli.errors import NewerFormat
from playbook_cli.errors.tables import InvalidTable
from playbook_cli.reading.strict.strict_json import (
    JsonField,
    JsonProblem,
    line_of,
    read_elements,
    read_fields,
)

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook

_FORMAT = EXPORT_FORMAT.rpartition("/")[0] + "/"


def read_bundle(text: str, *, source: str) -> Bundle:
    """Read an export; raises InvalidTable or NewerFormat."""
    try:
        fields = read_fields(text)
        _check_format(fields.get("format"), source)
        deals = list(_read_list(text, fields.get("deals"), source, "deals"))
        playbooks = list(_read_list(text, fields.get("playbooks"), source, "playbooks"))
    except JsonProblem as problem:
        raise InvalidTable(source, "json", problem.line, problem.text) from problem
    return Bundle(
        source=source,
        deals=tuple(_read_deal(field, line, source) for field, line in _with_lines(text, deals)),
        playbooks=tuple(_read_playbook(field, line, source) for field, line in _with_lines(text, playbooks)),
        lines=tuple(line for _field, line in _with_lines(text, deals)),
    )


def _with_lines(text: str, fields: Iterable[JsonField]) -> Iterator[tuple[JsonField, int]]:
    """Each value with its line, the text counted once however many there are."""
    line, position = 1, 0
    for field in fields:
        line += text.count("\n", position, field.start)
        position = field.start
        yield field, line


def _check_format(field: JsonField | None, source: str) -> None:
    found = field.value if field else ""
    if not isinstance(found, str) or not found.startswith(_FORMAT):
        raise InvalidTable(source, "export_format", 1, str(found)[:40], (EXPORT_FORMAT,))
    if found.removeprefix(_FORMAT).partition(".")[0] != EXPORT_FORMAT.removeprefix(_FORMAT):
        raise NewerFormat(source, found[:40], EXPORT_FORMAT)


def _read_list(text: str, field: JsonField | None, source: str, name: str) -> Iterator[JsonField]:
    if field is None or not isinstance(field.value, list):
        line = line_of(text, field.start) if field else 1
        raise InvalidTable(source, "export_field", line, name)
    yield from read_elements(text, field.start)


def _read_deal(field: JsonField, line: int, source: str) -> Deal:
    try:
        deal = read_deal(json.dumps(field.value).encode()).deal
    except NewerDealText as newer:
        raise newer.in_place(source) from newer
    except (DealTextProblem, TypeError, AttributeError) as problem:
        offending = problem.text if isinstance(problem, DealTextProblem) else ""
        raise InvalidTable(source, "export_deal", line, offending) from problem
    if not is_safe_id(deal.id):
        raise InvalidTable(source, "export_id", line, deal.id[:80])
    return deal


def _read_playbook(field: JsonField, line: int, source: str) -> Playbook:
    from pydantic import ValidationError

    from playbook_cli.domain.playbook.pinning import read_pinned, write_pinned

    try:
        return read_pinned(write_pinned(field.value))
    except ValidationError as error:
        raise InvalidTable(source, "export_playbook", line) from error
