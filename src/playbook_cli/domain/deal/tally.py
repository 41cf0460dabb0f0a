"""What a deal counts for in the statistics: a line for each thing, free of dates and of an edition's words.

The statistics of many deals are the sum of their lines, so that nobody need hold the deals themselves. A line
is a kind and what it is about, with tabs between; a deal that is put away counts for nothing.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from playbook_cli.domain.deal.proof import lacks
from playbook_cli.domain.deal.statuses import DealStatus, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.deal.history.time_in_stage import Stay
    from playbook_cli.domain.deal.state import DealEnd, DealState
    from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, StageOverview

DEAL: Final = "deal"
# Of a stage: once for each deal that was in it, left it in any way, went on from it; then for each stay.
ENTERED, LEFT, ADVANCED = "entered", "left", "advanced"
HERE, ENDED, DAYS = "here", "ended", "days"
# Of a gate that was passed, by the rule or against it.
PASSED, AGAINST = "passed", "against"
# Of a deal that is over: how and why, to whom it was lost, in which stage, without which criterion.
CLOSED, COMPETITOR, LOST, MISSING = "closed", "competitor", "lost", "missing"
UNPLACED: Final = "unplaced"  # of a deal that an import ended without a sale: nobody saw in which stage

_ADVANCED, _WON = Passage.ADVANCED, DealStatus.WON  # each found once: see proof.py
_ESCAPED: Final = {"\\": "\\\\", "\t": "\\t", "\n": "\\n"}
_MEANT: Final = {escaped: character for character, escaped in _ESCAPED.items()}
Fields = tuple[str, ...]


def tally_deal(state: DealState, playbook: PlaybookOverview, stage: StageOverview, proof: str) -> str:
    """What a deal counts for that stands in this stage; `proof` has a letter for each part of a playbook."""
    from playbook_cli.domain.deal.history.time_in_stage import find_stays

    if state.fields.archived:
        return ""
    stays = list(find_stays(state))
    lines = [(DEAL,), *_tally_stages(stays), *_tally_stays(stays, state)]
    if state.closed:
        lines += _tally_end(state, state.closed)
        if state.closed.imported:
            lines += _tally_imported_end(state, stage)
        if state.status is not _WON and not state.closed.imported:
            lines += [(LOST, stage.id), *_tally_missing(playbook, stage, proof)]
    if _needs_no_escape("".join(chain.from_iterable(lines))):
        return "\n".join(map("\t".join, lines))
    return "\n".join(map(_write_line, lines))


def read_line(line: str) -> Fields:
    """The kind of a line and what it is about."""
    if "\\" not in line:
        return tuple(line.split("\t"))
    parts = line.split("\t")
    return tuple(re.sub(r"\\.", lambda match: _MEANT[match[0]], part) for part in parts)


def _write_line(fields: Fields) -> str:
    return "\t".join([_escape(field) for field in fields])


def _escape(text: str) -> str:
    if _needs_no_escape(text):
        return text
    return re.sub(r"[\\\t\n]", lambda match: _ESCAPED[match[0]], text)


def _needs_no_escape(text: str) -> bool:
    return text.isprintable() and "\\" not in text


def _tally_stages(stays: Sequence[Stay]) -> Iterator[Fields]:
    """Each stage that a deal was in, left and went on from, once."""
    yield from [(ENTERED, stage) for stage in dict.fromkeys([stay.stage for stay in stays])]
    yield from [(LEFT, stage) for stage in dict.fromkeys([stay.stage for stay in stays if stay.until])]
    yield from [(ADVANCED, stage) for stage in dict.fromkeys([stay.stage for stay in stays if stay.forward])]


def _tally_stays(stays: Sequence[Stay], state: DealState) -> list[Fields]:
    """Each stay in a stage: how long it was, whether the deal ended there, and how it passed the gate."""
    lines: list[Fields] = []
    for stay in stays:
        days = stay.days
        lines.append((HERE, stay.stage) if days is None else (DAYS, stay.stage, str(days)))
        if stay.left_by is None and state.closed:
            lines.append((ENDED, stay.stage, state.status.value))
        if stay.forward:
            lines.append((PASSED if stay.left_by is _ADVANCED else AGAINST,))
    return lines


def _tally_end(state: DealState, closed: DealEnd) -> Iterator[Fields]:
    """How it ended and why; who won it instead, as said on closing, otherwise who was known."""
    yield CLOSED, state.status.value, closed.reason or ""
    if state.status is not _WON:
        if competitor := closed.competitor or state.fields.competitor:
            yield COMPETITOR, competitor
    elif not closed.imported:
        yield (AGAINST if closed.overridden else PASSED,)


def _tally_imported_end(state: DealState, stage: StageOverview) -> Iterator[Fields]:
    """A deal that an import won was in the stage in which deals are won, for days that nobody knows."""
    if state.status is _WON:
        yield ENTERED, stage.id
        yield ENDED, stage.id, state.status.value
    else:
        yield (UNPLACED,)


def _tally_missing(playbook: PlaybookOverview, stage: StageOverview, proof: str) -> Iterator[Fields]:
    """What the gate of the stage still asked for."""
    required = (criterion for criterion in stage.criteria if criterion.required)
    for criterion, span in zip(required, playbook.find_asked(stage), strict=True):
        if lacks(proof[span], strict=playbook.asks_evidence):
            yield MISSING, stage.id, criterion.id
