"""A deal's file is read strictly, grows by splicing, and keeps what it does not know."""

import json
import re

import pytest
from tests.damages import DAMAGES, HEADER, STARTED, deal_bytes
from tests.stores import make_deal, make_mark, make_note

from playbook_cli.adapters.store.deal_text import (
    DealTextProblem,
    NewerDealText,
    append_events,
    read_deal,
    write_deal,
)
from playbook_cli.domain.deal.history.events import UnknownEvent
from playbook_cli.domain.deal.history.fold import fold


def problem_of(data: bytes) -> DealTextProblem:
    with pytest.raises(DealTextProblem) as raised:
        read_deal(data)
    return raised.value


def test_a_written_deal_reads_back_the_same() -> None:
    deal = make_deal(notes=5)
    assert read_deal(write_deal(deal)).deal == deal


def test_a_file_holds_one_event_a_line_for_git() -> None:
    lines = write_deal(make_deal(notes=2)).decode().splitlines()
    assert [line[:5] for line in lines if '"type"' in line] == ["    {"] * 3
    assert lines[0] == "{"
    assert lines[-2:] == ["  ]", "}"]


def test_chinese_stands_in_the_file_as_itself() -> None:
    assert "Acme 集团" in write_deal(make_deal()).decode()


def test_appended_events_leave_every_byte_before_them() -> None:
    old = write_deal(make_deal(notes=2))
    new = append_events(read_deal(old), [make_note(), make_mark()])
    assert new.startswith(old.removesuffix(b"\n  ]\n}\n"))
    assert new.endswith(b"\n  ]\n}\n")


def test_appending_twice_equals_writing_all_at_once() -> None:
    deal, note, mark = make_deal(), make_note(), make_mark()
    once = append_events(read_deal(write_deal(deal)), [note])
    assert append_events(read_deal(once), [mark]) == write_deal(deal.with_events([note, mark]))


OTHER = STARTED.replace('"1"', '"2"')


@pytest.mark.parametrize("history", ["", " ", "\n\n", f"{STARTED}\n\t", f" {STARTED} ,\n {OTHER}"])
def test_events_are_appended_to_any_layout(history: str) -> None:
    data = deal_bytes(history)
    before = read_deal(data).deal
    note = make_note()
    assert read_deal(append_events(read_deal(data), [note])).deal == before.with_events([note])


def test_fields_after_the_history_survive() -> None:
    data = f'{HEADER}, "history": [{STARTED}], "signature": {{"by": "王", "sum": 1.50}}}}'.encode()
    after = append_events(read_deal(data), [make_note()])
    assert after.endswith('], "signature": {"by": "王", "sum": 1.50}}'.encode())


@pytest.mark.parametrize(
    "number", ["1.10", "1e2", "-0", "0.1000000000000000055511151231257827", "12345678901234567890123"]
)
def test_numbers_of_newer_versions_keep_their_exact_digits(number: str) -> None:
    event = STARTED.replace("started", "scored").replace("}", f', "score": {number}, "new": {{"a": [1]}}}}')
    data = deal_bytes(f"{STARTED}, {event}", HEADER + f', "weight": {number}')
    assert event.encode() in append_events(read_deal(data), [make_note()])
    assert f'"weight": {number}'.encode() in append_events(read_deal(data), [make_note()])


def test_an_event_of_a_newer_version_is_unknown_and_moves_no_deal() -> None:
    event = '{"id": "2", "at": "2026-11-23T09:00:00Z", "type": "forecast", "amount": 5}'
    deal = read_deal(deal_bytes(f"{STARTED}, {event}", HEADER.replace("deal/1", "deal/1.7"))).deal
    assert isinstance(deal.history[1], UnknownEvent)
    assert fold(deal).stage == "prospecting"


@pytest.mark.parametrize("found", ["playbook-deal/2", "playbook-deal/2.1", "playbook-deal/10"])
def test_a_newer_major_format_is_refused(found: str) -> None:
    with pytest.raises(NewerDealText) as raised:
        read_deal(deal_bytes(header=HEADER.replace("playbook-deal/1", found)))
    assert raised.value.found == found


