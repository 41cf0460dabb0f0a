"""Why a playbook reads as it does: what its reader weighed, also where it found no stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.guides.reading_report import ReadingReport, StagesNotFound
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.authoring.looking_up import load_playbook

if TYPE_CHECKING:
    from playbook_cli.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was seen in one file."""

    file: str
    report: ReadingReport


def explain_playbook(workspace: Workspace, reference: str | None) -> Explanation:
    """The report on a playbook; raises what reading it raises, but for a text without stages."""
    try:
        read = load_playbook(workspace, reference, with_report=True)
    except StagesNotFound as error:
        return Explanation(error.path, error.report)
    return Explanation(read.source, read.report)
