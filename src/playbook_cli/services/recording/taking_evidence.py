"""Files as evidence: taken when they are given, compared when one deal is looked at."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.evidence import Evidence, FileEvidence
from playbook_cli.domain.deal.warning_codes import WarningCode
from playbook_cli.domain.deal.warnings import DealWarning
from playbook_cli.domain.playbook.refs import find_place_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.services.ports.evidence_shelf import EvidenceState
    from playbook_cli.services.workspace import Workspace


def take_evidence(workspace: Workspace, texts: Sequence[str]) -> tuple[Evidence, ...]:
    """What proves something, each piece as words or as a file with its digest; raises UnreadableFile."""
    if workspace.evidence is None:
        return tuple(texts)
    return tuple(workspace.evidence.take(text) for text in texts)


def find_changed_evidence(
    workspace: Workspace, state: DealState
) -> Iterator[tuple[FileEvidence, EvidenceState]]:
    """Every file given as evidence that is not what it was, each file once."""
    for evidence in _find_files(state):
        if workspace.evidence is None:
            return
        from playbook_cli.services.ports.evidence_shelf import EvidenceState

        found = workspace.evidence.examine(evidence)
        if found is not EvidenceState.SAME:
            yield evidence, found


def warn_of_evidence(workspace: Workspace, playbook: Playbook, state: DealState) -> Sequence[DealWarning]:
    """The warnings of what has changed, one for each kind of change; a past day knows of none."""
    if workspace.until:
        return ()
    files: dict[str, list[str]] = defaultdict(list)
    refs: dict[str, list[str]] = defaultdict(list)
    paths = {evidence: path for path, mark in state.marks.items() for evidence in mark.evidence}
    for evidence, found in find_changed_evidence(workspace, state):
        place = find_place_at(playbook, paths[evidence])
        files[found.value].append(evidence.file)
        refs[found.value] += [place.full_ref] if place else []
    if not files:
        return ()
    from playbook_cli.services.ports.evidence_shelf import EvidenceState

    return [
        DealWarning(
            WarningCode(f"evidence-{found.value}"), texts=tuple(files[found]), refs=tuple(refs[found])
        )
        for found in EvidenceState
        if files[found]
    ]


def _find_files(state: DealState) -> list[FileEvidence]:
    pieces = [piece for mark in state.marks.values() for piece in mark.evidence]
    return list(dict.fromkeys(piece for piece in pieces if isinstance(piece, FileEvidence)))
