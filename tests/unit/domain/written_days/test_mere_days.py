import pytest

from playbook_cli.domain.written_days.dates import names_day
from playbook_cli.domain.written_days.mere_days import is_mere_day
from playbook_cli.domain.written_days.month_names import MONTHS, WEEKDAYS
from playbook_cli.domain.written_days.relative_words import NUMERALS, UNITS, WORDS

DAYS = [
    *WORDS,
    *(f"20 {month} 2026" for month in MONTHS),
    *(f"{weekday}, 20.12.2026" for weekday in WEEKDAYS),
    *(f"{number} {unit} ago" for number in NUMERALS for unit in UNITS),
    *(
        "in 3 weeks",
        "3 days from now",
        "3daysago",
        "next friday",
        "下周五",
        "上个礼拜天",
        "十二月二十日",
        "11-20",
    ),
    *("20thDec", "the 20th of December", "20 de diciembre de 2026", "20 декабря 2026 г.", "令和8年1月1日"),
    *(
        "2026-12-20T10:00 AWST",
        "20/12/2026 à 10:00 CEST",
        "20.12.2026 um 10:00 Uhr",
        "2026年12月20日 下午 3:00",
    ),
    *("2026년 12월 20일 오후 3:00 (일요일)", "民國115年12月20日", "20261220"),
]


def test_no_word_of_a_day_is_taken_for_more_than_a_day() -> None:
    found = [text for text in DAYS if names_day(text)]
    assert len(found) > len(DAYS) * 3 / 4
    assert [text for text in found if not is_mere_day(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "mail",
        "mail 2026-11-20",
        "邮件",
        "会议纪要 11-20",
        "signed yesterday",
        "letter of 20 May 2026",
        "十十日",
    ],
)
def test_a_text_that_says_more_is_no_mere_day(text: str) -> None:
    assert not is_mere_day(text)
