"""A playbook as YAML or JSON, which hold everything.

Line numbers and fields at their default are left out: the reader gives them again.
"""

import json
from typing import Any

from playbook_cli.domain.playbook.model import Playbook, Stage
from playbook_cli.domain.playbook.structure import Section


def write_json(playbook: Playbook) -> str:
    """Write a playbook as JSON, indented for people and for diffs."""
    return json.dumps(source_mapping(playbook), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_yaml(playbook: Playbook) -> str:
    """Write a playbook as YAML in the model's own keys."""
    from playbook_cli.writing.plain_yaml import write_yaml_mapping

    return write_yaml_mapping(source_mapping(playbook))


def source_mapping(playbook: Playbook) -> dict[str, Any]:
    """What YAML and JSON hold: the stated fields of a playbook, in the order of the model."""
    plain = playbook.model_dump(mode="json", exclude={"stages", "other_sections"}, exclude_defaults=True)
    mapping = {**plain, "stages": [_stage_mapping(stage) for stage in playbook.stages]}
    if playbook.other_sections:
        mapping["other_sections"] = [_without_line(other.model_dump()) for other in playbook.other_sections]
    return mapping


def _stage_mapping(stage: Stage) -> dict[str, Any]:
    plain: dict[str, Any] = stage.model_dump(mode="json", exclude={"line"}, exclude_defaults=True)
    for key in (*(section.value for section in Section), "other_sections"):
        for item in plain.get(key, ()):
            _without_line(item)
            for requirement in item.get("requirements", ()):
                _without_line(requirement)
    return plain


def _without_line(mapping: dict[str, Any]) -> dict[str, Any]:
    mapping.pop("line", None)
    return mapping
