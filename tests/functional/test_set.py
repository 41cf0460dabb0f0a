"""`playbook set`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_set_keeps_what_is_known_of_a_deal(playbook: Playbook, acme: str) -> None:
    playbook("set", acme, "owner=li", "amount=12万", "close_date=+2w", "external:salesforce=006XX")
    assert read_status(playbook, acme)["fields"] == {
        "owner": "li",
        "amount": "120000",
        "close_date": "2026-12-07",
        "external:salesforce": "006XX",
    }
    playbook("set", acme, "owner=")
    assert "owner" not in read_status(playbook, acme)["fields"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (("amount", "125000"), {"amount": "125000"}),
        (("owner", "Li", "Lei"), {"owner": "Li Lei"}),
        (("owner", "li", "account", "Acme AG"), {"owner": "li", "account": "Acme AG"}),
        (("Ｏｗｎｅｒ＝li",), {"owner": "li"}),
        (("ＡＭＯＵＮＴ", "１２万元"), {"amount": "120000", "currency": "CNY"}),
        (("close-date", "下周五"), {"close_date": "2026-12-04"}),
        (("source=a=b",), {"source": "a=b"}),
    ],
)
def test_set_takes_fields_as_people_type_them(
    playbook: Playbook, acme: str, words: tuple[str, ...], fields: dict[str, str]
) -> None:
    playbook("set", acme, *words)
    assert read_status(playbook, acme)["fields"] == fields


@pytest.mark.parametrize(
    ("word", "hint"),
    [("ownr=li", "owner"), ("owner", "owner=li"), ("amount=much", "120000 CNY"), ("close_date=soon", "+3d")],
)
def test_set_says_what_is_wrong_and_what_would_be_right(
    playbook: Playbook, acme: str, word: str, hint: str
) -> None:
    ran = playbook("set", acme, "account=x", word, expect=None)
    assert ran.code in (2, 3)
    assert hint in ran.err
    assert read_status(playbook, acme)["fields"] == {}


def test_a_dry_run_of_set_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("set", acme, "owner=li", "--dry-run")
    assert "owner set to li" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_set_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("set", acme, "owner=li", "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "field_set"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_set_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("set", "nobody", "owner=li", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("word", "field", "kept"),
    [
        ("amount=60万", "amount", "600000"),
        ("amount=1 250,50 €", "amount", "1250.5"),
        ("currency=rmb", "currency", "CNY"),
        ("close_date=2026年12月1日", "close_date", "2026-12-01"),
        ("close_date=2026/12/01", "close_date", "2026-12-01"),
        ("close_date=31-Dec-26", "close_date", "2026-12-31"),
    ],
)
def test_set_reads_the_forms_that_tables_have(
    playbook: Playbook, acme: str, word: str, field: str, kept: str
) -> None:
    playbook("set", acme, "currency=EUR")
    playbook("set", acme, word)
    assert read_status(playbook, acme)["fields"][field] == kept  # type: ignore[index]


def test_how_many_says_not_which_currency(playbook: Playbook, acme: str) -> None:
    playbook("set", acme, "amount=50 USD")
    playbook("set", acme, "amount=60万")
    assert read_status(playbook, acme)["fields"] == {"amount": "600000", "currency": "USD"}
    playbook("set", acme, "amount=$5", "currency=cad")
    assert read_status(playbook, acme)["fields"] == {"amount": "5", "currency": "CAD"}


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("amount=1.250", ("1.25", "1250", "decimal: dot", "decimal: comma")),
        ("close_date=03/04/2026", ("2026-04-03", "2026-03-04", "dates: day-first", "dates: month-first")),
        ("currency=XYZZY", ("ISO 4217",)),
    ],
)
def test_set_refuses_what_can_be_meant_in_two_ways_and_says_both(
    playbook: Playbook, acme: str, word: str, readings: tuple[str, ...]
) -> None:
    ran = playbook("set", acme, word, expect=None)
    assert ran.code in (2, 3)
    for reading in readings:
        assert reading in ran.err
    assert read_status(playbook, acme)["fields"] == {}


def test_an_amount_may_be_below_zero_as_in_a_table(playbook: Playbook, acme: str) -> None:
    playbook("set", acme, "amount=-5")
    assert read_status(playbook, acme)["fields"] == {"amount": "-5"}
    playbook("set", acme, "amount=0")
    assert read_status(playbook, acme)["fields"] == {"amount": "0"}


def test_a_close_date_that_has_passed_is_kept_and_said_to_be(playbook: Playbook, acme: str) -> None:
    ran = playbook("set", acme, "close_date=2026-11-20")
    assert "this close date has passed already: 2026-11-20 was 3 days ago" in ran.err
    assert read_status(playbook, acme)["fields"] == {"close_date": "2026-11-20"}
    assert playbook("set", acme, "close_date=2026-11-23").err == ""


def test_the_id_in_a_crm_stands_under_its_name_as_people_say_it(playbook: Playbook, acme: str) -> None:
    playbook("set", acme, "external:fxiaoke=OPP-1", "external:own system=3")
    shown = playbook("--lang", "zh", "status", acme).out
    assert "纷享销客编号" in shown
    assert "own system 编号" in shown
    assert "ShareCRM id OPP-1" in " ".join(playbook("status", acme).out.split())


def test_a_field_is_taken_by_the_name_that_people_have_for_it(playbook: Playbook, acme: str) -> None:
    playbook("set", acme, "金额", "￥920,000", "负责人", "小李")
    playbook("set", acme, "预计成交日期=2027年3月31日", "Competitors=友商")
    fields = read_status(playbook, acme)["fields"]
    assert (fields["amount"], fields["owner"], fields["close_date"]) == ("920000", "小李", "2027-03-31")
    told = playbook("set", acme, "--close-date", "2027-03-31", expect=2).err
    assert "write close_date=…" in told
