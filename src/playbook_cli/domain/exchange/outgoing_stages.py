"""What a deal's stage is called on its way out, so that no upload moves a deal that nobody touched.

A deal goes back by the very name with which it came, while it stands where that name put it. After a move
the mapping says how the new stage is called there. A choice among several names is told, and so is a name of
ours that is written for want of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import TheirStage
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.exchange.columns import Layout
from playbook_cli.domain.exchange.stage_labels import list_readings
from playbook_cli.domain.names import fold_name
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Stage


@dataclass(frozen=True, slots=True)
class StageLabel:
    """The label that is written for a stage.

    `choices` are all that the mapping has for it where these are several; `is_ours` says that nothing tells
    whether the other system has a stage of this name.
    """

    label: str
    choices: tuple[str, ...] = ()
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class LabelNote:
    """A label that somebody should know of, and the names of the deals for which it was written."""

    label: StageLabel
    deals: tuple[str, ...]


def choose_label(state: DealState, stage: Stage, layout: Layout) -> StageLabel:
    """How the stage of a deal, or its end, is called in the system of a layout."""
    if not layout.system:
        return StageLabel(stage.id)
    as_end = state.status in layout.ends_as_stages
    meanings = {state.status.value} if as_end else {stage.id, stage.name}
    theirs = state.fields.find_their_stage(layout.system)
    if theirs and _is_one_of(_say_meaning(theirs, layout), {*meanings, state.status.value}):
        return StageLabel(theirs.label)
    named = tuple(one for one in layout.named_stages if _is_one_of(layout.stages[one], meanings))
    if named:
        return StageLabel(named[0], named if len(named) > 1 else ())
    if as_end:
        return StageLabel(layout.ends[state.status])
    return StageLabel(stage.name, is_ours=not _is_standard(stage, layout))


def _is_standard(stage: Stage, layout: Layout) -> bool:
    """Whether a system has a stage of this name in its standard pipeline."""
    name = fold_name(stage.name)
    return any(fold_name(label) == name for labels in layout.pipeline for label in labels)


def list_label_notes(written: Iterable[tuple[str, StageLabel]]) -> Iterator[LabelNote]:
    """The labels that were chosen among several or are ours, each once, with the deals that have it."""
    found: dict[StageLabel, list[str]] = {}
    for deal, label in written:
        if label.choices or label.is_ours:
            found.setdefault(label, []).append(deal)
    return (LabelNote(label, tuple(deals)) for label, deals in found.items())


def _say_meaning(theirs: TheirStage, layout: Layout) -> str:
    """What a label of theirs is here: what the layout says of it today, else what it was when it came."""
    said = map(layout.find_stage, list_readings(theirs.label))
    return next(filter(None, said), theirs.ours)


def _is_one_of(target: str, meanings: Iterable[str]) -> bool:
    """Whether what a mapping says is one of these stages and ends, by id or name."""
    return fold_name(target.replace("-", "_")) in {fold_name(one.replace("-", "_")) for one in meanings}
