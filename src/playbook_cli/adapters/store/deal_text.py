"""The text of a deal's file: reading it strictly, writing it, and adding events without touching the rest.

A file is JSON with one event a line, so that two versions of it compare line by line in git. New events are
spliced in after the last one: every byte that stands, fields and events of newer versions among them, stays
as it is.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from playbook_cli.domain.deal.history.deal import DEAL_FORMAT, Deal
from playbook_cli.domain.deal.history.events import Event, event_mapping, event_type
from playbook_cli.domain.deal.history.joining import JOINED_KEYS, put_in_order
from playbook_cli.domain.deal.history.plain.plain_events import read_plain_events, read_plain_header
from playbook_cli.errors import DamagedDeal, NewerFormat
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.strict.strict_json import (
    JsonField,
    JsonProblem,
    line_of,
    read_elements,
    read_fields,
)

_FORMAT = re.compile(r"playbook-deal/(\d{1,9})(?:\.\d{1,9})?")
_MAJOR = DEAL_FORMAT.rpartition("/")[2]
_MERGE_MARKER = r"(?m)^(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)(?= |$)"
_HEADER_ID = rb'"id"\s*:\s*("(?:[^"\\]|\\.)*")'
_HEADER_NAME = rb'"name"\s*:\s*("(?:[^"\\]|\\.)*")'
# Whole pairs and other escapes are passed over; what is left of the numbers of halves is the group.
_HALF_LETTER = r"(?i)\\ud[89ab]..\\ud[c-f]..|(\\ud[89a-f]..)|\\."
_SPACE = " \t\n\r"

if TYPE_CHECKING:
    from pydantic import ValidationError


@dataclass(eq=False)
class DealTextProblem(Exception):
    """What is wrong with a text that should be a deal; `problem` is a code of DamagedDeal."""

    problem: str
    line: int | None = None
    text: str = ""

    def in_place(self, place: str, backup: str | None = None) -> DamagedDeal:
        """The same of the deal that is kept in a place, as a person is told it."""
        return DamagedDeal(place, self.problem, self.line, self.text, backup)


@dataclass(eq=False)
class NewerDealText(Exception):
    """The text says that it is of a newer major version."""

    found: str

    def in_place(self, place: str) -> NewerFormat:
        """The same of the deal that is kept in a place, as a person is told it."""
        return NewerFormat(place, self.found, DEAL_FORMAT)


@dataclass(frozen=True, slots=True)
class DealText:
    """A deal as read, in the order of its history, with its text and where in it the next event goes.

    `ids` are those of its events as they stand in the text.
    """

    deal: Deal
    ids: tuple[str, ...]
    text: str
    start_of_history: int
    end_of_history: int

    @property
    def in_order(self) -> bool:
        """Whether the text has the events in the order of the history, each once."""
        return self.ids == tuple(event.id for event in self.deal.history)

    @property
    def written(self) -> dict[str, str]:
        """Each event as it is written here, by its id."""
        elements = read_elements(self.text, self.start_of_history)
        return {one.value["id"]: self.text[one.start : one.end] for one in elements}


def read_deal(data: bytes) -> DealText:
    """Read the bytes of a deal's file; raises DealTextProblem or NewerDealText."""
    text = decode_deal(data)
    try:
        fields = read_fields(text)
        _check_format(fields.get("format"))
        return _read_fields(text, fields)
    except JsonProblem as problem:
        marker = re.search(_MERGE_MARKER, text)
        if marker:
            raise DealTextProblem("merge_markers", line_of(text, marker.start())) from problem
        raise DealTextProblem(problem.problem, problem.line, problem.text) from problem


def peek_name(data: bytes) -> str | None:
    """The name in the header of a deal that was never renamed; None where only reading it whole can tell.

    A renamed deal holds `"name"` again, as the field of an event; inside a text its quotes are escaped.
    """
    if data.count(b'"name"') != 1:
        return None
    match = re.search(_HEADER_NAME, data)
    try:
        return str(json.loads(match[1])) if match else None
    except ValueError:
        return None


def peek_id(data: bytes) -> str | None:
    """The first id in a file, which is the deal's own in every file of ours; None where there is none."""
    match = re.search(_HEADER_ID, data)
    try:
        return str(json.loads(match[1])) if match else None
    except ValueError:
        return None


def append_events(read: DealText, events: Iterable[Event]) -> bytes:
    """The bytes with these events after the last one; nothing else changes."""
    return append_lines(read, map(write_event, events))


def append_lines(read: DealText, lines: Iterable[str]) -> bytes:
    """The same with events that are lines already."""
    added = ",\n    ".join(lines)
    before, after = read.text[: read.end_of_history], read.text[read.end_of_history :]
    if read.deal.history:
        return f"{before},\n    {added}{after}".encode()
    return f"{before}\n    {added}\n  {after.lstrip(_SPACE)}".encode()


