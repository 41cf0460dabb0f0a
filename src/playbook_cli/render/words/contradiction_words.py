"""The words of what two people recorded on one deal without knowing of each other."""

from typing import Final

from playbook_cli.domain.deal.history.contradictions import Contradiction, ContradictionCode
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _, later

_WORDS: Final[dict[ContradictionCode, str]] = {
    ContradictionCode.STARTED_TWICE: later("{a} and {b} each started it"),
    ContradictionCode.MOVED_TWICE: later("{a} and {b} each moved it to another stage"),
    ContradictionCode.CLOSED_TWICE: later("{a} and {b} closed or reopened it in two ways"),
    ContradictionCode.CLOSED_AND_WORKED: later("it was closed while somebody still worked on it ({a}, {b})"),
    ContradictionCode.UPGRADED_TWICE: later("{a} and {b} moved it to two editions of the playbook"),
    ContradictionCode.MARKED_TWICE: later("{a} and {b} marked {about} in two ways"),
    ContradictionCode.SET_TWICE: later("{a} and {b} set {about} to two values"),
    ContradictionCode.STEPPED_TWICE: later("{a} and {b} agreed on two next steps"),
}


def describe_contradiction(contradiction: Contradiction, ref: str = "") -> str:
    """What was recorded by whom; an item goes by its ref where there is one."""
    first, second = (clean_line(name) or "-" for name in contradiction.by)
    about = ref or contradiction.about.rpartition("/")[2]
    return _(_WORDS[contradiction.code]).format(a=first, b=second, about=clean_line(about))
