"""What a text says of the customer: that they, or somebody who decides, confirm or decide something.

Such a part is the heart of a criterion: the rest is our own work. It is read from the words, in English and
in Chinese; "the customer's approval process is known" is no decision of theirs.
"""

import re
from functools import lru_cache

from playbook_cli.domain.names import fold_name

_WHO = (
    r"(?:customers?|clients?|buyers?|prospects?|decision ?makers?|sponsors?|executives?|champions?|"
    r"both sides|both parties|ceo|cfo|cio|cto|board)"
)
_DOES = (
    r"(?:confirm(?:s|ed)?|agree(?:s|d)?|approve[sd]?|accept(?:s|ed)?|decide[sd]?|sign(?:s|ed)?|"
    r"commit(?:s|ted)?|endorse[sd]?|acknowledge[sd]?|cho(?:o)?se[ns]?|select(?:s|ed)?|"
    r"(?:give[sn]?|gave|grant(?:s|ed)?) (?:\w+ ){0,3}(?:approval|consent|agreement|go ahead))"
)
_DONE_BY = r"(?:confirmed|agreed|approved|accepted|decided|signed|endorsed|acknowledged|chosen|selected)"
_ENGLISH = (
    rf"\b{_WHO}(?! ?['’]s\b)\b(?:(?! not\b)[\w ,()]){{0,30}}?\b{_DOES}\b"
    rf"|\b{_DONE_BY}\b[\w ]{{0,25}}?\b(?:by|with) (?:the |a |an )?(?:\w+ ){{0,2}}?{_WHO}(?! ?['’]s\b)\b"
)
_WHO_ZH = (
    r"(?:客户|甲方|对方|买方|用户方|决策者|决策人|决策层|关键人|高层|领导|老板|双方|负责人|总经理|总监|拍板人|"
    r"[\u4e00-\u9fff]总)"
)
_DOES_ZH = (
    r"(?:确认|认可|同意|批准|签字|签署|签约|决定|拍板|接受|承诺|选定|答应|首肯|达成一致|审批通过|已一致)"
)
_BETWEEN = r"[^，。；;,、客内]{0,10}?"
_CHINESE = rf"{_WHO_ZH}(?!现有|当前|内部的){_BETWEEN}{_DOES_ZH}"
_OURS_ZH = r"(?:内部|我方|我们|团队|部门)[^，。；;,]{0,10}$"

_INTERNAL = r"\binternal(?:ly)?\b|\bour own\b|\bwe have\b|内部|我方|我们"
_CUSTOMER = r"customer|client|buyer|prospect|客户|甲方|对方|买方|用户方"


@lru_cache(maxsize=1024)  # the parts of a playbook, which many deals follow
def says_customer_decides(text: str) -> bool:
    """Whether a text says that the customer, or somebody who decides, confirms or decides something."""
    folded = fold_name(text)
    return bool(re.search(_ENGLISH, folded) or _says_in_chinese(folded))


@lru_cache(maxsize=1024)
def says_internal(text: str) -> bool:
    """Whether a text is about something internal and names no customer, so that it is ours to confirm."""
    folded = fold_name(text)
    return bool(re.search(_INTERNAL, folded)) and not re.search(_CUSTOMER, folded)


def _says_in_chinese(folded: str) -> bool:
    found = re.finditer(_CHINESE, folded)
    return any(not re.search(_OURS_ZH, folded[: match.start()]) for match in found)
