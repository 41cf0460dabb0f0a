"""What the labels in a column of stages are: stages of the playbook, ends, or nothing that is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from playbook_cli.domain.end_words import find_end_word
from playbook_cli.domain.exchange.columns import WRITTEN_ONLY, Column, Layout
from playbook_cli.domain.exchange.stage_labels import list_readings
from playbook_cli.errors import NotFound
from playbook_cli.services.importing.table.stage_finding import StageFinder, suggest_stages
from playbook_cli.services.importing.table.table_reading import TableReading
from playbook_cli.services.importing.table.understanding import StageCount

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook

_OURS = frozenset([Column.ID, Column.STATUS, *WRITTEN_ONLY])  # what only our own table has beside a stage
_ENDS = ("won", "lost", "no-decision", "no_decision")


class TableStages:
    """The labels of a table, each with how many rows have it and the line of the first, beside a playbook."""

    def __init__(self, editions: tuple[Playbook, ...], labels: Mapping[str, tuple[int, int]]) -> None:
        self.edition = editions[0]
        self.finder = StageFinder(editions)
        self.labels = labels

    def list_counts(self, layout: Layout) -> tuple[StageCount, ...]:
        """Each label with what it is here, or what it could be."""
        suggested = suggest_stages(self.edition, layout, list(self.labels))
        names = {stage.id: stage.name for stage in self.edition.stages}
        targets = {label: self._find_target(label, layout) for label in self.labels}
        return tuple(
            StageCount(label, count, line, target, suggested.get(label), names.get(target or "", ""))
            for label, target in targets.items()
            for count, line in [self.labels[label]]
        )

    def find_common_ends(self, reading: TableReading) -> dict[str, str]:
        """The labels that neither the layout nor the playbook knows, and that mean an end to everybody.

        Beside a Closed Lost, Closed Won is an end in a table of nobody's, though a stage may be called so.
        """
        ends = {
            label: end.slug
            for label in self.labels
            for one in list_readings(label)
            if (end := find_end_word(one))
        }
        layout = reading.layout
        plain = not layout.system and _OURS.isdisjoint(reading.columns.values())
        listed = plain and "lost" in ends.values()
        return {
            label: end
            for label, end in ends.items()
            if self._find_target(label, layout) is None or (listed and end == "won")
        }

    def _find_target(self, label: str, layout: Layout) -> str | None:
        """What a label is here: what the layout says, else a stage of the playbook."""
        ours = next(filter(None, map(layout.find_stage, list_readings(label))), None)
        try:
            return self.finder.find(self.edition, ours or label).id
        except NotFound:
            return ours if ours in _ENDS else None
