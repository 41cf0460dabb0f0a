"""Why a deal ended: one of the playbook's reasons, and words of one's own.

Reasons are counted, so they are taken from the playbook's list and kept in its spelling; what is said after
a colon is the detail. `Other` says nothing by itself and therefore needs words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.names import find_matches, find_nearest, fold_name
from playbook_cli.errors import AmbiguousName, InvalidArgument, NotFound
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.playbook.model import Playbook

_OTHER = frozenset(["other", "others", "其他", "其它", "其他原因", "其它原因"])
_COLON = re.compile(r"[:：]")


@dataclass(frozen=True, slots=True)
class EndReason:
    """A reason in the playbook's own words, and the detail; either may be None."""

    reason: str | None = None
    detail: str | None = None


def list_reasons(playbook: Playbook, outcome: DealStatus) -> tuple[str, ...]:
    """The reasons that the playbook knows for this end of a deal."""
    return playbook.win_reasons if outcome is DealStatus.WON else playbook.loss_reasons


def is_other(reason: str) -> bool:
    """Whether this reason says only that it is none of the others."""
    return fold_name(reason) in _OTHER


def read_reason(listed: Sequence[str], text: str, *, detail: str | None = None) -> EndReason:
    """Find the listed reason that `text` names, whole or before a colon; without a list any words do.

    Raises NotFound with the list, AmbiguousName, or InvalidArgument for `other` without words.
    """
    said = (detail or "").strip()
    if not listed and not is_other(text):
        return EndReason(text.strip(), said or None)
    reason, rest = _split(listed, text.strip())
    words = "; ".join(part for part in (rest, said) if part)
    if is_other(reason) and not words:
        raise InvalidArgument("--reason", text, "other_words")
    return EndReason(reason, words or None)


def read_free_reason(listed: Sequence[str], text: str, *, detail: str | None = None) -> EndReason:
    """The same for words that need not be listed, such as those of an override: then they are the detail."""
    try:
        return read_reason(listed, text, detail=detail)
    except (NotFound, AmbiguousName):
        words = (part for part in (text.strip(), (detail or "").strip()) if part)
        return EndReason(None, "; ".join(words) or None)


def _split(listed: Sequence[str], text: str) -> tuple[str, str]:
    head, *tail = (part.strip() for part in _COLON.split(text, maxsplit=1))
    rest = tail[0] if tail else ""
    for wanted, left in ((text, ""), (head, rest)):
        matches = find_matches(wanted, [(reason, (reason,)) for reason in listed])
        if len(matches) == 1:
            return matches[0], left
        if matches:
            raise AmbiguousName("reason", text, tuple(matches))
        if is_other(wanted):
            return wanted, left
    raise NotFound("reason", text, tuple(dict.fromkeys((*find_nearest(text, listed), *listed))))
