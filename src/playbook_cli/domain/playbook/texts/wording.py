"""How a criterion is worded: as a result that can be checked, or as work that is still to be done."""

import re

from playbook_cli.domain.names import fold_name

_CHINESE_TASK = re.compile(
    r"(?:待(?!定)|需要|需(?!求)|准备|计划|拟|将|尚未|开始|继续|推进|推动|跟进|持续|尝试|争取|安排|协助)"
)
_CHINESE_WORK = re.compile(
    r"(?:准备|制定|制作|安排|收集|整理|编写|提供|展示|组织|跟进|推进|推动|联系|拜访|发送|协助|参加)"
)
_CHINESE_RESULT = re.compile(r"已|完成|完毕|到位|就绪|通过|认可|一致|达成|获得")
_ENGLISH_UNFINISHED = re.compile(
    r"\b(?:to be|tbd|to ?do|needs? to|should|will|pending|ongoing|under ?way|in progress|not yet)\b"
)
_ENGLISH_RESULT = re.compile(
    r"\b(?:\w+ed|complete|done|known|set|sent|met|held|made|given|won|written|built|understood|taken|found|chosen|sold|"
    r"paid|read|seen|heard|drawn|kept|is|are|has|have|can)\b"
)
# `Client has received the offer`, `The budget is known`: what is so, whatever will follow from it.
_ENGLISH_STATED = re.compile(
    r"(?:the |our |a |an )?(?:[\w'-]+ ){1,3}?(?:has|have|is|are|was|were) "
    r"(?!to\b|not\b|in\b|under\b|pending\b|ongoing\b|being\b|tbd\b)(?:\w+ly )?\w+"
)
_ENGLISH_VERBS = frozenset(
    """
    arrange ask assess attend book build call collect compile conduct contact continue coordinate create
    define deliver demonstrate determine develop discover discuss document draft engage ensure establish
    evaluate explore follow gather get give hold identify introduce investigate learn make map meet
    negotiate obtain offer organize organise perform pitch plan prepare present propose provide pursue push
    qualify research review run schedule send share start submit talk try understand update validate verify
    visit work write
    """.split()  # noqa: SIM905  # a list of eighty words in quotes cannot be read
)


def is_task(text: str) -> bool:
    """Tell whether a criterion's name asks for work instead of naming a result: 待进行调研, Schedule it."""
    folded = fold_name(text)
    if _CHINESE_TASK.match(folded):
        return not _CHINESE_RESULT.search(folded)
    unfinished = _ENGLISH_UNFINISHED.search(folded) and not _ENGLISH_STATED.match(folded)
    return bool(unfinished) or _is_command(folded)


def is_work(text: str) -> bool:
    """Tell whether a requirement names an activity instead of what comes of it: 制定计划, Send the quote."""
    folded = fold_name(text)
    if _CHINESE_WORK.match(folded):
        return not _CHINESE_RESULT.search(folded)
    return _is_command(folded)


def _is_command(folded: str) -> bool:
    first, _, rest = folded.partition(" ")
    return first in _ENGLISH_VERBS and bool(rest) and not _ENGLISH_RESULT.search(rest)
