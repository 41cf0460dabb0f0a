from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.amounts.amount_grammar import read_money
from playbook_cli.domain.money import Money, find_money, plain, sum_amounts
from playbook_cli.errors import AmbiguousReading, InvalidArgument


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("120000", "120000", ""), ("120000 CNY", "120000", "CNY"), ("¥120,000", "120000", "CNY"),
        ("12万", "120000", ""), ("1.2亿元", "120000000", "CNY"), ("1.5M EUR", "1500000", "EUR"),
        ("$80k", "80000", "USD"), ("usd 80", "80", "USD"), ("１２万", "120000", ""), ("0.10", "0.1", ""),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(text: str, amount: str, currency: str) -> None:
    money = read_money(text)
    assert (plain(money.amount), money.currency) == (amount, currency)


@pytest.mark.parametrize(
    "text", ["", "much", "1e5", "NaN", "$5 EUR", "12 34", "1,25,0", "0." + "1" * 5000, "9" * 16]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidArgument):
        read_money(text)


def test_plain_has_neither_exponent_nor_useless_zeros() -> None:
    assert plain(Decimal("1E+5")) == "100000"
    assert plain(Decimal("1.50")) == "1.5"


@given(st.decimals(0, 10**14, places=2), st.sampled_from(["", "CNY", "EUR"]))
def test_what_is_kept_is_read_back_as_it_is(amount: Decimal, currency: str) -> None:
    money = read_money(f"{plain(amount)} {currency}")
    assert (money.amount, money.currency) == (amount, currency)
    assert plain(money.amount) == plain(amount)


@given(st.text() | st.text(alphabet="¥$€0123456789.,kKmM万亿元 CNYeE-+", max_size=16))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        money = read_money(text)
    except (InvalidArgument, AmbiguousReading):
        return
    assert Decimal(plain(money.amount)) == money.amount


@pytest.mark.parametrize(
    "text", ["", "much", "NaN", "Infinity", "-Infinity", "1E+25", "1E-25", "1E+999999", "1e-999999"]
)
def test_a_text_that_holds_no_sane_number_is_no_money(text: str) -> None:
    assert find_money(text, "CNY") is None


@pytest.mark.parametrize("text", ["120000", "0", "1E+24", "1E-24"])
def test_a_number_of_a_size_that_money_has_is_money(text: str) -> None:
    assert find_money(text, "CNY") == Money(Decimal(text), "CNY")


def test_amounts_add_up_for_each_currency_in_their_order_and_exactly() -> None:
    amounts = [read_money(text) for text in ("2 USD", "1万 CNY", "0.1 CNY", "3 USD", "5")]
    assert sum_amounts([None, *amounts]) == (
        Money(Decimal(5), ""),
        Money(Decimal("10000.1"), "CNY"),
        Money(Decimal(5), "USD"),
    )
    large = [Money(Decimal("1E+24"), "CNY"), Money(Decimal("1E-24"), "CNY")]
    assert sum_amounts(large)[0].amount == Decimal("1" + "0" * 24 + "." + "0" * 23 + "1")
    assert sum_amounts([]) == ()
