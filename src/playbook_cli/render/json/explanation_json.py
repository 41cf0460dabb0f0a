"""Why a text reads as it does, for scripts."""

from dataclasses import asdict
from typing import Any

from playbook_cli.domain.playbook.guides.reading_report import Candidate
from playbook_cli.services.explaining import Explanation


def explanation_mapping(explanation: Explanation) -> dict[str, Any]:
    """Candidates with their evidence, best first, the outline, and the labels that nobody knows."""
    report = explanation.report
    return {
        "file": explanation.file,
        "format": report.format,
        "candidates": [_candidate_mapping(candidate) for candidate in report.candidates],
        "outline": [
            {
                "line": entry.line,
                "level": entry.level,
                "text": entry.text,
                "role": entry.role.value,
                "section": entry.section.value if entry.section else None,
            }
            for entry in report.outline
        ],
        "unknown_labels": [{"label": one.label, "lines": list(one.lines)} for one in report.unknown_labels],
    }


def _candidate_mapping(candidate: Candidate) -> dict[str, Any]:
    return {
        "way": candidate.way.value,
        "verdict": candidate.verdict.value,
        "shortfalls": [one.value for one in candidate.shortfalls],
        "places": [asdict(place) for place in candidate.places],
        "evidence": asdict(candidate.evidence),
    }
