from datetime import date

import pytest

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming, read_row
from playbook_cli.domain.exchange.layouts import HUBSPOT, OWN, SALESFORCE
from playbook_cli.errors import AmbiguousReading, InvalidArgument


def read(cells: dict[str, str], layout: object = SALESFORCE, **externals: str) -> Incoming:
    columns = {Column(name): cell for name, cell in cells.items()}
    ids = {f"external:{k}": v for k, v in externals.items()}
    return read_row(7, columns, ids, layout, today=date(2026, 11, 23))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "status", "stage"),
    [
        ({"stage": "Evaluation"}, None, "Evaluation"),
        ({"stage": "Closed Won"}, DealStatus.WON, ""),
        ({"stage": "closedlost"}, DealStatus.LOST, ""),
        ({"stage": "Closed Won", "is_closed": "false", "is_won": "false"}, DealStatus.OPEN, "Closed Won"),
        ({"stage": "Evaluation", "is_closed": "true", "is_won": "FALSE"}, DealStatus.LOST, "Evaluation"),
        ({"stage": "", "is_won": "1"}, DealStatus.WON, ""),
        ({"stage": "Evaluation", "status": "no decision"}, DealStatus.NO_DECISION, "Evaluation"),
    ],
)
def test_whether_a_deal_is_open_and_where(
    cells: dict[str, str], status: DealStatus | None, stage: str
) -> None:
    incoming = read(cells)
    assert (incoming.status, incoming.stage) == (status, stage)


def test_cells_become_what_set_would_keep() -> None:
    incoming = read(
        {"name": "  Acme\n集团 ", "amount": "1,200,000.50", "currency": "cny", "close_date": "2026/12/1"}
    )
    assert incoming.name == "Acme 集团"
    assert incoming.fields == {"amount": "1200000.5", "currency": "CNY", "close_date": "2026-12-01"}


def test_an_amount_may_name_its_currency() -> None:
    assert read({"amount": "12万元"}).fields == {"amount": "120000", "currency": "CNY"}
    assert read({"amount": "12万"}).fields == {"amount": "120000"}
    assert read({"amount": "12万", "currency": "EUR"}).fields["currency"] == "EUR"


def test_ids_elsewhere_are_kept_under_the_name_of_the_system() -> None:
    assert read({"external_id": "006A"}).fields == {"external:salesforce": "006A"}
    assert read({}, OWN, hubspot="77", empty="").fields == {"external:hubspot": "77"}


def test_a_won_deal_takes_the_reason_of_its_own_column() -> None:
    cells = {"is_won": "true", "reason": "lost words", "win_reason": "best fit"}
    assert read(cells, HUBSPOT).reason == "best fit"
    assert read({**cells, "is_won": "false", "is_closed": "true"}, HUBSPOT).reason == "lost words"


def test_a_guarded_cell_is_read_without_its_guard() -> None:
    assert read({"next_step": "'=call"}).next_step == "=call"


@pytest.mark.parametrize(
    ("cells", "heading"),
    [
        ({"amount": "much"}, "Amount"),
        ({"close_date": "12/01/2026"}, "CloseDate"),
        ({"amount": "1.250"}, "Amount"),
        ({"amount": "100€", "currency": "USD"}, "Amount"),
        ({"amount": "#REF!"}, "Amount"),
        ({"close_date": "#N/A"}, "CloseDate"),
        ({"currency": "XYZZY"}, "CurrencyIsoCode"),
        ({"is_won": "perhaps"}, "IsWon"),
    ],
)
def test_a_cell_that_cannot_be_meant_is_refused_by_its_heading(cells: dict[str, str], heading: str) -> None:
    with pytest.raises((InvalidArgument, AmbiguousReading)) as raised:
        read(cells)
    assert raised.value.argument == heading
