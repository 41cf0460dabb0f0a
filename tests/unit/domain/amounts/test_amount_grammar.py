from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.amounts.amount_grammar import read_money
from playbook_cli.domain.amounts.numbers import DecimalMark, find_numbers, write_number
from playbook_cli.domain.money import plain
from playbook_cli.errors import AmbiguousReading, InvalidArgument


def read(text: str, mark: DecimalMark | None = None, currency: str = "") -> tuple[str, str]:
    money = read_money(text, mark=mark, currency=currency)
    return plain(money.amount), money.currency


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("512,77", "512.77", ""),
        ("19.234,56", "19234.56", ""),
        ("1 250,50", "1250.5", ""),
        ("1'250", "1250", ""),
        ("1’250.50", "1250.5", ""),
        ("12\u00a0000 EUR", "12000", "EUR"),
        ("12\u202f000 €", "12000", "EUR"),
        ("1,250,000", "1250000", ""),
        ("1.250.000", "1250000", ""),
        ("0,250", "0.25", ""),
        ("1250.125", "1250.125", ""),
        ("100€", "100", "EUR"),
        ("₹12,00,000", "1200000", "INR"),
        ("US$12,000", "12000", "USD"),
        ("HK$5k", "5000", "HKD"),
        ("A$5", "5", "AUD"),
        ("NT$ 300", "300", "TWD"),
        ("R$ 1.250", "1250", "BRL"),
        ("$12,000", "12000", "USD"),
        ("50万美元", "500000", "USD"),
        ("60万", "600000", ""),
        ("1.2亿元", "120000000", "CNY"),
        ("1亿2000万", "120000000", ""),
        ("1.250万", "12500", ""),
        ("RMB 500", "500", "CNY"),
        ("CNH 500", "500", "CNY"),
        ("人民币500元", "500", "CNY"),
        ("(1,250.50)", "-1250.5", ""),
        ("-5", "-5", ""),
        ("€-5", "-5", "EUR"),
        ("5-", "-5", ""),
        ("1.250,-", "1250", ""),
        ("CHF 1'250.--", "1250", "CHF"),
        ("50 TEUR", "50000", "EUR"),
        ("3,5 Mio. €", "3500000", "EUR"),
        ("2.5bn usd", "2500000000", "USD"),
        ("３．５ｍ", "3500000", ""),
        ("￥１２０，０００", "120000", "CNY"),
        ("5 lakh", "500000", ""),
        ("85k", "85000", ""),
        ("90 grand", "90000", ""),
        ("86w", "860000", ""),
        ("1.5W元", "15000", "CNY"),
        ("85千", "85000", ""),
        ("5 млн ₽", "5000000", "RUB"),
        ("€85,000", "85000", "EUR"),
        ("1.250 €", "1250", "EUR"),
        ("125,000 USD", "125000", "USD"),
        ("USD 125,000.00", "125000", "USD"),
        ("¥1,250,000", "1250000", "CNY"),
        ("85,000元", "85000", "CNY"),
        ("一百二十万", "1200000", ""),
        ("三十五万八", "358000", ""),
        ("十二万五千美元", "125000", "USD"),
        ("两万五", "25000", ""),
        ("一百零五万", "1050000", ""),
        ("人民币壹佰贰拾万元整", "1200000", "CNY"),
        ("12万5千", "125000", ""),
        ("12万5", "125000", ""),
        ("3亿5千万", "350000000", ""),
    ],
)
def test_what_can_be_read_in_one_way_is_read(text: str, amount: str, currency: str) -> None:
    assert read(text) == (amount, currency)


@pytest.mark.parametrize(
    "text", ["1.250", "1,250", "$1.250", "¥1.250", "-1.250", "(1,250)", "1,250 KWD", "1.250k"]
)
def test_what_can_be_read_in_two_ways_is_refused_with_both_and_the_key_that_says_which(text: str) -> None:
    with pytest.raises(AmbiguousReading) as raised:
        read(text)
    assert raised.value.key == "decimal"
    marks = [mark for mark, _value in raised.value.readings]
    assert marks == ["dot", "comma"]
    values = {mark: read(text, DecimalMark(mark))[0] for mark in marks}
    assert values == dict(raised.value.readings)


@pytest.mark.parametrize(
    ("text", "known", "currency"),
    [
        ("$5", "CAD", "CAD"),
        ("$5", "EUR", "USD"),
        ("¥5", "JPY", "JPY"),
        ("5元", "TWD", "TWD"),
        ("kr 5", "SEK", "SEK"),
    ],
)
def test_a_sign_that_several_share_means_the_currency_of_the_deal(
    text: str, known: str, currency: str
) -> None:
    assert read(text, currency=known) == ("5", currency)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#REF!", "formula_error"),
        ("#BEZUG!", "formula_error"),
        ("####", "formula_error"),
        ("1.2E+05", "rounded"),
        ("5 XYZZY", "currency"),
        ("kr 5", "shared_currency"),
        ("5 EUR USD", "amount"),
        ("about 5", "one_number"),
        ("约86万", "one_number"),
        ("86万左右", "one_number"),
        ("80-90k", "one_number"),
        ("十几万", "one_number"),
        ("5 mil", "two_scales"),
        ("5 widgets", "currency"),
        ("12万50", "amount"),
        ("二百万三千万", "amount"),
        ("12,345,6", "amount"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, expected: str) -> None:
    with pytest.raises(InvalidArgument) as raised:
        read(text)
    assert raised.value.expected == expected


def test_an_amount_against_the_mark_that_is_said_is_refused() -> None:
    with pytest.raises(InvalidArgument) as raised:
        read("12.50", DecimalMark.COMMA)
    assert raised.value.expected == "decimal_comma"


@pytest.mark.parametrize(
    ("text", "locale_mark", "amount"),
    [
        ("85,000", DecimalMark.DOT, "85000"),
        ("85.000", DecimalMark.COMMA, "85000"),
        ("85,5", DecimalMark.DOT, "85.5"),
    ],
)
def test_the_locale_of_who_types_settles_what_it_leaves_without_three_decimals(
    text: str, locale_mark: DecimalMark, amount: str
) -> None:
    assert plain(read_money(text, locale_mark=locale_mark).amount) == amount


@pytest.mark.parametrize(
    ("text", "locale_mark"), [("85.000", DecimalMark.DOT), ("85,000", DecimalMark.COMMA)]
)
def test_no_locale_makes_three_decimals_of_thousands(text: str, locale_mark: DecimalMark) -> None:
    with pytest.raises(AmbiguousReading):
        read_money(text, locale_mark=locale_mark)


@given(st.integers(1, 10**10))
def test_a_number_that_is_spelt_out_is_read_back(number: int) -> None:
    assert read(f"{spell(number)}元") == (str(number), "CNY")


def spell(number: int) -> str:
    """A number in Chinese, as school teaches it."""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            rest = number % size
            zero = "零" if rest and rest < size // 10 else ""
            return f"{spell(number // size)}{unit}{zero}{spell(rest) if rest else ''}"
    return "零一二三四五六七八九"[number]


@given(st.decimals(-(10**12), 10**12, places=3), st.sampled_from(DecimalMark))
def test_a_number_that_is_written_is_read_back_whatever_the_mark(amount: Decimal, mark: DecimalMark) -> None:
    written = write_number(plain(amount), mark)
    assert read(written) == (plain(amount), "")
    assert set(find_numbers(written.lstrip("-")).values()) == {abs(amount)}
