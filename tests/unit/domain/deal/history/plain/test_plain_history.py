"""A deal that is read without models is the deal that the models make of it, or is left to them."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stores import make_deal, make_note

from playbook_cli.adapters.store import deal_text
from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.deal_text import write_deal
from playbook_cli.domain.deal.history.events import (
    Closed,
    Event,
    FieldSet,
    Marked,
    NextStepSet,
    PlaybookUpgraded,
    Reopened,
    Reviewed,
    StageEntered,
    Undone,
    event_mapping,
)
from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.ordering import link_behind
from playbook_cli.domain.deal.history.plain.column_marks import ColumnMarks
from playbook_cli.domain.deal.history.plain.plain_events import read_plain_events
from playbook_cli.domain.deal.history.plain.plain_history import fold_plain_deal
from playbook_cli.domain.deal.proof import LETTERS, weigh_mark
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus, Passage
from playbook_cli.errors import PlaybookError

FIRST = make_note()
STAMP = {"at": FIRST.at, "by": "li"}
TEXTS = st.sampled_from(["", " ", "mail", "邮件", 'he said "no": never', "C:\\users", "a\u2028b", "{[:]}"])
ITEMS = st.sampled_from(["a/e/one", "a/e/one/1", "b/e/two"])
EVENTS = st.one_of(
    st.builds(
        lambda item, status, proof, who: Marked(
            **STAMP, id="mark", item=item, status=status, evidence=tuple(proof), confirmed_by=who
        ),
        ITEMS,
        st.sampled_from(ItemStatus),
        st.lists(st.one_of(TEXTS, st.just(FileEvidence("a.pdf", "0" * 64, 12))), max_size=2),
        st.one_of(st.none(), TEXTS),
    ),
    st.builds(make_note, TEXTS),
    st.builds(
        lambda field, value: FieldSet(**STAMP, id="field", field=field, value=value),
        st.sampled_from(["name", "close_date", "amount", "archived"]),
        st.one_of(st.none(), TEXTS),
    ),
    st.builds(
        lambda text, due: NextStepSet(**STAMP, id="step", text=text, due=due, after="mark"),
        st.one_of(st.none(), TEXTS),
        st.sampled_from([None, date(2026, 12, 1)]),
    ),
    st.builds(
        lambda to, passage, since: StageEntered(
            **STAMP, id="move", from_stage="a", to=to, passage=passage, since=since, missing=("a/e/one",)
        ),
        TEXTS,
        st.sampled_from(Passage),
        st.sampled_from([None, date(2026, 11, 1)]),
    ),
    st.builds(lambda outcome: Closed(**STAMP, id="end", outcome=outcome), st.sampled_from(DealStatus)),
    st.builds(
        lambda event: Undone(**STAMP, id="undo", event=event), st.sampled_from(["mark", "end", "undo"])
    ),
    st.just(Reopened(**STAMP, id="again", reason="why")),
    st.just(make_deal().history[0]),
    st.just(make_deal().history[0].model_copy(update={"header": {"name": "b", "playbook": {"id": "c"}}})),
    st.just(Reviewed(**STAMP, id="review")),
    st.just(
        PlaybookUpgraded(
            **STAMP,
            id="up",
            from_version="1",
            to_version="2",
            items={"a/e/one": "b/e/two"},
            stages={"a": "b"},
            copies={"c": "a/e/one"},
            asked=("d",),
        )
    ),
)
# What a hand, a newer version or another program may do to the text of a file.
CHANGES = st.sampled_from(
    [
        ('"by": "li"', '"by": "li", "by": "wang"'),
        ('"by": "li"', '"by" : "li", "by"\n:"wang"'),
        ('"by": "li"', '"by": null'),
        ('"by": "li"', '"by": 7'),
        ('"by": "li"', '"by": "\\ud83d"'),
        ('"by": "li"', '"by": "\\u0001\\""'),
        ('"by": "li"', '"future": "yes"'),
        ('"by": "li"', '"after": ""'),
        ('"by": "li"', '"by": ""'),
        ('"by": "li"', '"by": "li", "after": null'),
        ('"by": "li"', '"by": "li", "joins": []'),
        ('"by": "li"', '"by": "li", "evidence": [], "reason": null'),
        ('"passage": "advanced"', '"reason": "why"'),
        ("2026-11-23T12:00:00Z", "2026-11-23t12:00:00z"),
        ('"size": 12', '"size": 12.0'),
        ('"type": "noted"', '"type": "dreamt"'),
        ('"type": "noted"', '"type": ["noted"]'),
        ("2026-11-23T12:00:00Z", "2026-11-23 12:00:00Z"),
        ("2026-11-23T12:00:00Z", "2026-W48-1T12:00:00Z"),
        ("2026-11-23T12:00:00Z", "2026-11-23T24:00:00Z"),
        ("2026-11-23T12:00:00Z", "2026-02-30T12:00:00Z"),
        ("2026-11-23T12:00:00Z", "2026-11-23T12:00:00"),
        ("2026-11-23T12:00:00Z", "2026-11-23T14:00:00+02:00"),
        ("2026-12-01", "2026-12-32"),
        ('"done"', '"gone"'),
        ('"size": 12', '"size": -1'),
        ('"size": 12', '"size": 12, "size": 13'),
        ('"size": 12', '"size": true'),
        ('"size": 12', '"size": 1e3'),
        ('"id": "mark"', '"id": ""'),
        ('"id": "acme"', '"id": "acme", "id": "acme"'),
        ('"id": "acme"', '"id": "acme", "more": [[[[[[[[]]]]]]]]'),
        ("playbook-deal/1", "playbook-deal/2"),
        ("playbook-deal/1", "playbook-deal/1.3"),
        ('"missing": ["a/e/one"]', '"missing": "a/e/one"'),
        ('"missing": ["a/e/one"]', '"missing": [1]'),
        ("\n}", "\n} }"),
        ("{", "\ufeff{"),
        ('"by": "li"', '"by": "li", "names": 1, "required": {}, "_extra": {"by": "wang"}, "happened_at": 2'),
        ('"id": "acme"', '"id": "acme", "names": [], "header": {}, "_extra": {"id": "beta"}, "team": 1.5'),
        ('"from": "a"', '"from_stage": "a"'),
        ('"from": "a"', '"from": "a", "from_stage": "b"'),
        ('"version": "', '"version": 7, "was": "'),
        ('"language": "', '"language": null, "was": "'),
        ('"language": "', '"region": "'),
        ('"playbook": {', '"playbook": [["id", "a"], ["version", "b"]], "was": {'),
        ('"header": null', '"header": {"name": "b"}'),
        ('"reason": "why"', '"reason": null'),
        ('"evidence": ["mail"', '"evidence": [["mail"]'),
        ('"evidence": [{', '"evidence": [{"page": 3, '),
    ]
)


@contextmanager
def reading_by_models() -> Iterator[None]:
    """Leave every record to the models."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("read_plain_events", "read_plain_header"):
            patch.setattr(deal_text, name, lambda _value: None)
        yield


