"""A playbook from YAML: strictly in the model's own keys, or in the shapes that other teams use."""

from typing import Any

from playbook_cli.adapters.playbook_validation import Location, validate_playbook
from playbook_cli.adapters.strict_yaml import YamlNode, YamlProblem, find_wide_colon, read_yaml_node
from playbook_cli.domain.text import clean_text
from playbook_cli.errors import InvalidPlaybook, NoStages
from playbook_cli.services.ports import ReadPlaybook


def read_yaml(text: str, *, source: str) -> ReadPlaybook:
    """Read a playbook; raises InvalidPlaybook or NoStages."""
    clean = clean_text(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))
    try:
        root = read_yaml_node(clean)
    except YamlProblem as problem:
        raise InvalidPlaybook(
            source, problem.line, problem.problem, problem.text, column=problem.column
        ) from problem
    if root.kind != "mapping" or root.get("stages") is None:
        if wide := find_wide_colon(clean):
            raise InvalidPlaybook(source, wide[0] + 1, "full_width_colon", wide[1])
        raise NoStages(source)
    mapping = _plain(root)

    def find_place(location: Location) -> tuple[int | None, int | None]:
        node = _find_node(root, location)
        return node.line, node.column

    return ReadPlaybook(validate_playbook(mapping, source, find_place), (), source)


def _plain(node: YamlNode) -> Any:
    """The value of a node as plain lists and mappings."""
    if node.kind == "mapping":
        return {entry.key: _plain(entry.value) for entry in node.entries}
    if node.kind == "list":
        return [_plain(item) for item in node.items]
    return node.value


def _find_node(node: YamlNode, location: Location) -> YamlNode:
    """The innermost node on the way to a location."""
    for part in location:
        child = node.items[part] if isinstance(part, int) and part < len(node.items) else node.get(str(part))
        if child is None:
            break
        node = child
    return node
