"""The overview of a playbook: what gates, boards and statistics ask of it, without its texts and models."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playbook_cli.domain.playbook.model import Playbook, Stage


@dataclass(frozen=True, slots=True)
class PartOverview:
    """What is marked of a criterion: one of its requirements, or all of it where it has none."""

    path: str
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class CriterionOverview:
    """One exit criterion with its parts."""

    id: str
    path: str
    ref: str
    name: str
    required: bool
    parts: tuple[PartOverview, ...]


@dataclass(frozen=True, slots=True)
class StageOverview:
    """One stage: its limits in days, its gate, and how a deal is over that stands here where it is an end."""

    id: str
    name: str
    position: int
    stale_after_days: int | None
    quiet_after_days: int | None
    overdue_after_days: int | None
    end: DealStatus | None
    criteria: tuple[CriterionOverview, ...]


@dataclass(frozen=True)
class PlaybookOverview:
    """One edition by its digest; `asks_evidence` says that what is only claimed does not count."""

    id: str
    version: str
    language: str
    asks_evidence: bool
    stages: tuple[StageOverview, ...]
    title: str

    def stage(self, stage_id: str) -> StageOverview | None:
        """The stage of this id, or None."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    @cached_property
    def part_paths(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The path of every criterion with those of its parts, in their order."""
        criteria = (criterion for stage in self.stages for criterion in stage.criteria)
        return tuple((criterion.path, tuple(part.path for part in criterion.parts)) for criterion in criteria)

    @cached_property
    def all_parts(self) -> tuple[str, ...]:
        """The path of every part, in their order."""
        return tuple(part for _path, parts in self.part_paths for part in parts)

    @cached_property
    def wholes(self) -> frozenset[str]:
        """The path of every criterion that has parts of its own, which may be marked at once."""
        return frozenset(path for path, parts in self.part_paths if path not in parts)

    @cached_property
    def parts(self) -> int:
        """How many parts all its criteria have."""
        return sum(len(paths) for _path, paths in self.part_paths)

    @cached_property
    def spans(self) -> Mapping[str, slice]:
        """Which of all parts, in their order, are those of a criterion, by its path."""
        ends = accumulate(len(paths) for _path, paths in self.part_paths)
        spanned = zip(self.part_paths, ends, strict=True)
        return {path: slice(end - len(paths), end) for (path, paths), end in spanned}

    def find_asked(self, stage: StageOverview) -> Sequence[slice]:
        """The parts of each criterion that a stage asks for; worked out once for all deals."""
        if stage.id not in self._asked:
            self._asked[stage.id] = [self.spans[one.path] for one in stage.criteria if one.required]
        return self._asked[stage.id]

    @cached_property
    def _asked(self) -> dict[str, list[slice]]:
        return {}


Tallied = tuple[PlaybookOverview, str]  # the edition that a deal follows, and its tally


def overview_playbook(playbook: Playbook) -> PlaybookOverview:
    """The overview of a playbook."""
    from playbook_cli.domain.playbook.ends import find_ends

    ends = find_ends(playbook)
    return PlaybookOverview(
        id=playbook.id,
        version=playbook.digest,
        language=playbook.language,
        asks_evidence=playbook.evidence == "required",
        stages=tuple(_overview_stage(stage, ends.get(stage.id)) for stage in playbook.stages),
        title=playbook.title,
    )


def _overview_stage(stage: Stage, end: DealStatus | None) -> StageOverview:
    return StageOverview(
        id=stage.id,
        name=stage.name,
        position=stage.position,
        stale_after_days=stage.stale_after_days,
        quiet_after_days=stage.quiet_after_days,
        overdue_after_days=stage.overdue_after_days,
        end=end,
        criteria=tuple(_list_criteria(stage)),
    )


def _list_criteria(stage: Stage) -> list[CriterionOverview]:
    from playbook_cli.domain.playbook.refs import find_criteria, list_requirements

    return [
        CriterionOverview(
            id=place.item.id,
            path=place.path,
            ref=place.ref,
            name=place.item.name,
            required=criterion.required,
            parts=tuple(
                PartOverview(part.path, part.ref, part.text) for part in list_requirements(place) or [place]
            ),
        )
        for place, criterion in find_criteria(stage)
    ]