def write_deal(deal: Deal, written: Mapping[str, str] | None = None) -> bytes:
    """The bytes of a whole deal; an event that is `written` keeps its text, but for what a join adds to it.

    Raises DealTextProblem for what JSON cannot say.
    """
    known = written or {}
    header = deal.header
    fields = [f"  {_dump(key)}: {_dump(value)}" for key, value in header.items()]
    events = ",\n".join(f"    {_write_joined(event, known.get(event.id))}" for event in deal.history)
    history = f'  "history": [\n{events}\n  ]' if events else '  "history": []'
    return ("{\n" + ",\n".join([*fields, history]) + "\n}\n").encode()


def compose_deal(header: str, events: Iterable[str]) -> bytes:
    """The text of a deal from the texts of its header and its events, an event a line."""
    lines = ",\n".join(events)
    return f'{header.rstrip()[:-1]}, "history": [\n{lines}\n]}}'.encode()


def write_header(deal: Deal) -> str:
    """The header of a deal as one line of JSON; raises DealTextProblem."""
    return _dump(deal.header)


def _write_joined(event: Event, text: str | None) -> str:
    """An event as it was written, with the keys of JOINED_KEYS that it has got since."""
    if text is None:
        return write_event(event)
    before, after = json.loads(text), event_mapping(event)
    added = {key: after[key] for key in JOINED_KEYS if key in after and before.get(key) != after[key]}
    if not added:
        return text
    if any(before.get(key) is not None for key in added):
        return write_event(event)
    return f"{text.rstrip()[:-1].rstrip()}, {_dump(added)[1:]}"


def write_event(event: Event) -> str:
    """An event as its line; raises DealTextProblem for what JSON cannot say."""
    return _dump(event_mapping(event))


def decode_deal(data: bytes) -> str:
    """The text of a file, without its byte-order mark; raises DealTextProblem."""
    if not data.strip(b"\0 \t\r\n"):
        raise DealTextProblem("empty")
    if b"\0" in data:
        raise DealTextProblem("nul", data.count(b"\n", 0, data.index(b"\0")) + 1)
    try:
        return data.decode().removeprefix("\ufeff")  # as some editors and sync programs save it
    except UnicodeDecodeError as error:
        raise DealTextProblem("encoding", data.count(b"\n", 0, error.start) + 1) from error


def _check_format(field: JsonField | None) -> None:
    found = field.value if field else ""
    match = _FORMAT.fullmatch(found) if isinstance(found, str) else None
    if match is None:
        raise DealTextProblem("format", text=str(found)[:40])
    if int(match[1]) > int(_MAJOR):
        raise NewerDealText(match[0])
    if match[1] != _MAJOR:
        raise DealTextProblem("format", text=match[0])


def _read_fields(text: str, fields: dict[str, JsonField]) -> DealText:
    history = fields.pop("history", None)
    if history is None or not isinstance(history.value, list):
        raise DealTextProblem("field", text="history")
    _check_letters(text)
    deal = _read_header(text, fields)
    end = len(text[: history.end - 1].rstrip(_SPACE))
    events = _read_history(text, history)
    deal, ids = put_in_order(deal.with_events(events)), tuple(event.id for event in events)
    return DealText(deal, ids, text, history.start, end)


def _read_header(text: str, fields: dict[str, JsonField]) -> Deal:
    header = {key: field.value for key, field in fields.items()}
    if not _has_numbered_letters(text) and (plain := read_plain_header(header)):
        return plain
    from pydantic import ValidationError

    try:
        return Deal.model_validate_json(_dump(header))
    except ValidationError as error:
        name = _describe(error)
        field = fields.get(name.partition(".")[0])
        raise DealTextProblem("field", line_of(text, field.start) if field else None, name) from error


def _check_letters(text: str) -> None:
    """Raise DealTextProblem for a half of a letter, which JSON can say and no text can hold."""
    if _has_numbered_letters(text):
        half = next((found for found in re.finditer(_HALF_LETTER, text) if found[1]), None)
        if half:
            raise DealTextProblem("half_letter", line_of(text, half.start()), half[1])


def _has_numbered_letters(text: str) -> bool:
    """Whether a letter may be half of a pair, which is no text."""
    return "\\u" in text


def _read_history(text: str, history: JsonField) -> tuple[Event, ...]:
    """The events; what is not of plain form is read by the models, the whole first, else event by event."""
    if not _has_numbered_letters(text) and (plain := read_plain_events(history.value)) is not None:
        return plain
    from pydantic import ValidationError

    from playbook_cli.domain.deal.history.record_models import validate_history

    try:
        return validate_history(text[history.start : history.end])
    except ValidationError:
        return tuple(_read_event(text, element) for element in read_elements(text, history.start))


def _read_event(text: str, element: JsonField) -> Event:
    from pydantic import ValidationError

    kind = event_type(element.value.get("type") if isinstance(element.value, dict) else None)
    try:
        return kind.model_validate_json(text[element.start : element.end])
    except ValidationError as error:
        raise DealTextProblem("event", line_of(text, element.start), _describe(error)) from error


def _describe(error: "ValidationError") -> str:
    """The field that the first error names, without its value."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    return ".".join(str(part) for part in first["loc"])


def _dump(value: Any) -> str:
    """One line of JSON that every reader understands."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode()
    except (ValueError, RecursionError) as error:
        raise DealTextProblem("json") from error
    return text
