"""By which words people and systems say that a deal is over, and how: won, lost or without a decision.

A stage of a playbook, a status or a stage in a table and the answer to `close` are all looked up here; where
one of them takes a word otherwise, it says so where it asks.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.names import fold_to_letters

_WORDS: Final[Mapping[DealStatus, str]] = {
    DealStatus.WON: """
        won | win | closed won | deal won
        gewonnen | gagné | gagnée | ganado | ganada | ganho | ganha | vinto | vinta
        赢单 | 已赢单 | 成交 | 已成交 | 中标 | 已中标 | 赢得 | 已签约 | 成功 | 贏單 | 受注 | 成約
        성사 | 수주 | 계약 완료 | выигран | выиграна | успешно реализовано
        успешная сделка | сделка успешна | wygrana
    """,
    DealStatus.LOST: """
        lost | closed lost | deal lost | dead | disqualified | out-sold
        verloren | perdu | perdue | perdido | perdida | perso | persa
        丢单 | 输单 | 失单 | 已丢单 | 已输单 | 已失单 | 丢失 | 战败 | 失败 | 未成交 | 未中标 | 流失
        丟單 | 輸單 | 失單 | 失注 | 敗注 | 실주 | 실패 | проигран | проиграна | отказ
        закрыто и не реализовано | сделка провалена | przegrana
    """,
    DealStatus.NO_DECISION: """
        no decision | cancelled | canceled | abandoned | dropped | abgebrochen | abandonné | cancelado
        无决策 | 无决定 | 未决策 | 未决定 | 已取消 | 取消 | 已搁置 | 中止 | 无效 | sin decisión | sem decisão
        sans décision | keine entscheidung | nessuna decisione
    """,
}
_AROUND: Final = frozenset(
    """
    closed close deal deals opportunity stage status 关闭 已关闭 结束 已结束 商机 项目 阶段
    cerrado cerrada cierre
    fechado fechada negócio negocio oportunidad oportunidade fermé fermée affaire geschlossen abgeschlossen
    afgesloten auftrag chiuso chiusa chiusi クローズ 商談
    """.split()  # noqa: SIM905  # thirty words in quotes cannot be read
)


_ENDS: Final = {
    fold_to_letters(word): end
    for end, words in _WORDS.items()
    for line in words.strip().splitlines()
    for word in line.split("|")
}


def find_end_word(text: str) -> DealStatus | None:
    """How a deal is over by this word; None where it says nothing of that."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    bare = fold_to_letters("".join(word for word in words if word not in _AROUND))
    return _ENDS.get(fold_to_letters(text)) or _ENDS.get(bare) or _ENDS.get(bare.removeprefix("关闭"))
