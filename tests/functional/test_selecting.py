"""Which deals a list is about, and in which order: the same options on every command that lists."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran, read_rows

Playbook = Callable[..., Ran]


@pytest.fixture
def three(playbook: Playbook) -> None:
    playbook("start", "Acme", "--owner", "李雷", "--amount", "120000 CNY", "--close-date", "2026-12-31")
    playbook("start", "Beta", "--owner", "wang", "--account", "Beta AG", "--stage", "evaluation")
    playbook("start", "Gamma", "--owner", "Wang", "--amount", "5000 EUR", "--close-date", "2027-01-15")
    playbook("set", "gamma", "external:salesforce=006A", "source=fair")


def ids(ran: Ran) -> list[str]:
    return [deal["deal"] for deal in ran.json]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--owner", "李雷"), ["acme"]),
        (("--owner", "ＷＡＮＧ"), ["beta", "gamma"]),
        (("--stage", "eval"), ["beta"]),
        (("--stage", "2"), ["beta"]),
        (("--playbook", "sales", "--owner", "wang", "--stage", "1"), ["gamma"]),
        (("--where", "account=beta"), ["beta"]),
        (("--where", "account="), ["acme", "gamma"]),
        (("--where", "amount=12万"), ["acme"]),
        (("--where", "close_date=2026-12"), ["acme"]),
        (("--where", "close-date＝2027-01-15"), ["gamma"]),
        (("--where", "source=fair", "--where", "external:salesforce=006a"), ["gamma"]),
        (("--where", "name=am"), ["gamma"]),
    ],
)
def test_every_filter_finds_its_deals(playbook: Playbook, options: tuple[str, ...], found: list[str]) -> None:
    assert sorted(ids(playbook("status", *options, "--json"))) == found
    assert sorted(ids(playbook("check", "--all", *options, "--json", expect=1))) == found


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--sort", "amount"), ["acme", "gamma", "beta"]),
        (("--sort", "close-date"), ["acme", "gamma", "beta"]),
        (("--sort", "stage", "--limit", "1"), ["acme"]),
        (("--sort", "name", "--limit", "2"), ["acme", "beta"]),
    ],
)
def test_lists_stand_in_the_order_asked_for(
    playbook: Playbook, options: tuple[str, ...], found: list[str]
) -> None:
    assert ids(playbook("status", *options, "--json")) == found


@pytest.mark.usefixtures("three")
def test_the_other_lists_take_the_same_options(playbook: Playbook) -> None:
    board = playbook("board", "--owner", "wang", "--json").json
    assert [card["deal"] for one in board for column in one["columns"] for card in column["deals"]] == [
        "gamma",
        "beta",
    ]
    assert (
        playbook("stale", "--owner", "李雷", "--as-of", "2028-01-01", "--json", expect=1).json[0]["deal"]
        == "acme"
    )
    assert playbook("stale", "--owner", "李雷", "--json").json == []
    assert playbook("stats", "--owner", "wang", "--json").json[0]["deals"] == 2
    assert [row["id"] for row in read_rows(playbook("export", "--format", "csv", "--stage", "eval"))] == [
        "beta"
    ]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--owner", "wnag"), "did you mean: wang"),
        (("--stage", "Evalution"), "did you mean: evaluation"),
        (("--where", "ownr=li"), "did you mean: owner"),
        (("--where", "account=Betta"), "did you mean: Beta AG"),
    ],
)
def test_a_name_that_no_deal_has_is_no_empty_answer(
    playbook: Playbook, options: tuple[str, ...], says: str
) -> None:
    ran = playbook("status", *options, expect=3)
    assert says in ran.err
    assert ran.out == ""


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "options",
    [
        ("--stage", "closed-won"),
        ("--where", "status=won"),
        ("--owner", "wang", "--where", "amount=12万"),
    ],
)
def test_what_exists_and_no_deal_is_now_is_an_empty_answer(
    playbook: Playbook, options: tuple[str, ...]
) -> None:
    assert playbook("status", *options, "--json").json == []
    assert playbook("check", "--all", *options, "--json").json == []
    assert "no open deals match" in playbook("board", *options).err


@pytest.mark.usefixtures("three")
def test_one_deal_and_a_filter_contradict_each_other(playbook: Playbook) -> None:
    for words in (("status", "acme"), ("check", "acme"), ("export", "acme")):
        assert "not both" in playbook(*words, "--owner", "wang", expect=2).err
