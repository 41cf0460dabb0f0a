"""Which stage the label of a table means: an exact name or id, in any edition of the playbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from playbook_cli.domain.exchange.columns import Layout
from playbook_cli.domain.exchange.stage_labels import list_readings
from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.ends import list_worked
from playbook_cli.errors import NotFound

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage


class StageFinder:
    """The stages of the editions of one playbook by all their names."""

    def __init__(self, editions: Iterable[Playbook]) -> None:
        """Learn the names that each stage has in each edition; ids go first."""
        self._found: dict[tuple[str, str], Stage] = {}  # a table says the same few labels in every row
        self.names: dict[str, str] = {}
        for edition in editions:
            for stage in edition.stages:
                for name in (stage.id, stage.name):
                    self.names.setdefault(fold_name(name), stage.id)

    def find(self, playbook: Playbook, label: str) -> Stage:
        """The stage that a label means, with or without what a system adds to it; raises NotFound."""
        key = playbook.digest, label
        if key not in self._found:
            self._found[key] = self._search(playbook, label)
        return self._found[key]

    def _search(self, playbook: Playbook, label: str) -> Stage:
        own = {fold_name(name): stage for stage in playbook.stages for name in (stage.name, stage.id)}
        by_id = {stage.id: stage for stage in playbook.stages}
        for reading in list_readings(label):
            word = fold_name(reading)
            stage = own.get(word) or by_id.get(self.names.get(word, ""))
            if stage:
                return stage
        raise NotFound("stage", label, tuple(stage.name for stage in playbook.stages))


def suggest_stages(playbook: Playbook, layout: Layout, labels: Sequence[str]) -> Mapping[str, str]:
    """A stage for each label of a system's standard pipeline, by how far along it stands there.

    Nothing is taken.
    """
    worked = list_worked(playbook)
    at = {fold_name(name): place for place, names in enumerate(layout.pipeline) for name in names}
    found = {}
    for label in labels:
        place = next((at[fold_name(one)] for one in list_readings(label) if fold_name(one) in at), None)
        if place is not None and worked:
            found[label] = worked[place * len(worked) // len(layout.pipeline)].id
    return found
