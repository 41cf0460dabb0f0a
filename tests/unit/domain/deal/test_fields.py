from datetime import date
from decimal import Decimal

import pytest

from playbook_cli.domain.deal.fields import NO_FIELDS, DealFields
from playbook_cli.domain.money import Money


def test_what_was_never_said_is_nothing() -> None:
    assert (NO_FIELDS.owner, NO_FIELDS.amount, NO_FIELDS.close_date, NO_FIELDS.archived) == (
        "",
        None,
        None,
        False,
    )


def test_each_fact_has_its_own_type() -> None:
    fields = DealFields(
        {
            "owner": "Ann",
            "account": "Acme",
            "amount": "120000",
            "currency": "CNY",
            "close_date": "2026-12-24",
            "snoozed_until": "2026-11-30",
            "archived": "yes",
            "external:salesforce": "006X",
        }
    )
    assert (fields.owner, fields.account) == ("Ann", "Acme")
    assert fields.amount == Money(Decimal(120_000), "CNY")
    assert (fields.close_date, fields.snoozed_until) == (date(2026, 12, 24), date(2026, 11, 30))
    assert fields.archived
    assert fields.externals == {"external:salesforce": "006X"}


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "24.12.2026"])
def test_a_day_that_is_none_is_no_day_and_stays_as_it_was_written(text: str) -> None:
    fields = DealFields({"close_date": text})
    assert fields.close_date is None
    assert fields.text("close_date") == text
