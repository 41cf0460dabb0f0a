"""The words for yes and no, for open and over, in which a file says how a deal stands."""

import re

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.end_words import find_end_word

_TRUE = frozenset(
    [
        "true",
        "1",
        "yes",
        "y",
        "是",
        "wahr",
        "ja",
        "vrai",
        "oui",
        "verdadero",
        "sí",
        "archived",
        "已归档",
        "1.0",
        "да",
        "x",
        "✓",
        "✔",
        "√",
        "verdade",
    ]
)
_FALSE = frozenset(
    [
        "false",
        "0",
        "no",
        "n",
        "否",
        "falsch",
        "nein",
        "faux",
        "non",
        "falso",
        "not archived",
        "未归档",
        "0.0",
        "нет",
    ]
)
_ENDS = {status.value: status for status in DealStatus}
_STATUS_WORDS = {
    word: status
    for status, words in {
        DealStatus.OPEN: "open offen ouvert ouverte abierto aberto active pending in_progress on_hold "
        "suspended running in_bearbeitung en_cours en_curso em_andamento 进行中 未结束 跟进中 進行中 商談中 "
        "跟進中 暂停 진행 진행중 в_работе открыта",
        DealStatus.NO_DECISION: "搁置",  # a stage of this name only rests
    }.items()
    for word in words.split()
}
_EXPECTED = re.compile(
    r"close_date|expect|est|forecast|target|due|plan|gepl|voraus|prév|prev|attend|erwart|verwacht|予定|见込|見込"
    r"|预|預|目标|예상|예정|предпол|план",
    re.IGNORECASE,
)
_OVER = frozenset(["closed", "inactive", "已关闭", "已结束", "关闭", "geschlossen", "abgeschlossen"])


def find_flag(text: str) -> bool | None:
    """What a word for yes or no says, in any of the languages; None where it is none."""
    word = text.casefold()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def says_over(text: str) -> bool:
    """Whether a status only says that a deal is over."""
    return text.casefold() in _OVER


def says_expected(heading: str) -> bool:
    """Whether the heading of a day says that it is only expected."""
    return _EXPECTED.search(heading) is not None


def find_status(text: str) -> DealStatus | None:
    """The status that a word means, in any of the languages; None where it is none."""
    word = text.casefold().replace("-", "_").replace(" ", "_")
    return _ENDS.get(word) or _STATUS_WORDS.get(word) or find_end_word(text)


def find_meant_end(meaning: str) -> DealStatus | None:
    """The status that an end of ours means, as a mapping writes it: `no-decision`; None for a stage."""
    return _ENDS.get(meaning.replace("-", "_"))
