"""The front matter of a Markdown playbook: found, read strictly, and turned into settings.

A front matter that has `playbook` or another of our own keys is ours: an unknown key in it is an error that
names the nearest, and so is whatever makes it no YAML. Any other belongs to another tool: it is kept as it
stands, and nothing in it stops the reading.
"""

from collections.abc import Sequence

from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading.lines.source_lines import (
    FRONT_ENDS,
    FRONT_FENCE,
    MOST_FRONT_LINES,
    find_front,
    split_lines,
)
from playbook_cli.reading.settings.playbook_settings import FrontMatter, Settings
from playbook_cli.reading.settings.settings_keys import OWN_KEYS, has_own_keys, read_settings
from playbook_cli.reading.strict.strict_yaml import (
    YamlNode,
    YamlProblem,
    check_mapping,
    invalid_playbook,
    read_yaml_node,
)

_OWN_BEGINNINGS = tuple(f"{key}{colon}" for key in sorted(OWN_KEYS) for colon in ":：")


def read_front_matter(lines: Sequence[str], source: str) -> FrontMatter:
    """The front matter at the very beginning of a text; without one the text begins at index 0.

    Raises InvalidPlaybook for one of ours that breaks the rules.
    """
    within = find_front(lines)
    if not within and (length := _measure_past_limit(lines)):
        raise InvalidPlaybook(source, 1, "long_front_matter", f"{length:,}", f"{MOST_FRONT_LINES:,}")
    if not within:
        return FrontMatter()
    stop = len(within) + 2
    try:
        root = read_yaml_node("\n".join(within), first_line=2)
        check_mapping(root, "\n".join(within), first_line=2)
    except YamlProblem as problem:
        if not any(line.startswith(_OWN_BEGINNINGS) for line in within):
            return FrontMatter(within, stop)
        raise invalid_playbook(problem, source) from problem
    if root.kind != "mapping":
        return FrontMatter(within, stop)
    settings = read_settings(root, source) if has_own_keys(root) else _read_foreign(root)
    return FrontMatter(within, stop, settings, root)


def _measure_past_limit(lines: Sequence[str]) -> int:
    """How many lines a front matter of ours has that is too long; 0 where there is none."""
    if len(lines) <= MOST_FRONT_LINES or lines[0].rstrip() != FRONT_FENCE:
        return 0
    if not any(line.startswith(_OWN_BEGINNINGS) for line in lines[1:MOST_FRONT_LINES]):
        return 0
    return next((at for at, line in enumerate(lines) if at and line.rstrip() in FRONT_ENDS), 0)


def read_guide_within(text: str, source: str) -> Guide:
    """The guide in the front matter of a text; raises InvalidPlaybook where it breaks the rules."""
    return read_front_matter(split_lines(text).lines, source).settings.guide(source)


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