def read_whole(data: bytes) -> object:
    """A deal's text as it is read, down to the types of its values, and as it would be written anew."""
    try:
        read = deal_text.read_deal(data)
    except (deal_text.DealTextProblem, deal_text.NewerDealText) as refused:
        return type(refused), vars(refused)
    shown = re.sub(r"TzInfo\((?:0|UTC)\)", "datetime.timezone.utc", repr(read.deal))  # as pydantic 2.10 says
    return read, shown, write_deal(read.deal)


def answer(ask: object) -> object:
    try:
        return ask()  # type: ignore[operator]
    except PlaybookError as refused:
        return type(refused), vars(refused)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DealFiles:
    home = tmp_path_factory.mktemp("home")
    (home / "deals").mkdir()
    return DealFiles(home)


def write(store: DealFiles, text: str) -> Path:
    path = store.directory / "acme.json"
    path.write_text(text, encoding="utf-8")
    return path


@given(events=st.lists(EVENTS, max_size=8), changes=st.lists(CHANGES, max_size=2), told_apart=st.booleans())
def test_both_ways_of_reading_lead_to_one_state_or_one_refusal(
    store: DealFiles, events: list[Event], changes: list[tuple[str, str]], told_apart: bool
) -> None:
    if told_apart:  # so that an item is marked more than once
        events = [event.model_copy(update={"id": f"{event.id} {at}"}) for at, event in enumerate(events)]
    text = write_deal(make_deal("acme").with_events(events)).decode()
    for old, new in changes:
        text = text.replace(old, new, 1)
    write(store, text)
    with reading_by_models():
        by_models = answer(lambda: fold(store.load("acme"))), read_whole(text.encode())
    assert answer(lambda: store.load_state("acme")) == by_models[0]
    assert read_whole(text.encode()) == by_models[1]


@given(event=EVENTS)
def test_an_event_that_this_version_writes_is_of_plain_form_and_reads_as_it_was(event: Event) -> None:
    assert read_plain_events([event_mapping(event)]) == (event,)
    assert type(event).model_validate_json(json.dumps(event_mapping(event))) == event


@given(events=st.lists(EVENTS, max_size=4, unique_by=lambda event: event.id))
def test_what_this_version_wrote_in_order_needs_no_care(events: list[Event]) -> None:
    before = make_deal("acme", notes=3)
    deal = before.with_events(link_behind(before.history, events))
    data = write_deal(deal)
    plain = b"\\\\" not in data and b"\\u" not in data and b'"header"' not in data
    folded = fold_plain_deal(data)
    assert folded == (fold(deal) if plain else None)
    if folded and isinstance(folded.marks, ColumnMarks):  # which weighs no mark by itself
        weighed = {path: LETTERS[weigh_mark(mark)] for path, mark in folded.marks.items()}
        assert folded.marks.letters == weighed


def test_a_key_that_stands_twice_is_left_to_the_strict_reader() -> None:
    text = write_deal(make_deal("acme", notes=3)).decode()
    assert fold_plain_deal(text.encode())
    for field in ('"name": ', '"version": ', '"by": ', '"text": ', '"type": ', '"at": '):
        value = text.partition(field)[2].partition('"')[2].partition('"')[0]
        assert fold_plain_deal(text.replace(field, f'{field}"{value}", {field}', 1).encode()) is None
