"""An adopted text for scripts."""

from typing import Any

from playbook_cli.domain.playbook.guides.reading_report import OutlineEntry
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.services.authoring.adopting import Adopted
from playbook_cli.writing.guide_writer import guide_mapping


def adopted_mapping(adopted: Adopted, *, guide_file: str, written: bool) -> dict[str, Any]:
    """The guide, where it belongs, what the text reads as under it, and the outline."""
    return {
        "file": adopted.read.source,
        "guide": guide_mapping(adopted.guide),
        "guide_file": guide_file,
        "written": written,
        "questions": adopted.questions,
        "stages": [
            {"id": stage.id, "name": stage.name, **{s.value: len(getattr(stage, s.value)) for s in Section}}
            for stage in adopted.read.playbook.stages
        ],
        "outline": [_entry_mapping(entry) for entry in adopted.report.outline],
    }


def _entry_mapping(entry: OutlineEntry) -> dict[str, Any]:
    return {
        "line": entry.line,
        "level": entry.level,
        "text": entry.text,
        "role": entry.role.value,
        "section": entry.section.value if entry.section else None,
    }
