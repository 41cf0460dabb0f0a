"""Durations and probabilities as people write them in headings, tables and settings."""

import re

_UNITS = {
    1: (
        "d day days tag tage tagen arbeitstage werktage día días dia dias jour jours jrs j giorno giorni "
        "天 日 个工作日 工作日 个自然日 日間 営業日"
    ),
    7: (
        "w wk wks week weeks woche wochen semana semanas semaine semaines sem settimana settimane "
        "周 週 週間 星期 个星期 个周"
    ),
    30: "mo month months monat monate monaten mes mês meses mese mesi mois 个月 月 個月 ヶ月 か月 カ月",
    90: "q quarter quarters quartal quartale trimestre trimestres 季度 个季度",
}
_DAYS_OF = {unit: days for days, units in _UNITS.items() for unit in units.split()}
_UNIT = "|".join(sorted(_DAYS_OF, key=len, reverse=True))
_NUMBER = r"\d{1,4}(?:[.,]5)?"
_RANGE = re.compile(
    rf"(?P<up>[<≤]=?\s*|up to |under |max\.? |bis zu |hasta |jusqu'à |不超过|最多|within )?(?P<low>{_NUMBER})"
    rf"(?:\s*(?P<lowunit>{_UNIT})?\s*(?:-|–|—|~|～|to|bis|a|à|至|到)\s*(?P<high>{_NUMBER}))?"
    rf"\s*-?\s*(?P<unit>{_UNIT})(?![^\W\d_](?<![\u2e80-\u9fff]))",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d{1,2})?\s*[%％]")
_PERCENT_RANGE = re.compile(r"\d\s*[%％]?\s*[-–—~至到]\s*\d{1,3}\s*[%％]")
_LONGEST = 200
_MOST_DAYS = 36500


def find_durations(text: str) -> list[tuple[int, int]]:
    """Every duration in a text as (least days, most days)."""
    return [_days(match) for match in _RANGE.finditer(text[:_LONGEST])]


def read_duration(text: str) -> tuple[int, int] | None:
    """The one duration that a text states, or None where it states none or several."""
    found = find_durations(text)
    return found[0] if len(found) == 1 else None


def _days(match: re.Match[str]) -> tuple[int, int]:
    unit = _DAYS_OF[match["unit"].lower()]
    low = _scaled(match["low"], _DAYS_OF[match["lowunit"].lower()] if match["lowunit"] else unit)
    if match["high"]:
        high = _scaled(match["high"], unit)
        return min(low, high), max(low, high)
    return (0, low) if match["up"] else (low, low)


def _scaled(number: str, unit: int) -> int:
    return min(round(float(number.replace(",", ".")) * unit), _MOST_DAYS)


def read_percentage(text: str) -> int | None:
    """The one percentage of 0 to 100 that a text states, or None."""
    short = text[:_LONGEST]
    found = _PERCENT.findall(short)
    if len(found) != 1 or _PERCENT_RANGE.search(short):
        return None
    return int(found[0]) if int(found[0]) <= 100 else None  # noqa: PLR2004  # per cent