@pytest.mark.parametrize(
    "found", ['"playbook-deal/0"', '"playbook-deal/"', '"deal/1"', "1", "null", '"１"', "[[]]"]
)
def test_a_format_that_is_not_ours_is_damage(found: str) -> None:
    assert problem_of(deal_bytes(header=HEADER.replace('"playbook-deal/1"', found))).problem == "format"


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told(damage: str) -> None:
    assert problem_of(DAMAGES[damage]).problem in {
        "empty", "nul", "encoding", "merge_markers", "json", "duplicate_key", "number", "nesting", "format",
        "half_letter", "field", "event",
    }  # fmt: skip


def test_damage_is_told_with_its_line() -> None:
    text = write_deal(make_deal(notes=3)).decode()
    assert problem_of(text.replace('"noted", "text"', '"noted", "by"', 1).encode()).line == 8
    assert problem_of(text.replace('"noted", "text"', '"noted", "txt"', 1).encode()).line == 8
    assert problem_of(text.replace('"noted", "text"', '"noted" "text"', 1).encode()).line == 8
    assert problem_of(text.replace("  ],\n", "  ]\n").replace('"name"', '"nam"').encode()).problem == "field"
    assert problem_of(text.replace("    {", "<<<<<<< HEAD\n    {", 1).encode()).line == 7


@pytest.mark.parametrize("place", ['"text"', '"by"', '"name"', '"pinned"'])
def test_half_a_letter_is_named_with_its_line_wherever_it_stands(place: str) -> None:
    text = write_deal(make_deal(notes=1)).decode().replace('"playbook": {', '"playbook": {"pinned": "", ')
    found = text.replace(f'{place}: "', f'{place}: "\\\\u0041 \\ud83d\\ude00 \\uD83d', 1)
    problem = problem_of(found.encode())
    line = text[: text.index(place)].count("\n") + 1
    assert (problem.problem, problem.text, problem.line) == ("half_letter", "\\uD83d", line)
    assert read_deal(found.replace("\\uD83d", "").encode()).deal.id == "acme"


def test_64_levels_are_read_and_65_are_not() -> None:
    def nested(levels: int) -> bytes:
        return deal_bytes(STARTED[:-1] + f', "x": {"[" * levels}{"]" * levels}}}')

    assert read_deal(nested(61)).deal.id == "acme"
    assert problem_of(nested(62)).problem == "nesting"


def test_brackets_in_texts_are_no_nesting() -> None:
    event = STARTED[:-1] + f', "x": "{"[{" * 5000}"}}'
    assert read_deal(deal_bytes(event)).deal.id == "acme"


def test_every_truncation_is_told() -> None:
    whole = write_deal(make_deal(notes=2))
    for length in range(len(whole) - len(b"\n")):
        problem_of(whole[:length])


@pytest.mark.slow
def test_a_flipped_bit_is_told_or_leaves_a_whole_deal() -> None:
    """No sum is kept in a file that people and git may edit: a changed letter of a name is another name."""
    whole = write_deal(make_deal(notes=1).with_events([make_mark()]))
    told = 0
    for position in range(len(whole)):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[position] ^= 1 << bit
            try:
                read = read_deal(bytes(damaged))
            except (DealTextProblem, NewerDealText):
                told += 1
            else:
                assert json.loads(damaged)
                assert read_deal(append_events(read, [make_note()])).deal.history[:-1] == read.deal.history
    assert told > len(whole) * 8 // 4


def test_what_json_cannot_say_is_refused() -> None:
    note = make_note().model_copy(update={"text": "\udcff"})
    with pytest.raises(DealTextProblem):
        write_deal(make_deal().with_events([note]))
    with pytest.raises(DealTextProblem):
        append_events(read_deal(write_deal(make_deal())), [note])


def test_an_event_leaves_out_its_empty_fields() -> None:
    line = re.search(
        r"    (\{.*\"noted\".*\})", write_deal(make_deal().with_events([make_note("好")])).decode()
    )
    assert line
    assert set(json.loads(line[1])) == {"id", "at", "by", "type", "text"}
