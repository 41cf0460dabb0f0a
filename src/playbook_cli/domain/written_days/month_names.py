"""The names of months and weekdays in the languages in which systems write dates."""

import unicodedata

_MONTHS = (
    (
        "jan january januar jänner janvier janv enero ene janeiro gennaio gen januari januari"
        " января январь янв stycznia styczeń ocak"
    ),
    (
        "feb february februar février févr fév febrero fevereiro fev febbraio februari"
        " февраля февраль фев lutego luty şubat"
    ),
    "mar march märz mrz mars marzo março maart mrt марта март мар marca marzec mart",
    "apr april avril avr abril abr aprile апреля апрель апр kwietnia kwiecień nisan",
    "may mai mayo maio maggio mag mei мая май maja maj mayıs",
    "jun june juni juin junio junho giugno giu июня июнь июн czerwca czerwiec haziran",
    "jul july juli juillet juil julio julho luglio lug июля июль июл lipca lipiec temmuz",
    "aug august août aout agosto ago augustus августа август авг sierpnia sierpień ağustos augusti",
    (
        "sep sept september septembre septiembre setembro set settembre"
        " сентября сентябрь сен сент września wrzesień eylül"
    ),
    (
        "oct october oktober okt octobre octubre outubro out ottobre ott"
        " октября октябрь окт października październik ekim"
    ),
    "nov november novembre noviembre novembro ноября ноябрь ноя listopada listopad kasım",
    (
        "dec december dezember dez décembre déc diciembre dic dezembro dicembre"
        " декабря декабрь дек grudnia grudzień aralık"
    ),
)
_WEEKDAYS = """
mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag so sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche lun lunes martes miércoles jueves viernes sábado domingo
"""


def fold_word(word: str) -> str:
    """A word without case, accents and a full stop behind it."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).rstrip(".")


MONTHS = {fold_word(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
WEEKDAYS = frozenset(map(fold_word, _WEEKDAYS.split()))
