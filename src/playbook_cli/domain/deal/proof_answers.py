"""What an answer to “who confirmed it?” is, what proves nothing, and what was given on a deal before.

Whoever is asked for a name may answer “no” or “yes” instead. Neither is anybody's name, however it is given.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.refs import list_requirements
from playbook_cli.domain.playbook.texts.commitments import says_internal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playbook_cli.domain.deal.history.events import Marked
    from playbook_cli.domain.deal.history.evidence import Evidence
    from playbook_cli.domain.deal.marks import Mark, Marks
    from playbook_cli.domain.playbook.refs import Place

_NOBODY = (
    r"n|no|nope|n/a|none|nil|not (?:yet|confirmed)|(?:nobody|no ?one)(?: yet)?|"
    r"否|不是?|无人?|暂无|(?:还没|没)有?人?|(?:未|没有?人?|无人)确认"
)
_YES = r"y|yes|yep|yeah|ok|okay|true|sure|somebody|someone|嗯|[是对好有]的?|有人|(?:客户)?已?确认了?"
_AROUND = " .,;:!?。，；：！？…"
_BEHIND_A_NAME = r"\s*[,，;；、/(（]"
_JUST_NOW = r"just now|刚才|刚刚"
_LONGEST_DAY = 24  # characters
_HINTS_AT_DAY = (
    r"\d|day|tmr|ago\b|later\b|from now|[天日号周]|星期|礼拜|月前|年前"  # only then are days looked for
)


class WhoAnswer(StrEnum):
    """What a text that was given for a name is."""

    NAME = "name"
    OWN_SIDE = "own_side"  # a name too, but of who sells
    YES = "yes"  # that there is somebody
    NOBODY = "nobody"
    NO_NAME = "no_name"  # a number, or a lone letter, which is a key that was pressed


class ProofDoubt(StrEnum):
    """Why a proof can hardly be one, by the codes that scripts are told."""

    OWN_SIDE = "confirmed-by-own-side"
    NO_NAME = "confirmed-by-no-name"
    NO_PROOF = "evidence-proves-nothing"


def read_who(text: str, ours: Iterable[str] = ()) -> WhoAnswer:
    """What an answer to “who?” is, where `ours` are the people on our side of the deal."""
    answer = fold_name(text).strip(_AROUND)
    if not any(map(str.isalnum, text)) or re.fullmatch(_NOBODY, answer):
        return WhoAnswer.NOBODY
    if re.fullmatch(_YES, answer):
        return WhoAnswer.YES
    if not any(map(str.isalpha, answer)) or (len(answer) == 1 and answer.isascii()):
        return WhoAnswer.NO_NAME
    name = fold_name(re.split(_BEHIND_A_NAME, text.strip())[0])
    return WhoAnswer.OWN_SIDE if name and name in map(fold_name, ours) else WhoAnswer.NAME


def find_doubts(event: Marked, owner: str) -> Iterator[tuple[ProofDoubt, str]]:
    """What of a proof that was recorded as it was given can hardly be meant, each with the text in question.

    Whoever writes a command is not asked again as in the walk: what was given counts, and this is said of it.
    """
    who = read_who(event.confirmed_by, (owner, event.by)) if event.confirmed_by else WhoAnswer.NAME
    if who is not WhoAnswer.NAME:
        doubt = ProofDoubt.OWN_SIDE if who is WhoAnswer.OWN_SIDE else ProofDoubt.NO_NAME
        yield doubt, event.confirmed_by or ""
    for piece in event.evidence:
        if isinstance(piece, str) and is_no_proof(piece):
            yield ProofDoubt.NO_PROOF, piece


def is_no_proof(text: str) -> bool:
    """Whether a text that was given as evidence proves nothing: one character, a mere yes or a mere day."""
    words = fold_name(text)
    lone = bool(text.strip()) and len(words) <= 1
    if lone or re.fullmatch(_YES, words.strip(_AROUND)) or re.fullmatch(_JUST_NOW, words):
        return True
    if len(words) > _LONGEST_DAY or words.isdecimal() or not re.search(_HINTS_AT_DAY, words):
        return False
    from playbook_cli.domain.written_days.mere_days import is_mere_day

    return is_mere_day(text)


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
