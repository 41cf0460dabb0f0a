"""The guide of a playbook, from a file of its own or from keys of the front matter."""

from collections.abc import Mapping

from playbook_cli.domain.playbook.guides.guide import (
    GUIDE_KEYS,
    IGNORE,
    SECTIONS,
    STAGE_HEADINGS,
    Guide,
    GuidedHeading,
)
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.labels.label_meanings import default_names
from playbook_cli.reading.settings.yaml_values import ValueReader
from playbook_cli.reading.strict.strict_yaml import (
    YamlNode,
    YamlProblem,
    check_mapping,
    invalid_playbook,
    read_yaml_node,
)


def read_guide(text: str, *, source: str) -> Guide:
    """The guide that a file holds; raises InvalidPlaybook for whatever is wrong in it."""
    try:
        root = read_yaml_node(text)
        check_mapping(root, text)
    except YamlProblem as problem:
        raise invalid_playbook(problem, source) from problem
    reader = ValueReader(source)
    headings: tuple[GuidedHeading, ...] = ()
    sections: Mapping[Section, tuple[str, ...]] = {}
    ignored: tuple[str, ...] = ()
    for entry in reader.entries(root):
        if entry.key == STAGE_HEADINGS:
            headings = read_headings(reader, entry.value)
        elif entry.key == SECTIONS:
            sections, ignored = read_labels(reader, entry.value)
        else:
            reader.refuse_key(entry, GUIDE_KEYS)
    return Guide(headings, sections, ignored, source)


def read_headings(reader: ValueReader, node: YamlNode) -> tuple[GuidedHeading, ...]:
    """The headings that are stages, each with its place."""
    return tuple(GuidedHeading(text, line, column) for text, line, column in reader.texts(node))


def read_labels(
    reader: ValueReader, node: YamlNode
) -> tuple[dict[Section, tuple[str, ...]], tuple[str, ...]]:
    """What labels mean, and those that hold no items."""
    sections: dict[Section, tuple[str, ...]] = {}
    ignored: tuple[str, ...] = ()
    for entry in reader.entries(node):
        names = tuple(text for text, _, _ in reader.texts(entry.value))
        if entry.key == IGNORE:
            ignored += names
            continue
        found = default_names().find(entry.key.replace("_", " "))
        if found is None:
            reader.refuse_key(entry, [*(section.value for section in Section), IGNORE])
        sections[found.section] = sections.get(found.section, ()) + names
    return sections, ignored
