"""A guide as YAML, for a file of its own or for the front matter of the text that it is about."""

from typing import Any

from playbook_cli.domain.playbook.guides.guide import IGNORE, SECTIONS, STAGE_HEADINGS, Guide
from playbook_cli.writing.plain_yaml import write_yaml_line, write_yaml_mapping

_FENCE = "---"


def guide_mapping(guide: Guide) -> dict[str, Any]:
    """What a guide says, as plain values; keys that say nothing are left out."""
    mapping: dict[str, Any] = {}
    if guide.stage_headings:
        mapping[STAGE_HEADINGS] = [heading.text for heading in guide.stage_headings]
    labels: dict[str, Any] = {
        section.value: list(names) for section, names in guide.sections.items() if names
    }
    if guide.ignored:
        labels[IGNORE] = list(guide.ignored)
    if labels:
        mapping[SECTIONS] = labels
    return mapping


def write_guide(guide: Guide) -> str:
    """The text of a guide; empty where it says nothing."""
    mapping = guide_mapping(guide)
    return write_yaml_mapping(mapping) if mapping else ""


def write_guide_inline(guide: Guide) -> list[str]:
    """The same with one line for each key, where there is no room for more."""
    return [write_yaml_line(key, value) for key, value in guide_mapping(guide).items()]


def insert_guide(text: str, guide: Guide) -> str:
    """The text with the guide at the end of its front matter, or in a new one; every other line stays."""
    lines = text.splitlines(keepends=True)
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    said = [f"{line}{ending}" for line in write_guide(guide).splitlines()]
    if lines and lines[0].rstrip() == _FENCE:
        end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), None)
        if end is not None:
            return "".join([*lines[:end], *said, *lines[end:]])
    return "".join([f"{_FENCE}{ending}", *said, f"{_FENCE}{ending}", ending, *lines])
