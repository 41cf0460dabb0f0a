"""Who is said to have confirmed an item: a name or none, and the names and proofs given on a deal before.

Whoever is asked for a name may answer “no” or “yes” instead. Neither is anybody's name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.refs import list_requirements
from playbook_cli.domain.playbook.texts.commitments import says_internal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.deal.history.evidence import Evidence
    from playbook_cli.domain.deal.marks import Mark, Marks
    from playbook_cli.domain.playbook.refs import Place

_NOBODY = (
    r"n|no|nope|n/a|none|nil|not (?:yet|confirmed)|(?:nobody|no ?one)(?: yet)?|"
    r"否|不是?|无人?|暂无|(?:还没|没)有?人?|(?:未|没有?人?|无人)确认"
)
_YES = r"y|yes|yep|yeah|ok|okay|true|sure|somebody|someone|嗯|[是对好有]的?|有人|(?:客户)?已?确认了?"
_AROUND = " .,;:!?。，；：！？…"


def says_nobody(text: str) -> bool:
    """Whether a text that was given for a name says that there is none."""
    return not any(map(str.isalnum, text)) or bool(re.fullmatch(_NOBODY, _fold_answer(text)))


def says_yes(text: str) -> bool:
    """Whether a text that was given for a name only says that there is one."""
    return bool(re.fullmatch(_YES, _fold_answer(text)))


def is_mere_answer(text: str) -> bool:
    """Whether a text that was given for a name only says that there is one, or none."""
    return says_yes(text) or bool(re.fullmatch(_NOBODY, _fold_answer(text)))


def is_name(text: str) -> bool:
    """Whether a text can be the name of anybody: a lone letter is a key that was pressed."""
    name = _fold_answer(text)
    lone = len(name) == 1 and name.isascii()
    return any(map(str.isalpha, name)) and not (lone or is_mere_answer(text))


def _fold_answer(text: str) -> str:
    return fold_name(text).strip(_AROUND)


def concerns_customer(place: Place) -> bool:
    """Whether anybody at the customer could confirm a place: not where all of it is internal to us."""
    return not all(says_internal(part.text) for part in list_requirements(place) or [place])


def list_people(marks: Marks) -> Sequence[str]:
    """Who confirmed something, the one who did so last first."""
    names = (mark.confirmed_by for mark in _newest_first(marks) if mark.confirmed_by)
    return list(dict.fromkeys(names))


def list_proofs(marks: Marks) -> Sequence[Evidence]:
    """What was given as evidence, the last first."""
    return list(dict.fromkeys(piece for mark in _newest_first(marks) for piece in reversed(mark.evidence)))


def _newest_first(marks: Marks) -> Sequence[Mark]:
    done = [mark for mark in marks.values() if mark.status is ItemStatus.DONE]
    return sorted(done, key=lambda mark: -mark.order)
