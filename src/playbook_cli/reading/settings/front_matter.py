"""The front matter of a Markdown playbook: found, read strictly, and turned into settings.

A front matter that has `playbook` or another of our own keys is ours: an unknown key in it is an error that
names the nearest, and so is whatever makes it no YAML. Any other belongs to another tool: it is kept as it
stands, and nothing in it stops the reading.
"""

from collections.abc import Sequence

from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.lines.source_lines import split_lines
from playbook_cli.reading.settings.playbook_settings import Settings
from playbook_cli.reading.settings.settings_keys import OWN_KEYS, has_own_keys, read_settings
from playbook_cli.reading.strict.strict_yaml import (
    YamlNode,
    YamlProblem,
    check_mapping,
    invalid_playbook,
    read_yaml_node,
)

_FENCE = "---"
_ENDS = ("---", "...")
_MOST_LINES = 5000
_OWN_BEGINNINGS = tuple(f"{key}{colon}" for key in sorted(OWN_KEYS) for colon in ":：")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines between the fences, and the index of the first line after them."""

    lines: tuple[str, ...]
    stop: int


def split_front_matter(lines: Sequence[str]) -> FrontMatter:
    """The front matter at the very beginning of a text; without one the text begins at index 0."""
    if not lines or lines[0].rstrip() != _FENCE:
        return FrontMatter((), 0)
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in _ENDS), None)
    if end is None or not any(":" in line or "：" in line for line in lines[1:end]):
        return FrontMatter((), 0)
    return FrontMatter(tuple(lines[1:end]), end + 1)


def read_front_matter(front: FrontMatter, source: str) -> tuple[Settings, YamlNode | None]:
    """The settings that a front matter states, and its root node; raises InvalidPlaybook where it is ours."""
    if not front.lines:
        return Settings(ours=False), None
    try:
        root = read_yaml_node("\n".join(front.lines), first_line=2)
        check_mapping(root, "\n".join(front.lines), first_line=2)
    except YamlProblem as problem:
        if not any(line.startswith(_OWN_BEGINNINGS) for line in front.lines):
            return Settings(ours=False), None
        raise invalid_playbook(problem, source) from problem
    if root.kind != "mapping":
        return Settings(ours=False), None
    return (read_settings(root, source) if has_own_keys(root) else _read_foreign(root)), root


def read_guide_within(text: str, source: str) -> Guide:
    """The guide in the front matter of a text; raises InvalidPlaybook where it breaks the rules."""
    return read_front_matter(split_front_matter(split_lines(text).lines), source)[0].guide(source)


def _read_foreign(root: YamlNode) -> Settings:
    """What another tool's front matter may tell us: title, language, version."""
    settings = Settings(ours=False)
    for entry in root.entries:
        text = entry.value.stripped
        if text and entry.key.lower() in ("title", "name") and not settings.title:
            settings.title = text
        elif text and entry.key.lower() in ("language", "lang"):
            settings.language = text
        elif text and entry.key.lower() == "version":
            settings.version = text
    return settings
