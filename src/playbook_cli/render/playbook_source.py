"""A playbook as a YAML or JSON file that reads back to the same playbook; keys are the model's own.

Line numbers, positions and fields at their default are left out: the reader gives them again.
"""

import json
from typing import Any

from playbook_cli.domain.playbook import Playbook, Section, Stage


def write_json(playbook: Playbook) -> str:
    """Write a playbook as JSON, indented for people and for diffs."""
    return json.dumps(source_mapping(playbook), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_yaml(playbook: Playbook) -> str:
    """Write a playbook as YAML without anchors or tags; long texts stay on one line."""
    import yaml  # noqa: PLC0415  # 27 ms that only this format pays

    class PlainDumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # the reader refuses aliases
            return True

    mapping = source_mapping(playbook)
    return yaml.dump(mapping, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=10**9)


def source_mapping(playbook: Playbook) -> dict[str, Any]:
    """What both formats hold: the stated fields of a playbook, in the order of the model."""
    plain = playbook.model_dump(mode="json", exclude={"stages"}, exclude_defaults=True)
    return {**plain, "stages": [_stage_mapping(stage) for stage in playbook.stages]}


def _stage_mapping(stage: Stage) -> dict[str, Any]:
    plain: dict[str, Any] = stage.model_dump(mode="json", exclude={"line", "position"}, exclude_defaults=True)
    for key in (*(section.value for section in Section), "other_sections"):
        for item in plain.get(key, ()):
            item.pop("line", None)
            for requirement in item.get("requirements", ()):
                requirement.pop("line", None)
    return plain
