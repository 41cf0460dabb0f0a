"""The words for days as people name them from where they stand, without the forms in which they stand."""

from typing import Final

WORDS: Final = {
    **dict.fromkeys(["today", "tod", "eod", "今天", "今日"], 0),
    **dict.fromkeys(["tomorrow", "tmr", "tmrw", "明天", "明日"], 1),
    **dict.fromkeys(["day after tomorrow", "后天"], 2),
    "大后天": 3,
    **dict.fromkeys(["yesterday", "昨天", "昨日"], -1),
    "前天": -2,
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        [
            "mon monday 一 1",
            "tue tues tuesday 二 2",
            "wed weds wednesday 三 3",
            "thu thur thurs thursday 四 4",
            "fri friday 五 5",
            "sat saturday 六 6",
            "sun sunday 日 天 7",
        ]
    )
    for name in names.split()
}
UNITS: Final = {
    **dict.fromkeys(["d", "day", "days", "天", "日"], "day"),
    **dict.fromkeys(["w", "week", "weeks", "周", "星期", "个星期", "礼拜", "个礼拜"], "week"),
    **dict.fromkeys(["m", "month", "months", "月", "个月"], "month"),
    **dict.fromkeys(["y", "year", "years", "年"], "year"),
}
_SMALL_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMERALS: Final = {
    **{sign: number for number, sign in enumerate("一二三四五六七八九十", 1)},
    "两": 2,
    "a": 1,
    "an": 1,
    "one": 1,
    **dict(zip(_SMALL_NUMBERS, range(2, 11), strict=True)),
}
WHICH: Final = {"this": 0, "next": 1, "last": -1}

_AROUND: Final = ("later", "from", "now", "ago", "in")
RELATIVE_WORDS: Final = frozenset(
    word
    for names in (WORDS, WEEKDAYS, UNITS, NUMERALS, WHICH, _AROUND)
    for name in names
    for word in name.split()
)
