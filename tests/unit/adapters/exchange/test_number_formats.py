"""What number formats of workbooks show beside a value."""

import pytest

from playbook_cli.adapters.exchange.number_formats import find_shown_currency, shows_month_alone


@pytest.mark.parametrize(
    ("number_format", "currency"),
    [
        ("General", ""),
        ("#,##0.00", ""),
        ("0%", ""),
        ("[$€-407] #,##0.00", "EUR"),
        ('#,##0.00\\ "€"', "EUR"),
        ("_-* #,##0.00\\ [$€-407]_-;-* #,##0.00\\ [$€-407]_-", "EUR"),
        ('"USD" #,##0', "USD"),
        ('"¥"#,##0', "¥"),
        ("[$¥-804]#,##0.00", "CNY"),
        ("[$¥-411]#,##0", "JPY"),
        ("[$¥-zh-CN]#,##0", "CNY"),
        ("￥#,##0.00", "￥"),
        ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', "$"),
        ("[$$-409]#,##0.00", "USD"),
        ("[$$-10409]#,##0.00", "USD"),
        ("[$$-1009]#,##0.00_);[Red]([$$-1009]#,##0.00)", "CAD"),
        ("#,##0.00 [$kr-41D]", "SEK"),
        ("[Red][$£-809]#,##0", "GBP"),
        ('#,##0"元"', "元"),
        ('0!.0,"万元"', "元"),
        ("[$USD] #,##0;[$EUR] #,##0", "USD"),
        ('#,##0 "USD or EUR"', ""),
        ("$#,##0 [$€-407]", ""),
    ],
)
def test_the_currency_of_a_format_is_read(number_format: str, currency: str) -> None:
    assert find_shown_currency(number_format) == currency


def test_a_day_is_shown_as_its_month_alone() -> None:
    assert shows_month_alone("mmm-yy")
    assert shows_month_alone('yyyy"年"m"月";@')
    assert not shows_month_alone("yyyy-mm-dd")
    assert not shows_month_alone("m/d/yy h:mm")
    assert not shows_month_alone('[$-409]d"-"mmm"-"yy')
    assert not shows_month_alone("General")
