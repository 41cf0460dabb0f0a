"""A playbook from YAML: strictly in the model's own keys, or in the shapes that other teams use."""

from collections.abc import Iterator, Sequence
from typing import Any

from playbook_cli.domain.names import slugify_name, stem_of
from playbook_cli.domain.playbook.finding import Finding, FindingCode
from playbook_cli.domain.playbook.guides.reading_report import (
    Candidate,
    CandidatePlace,
    Evidence,
    ReadingReport,
    ReadPlaybook,
    StagesNotFound,
    UnknownLabel,
    Verdict,
    Way,
)
from playbook_cli.reading.document.playbook_mapping import other_mappings, stage_mappings
from playbook_cli.reading.lines.source_lines import split_lines
from playbook_cli.reading.playbook_validation import Location, validate_playbook
from playbook_cli.reading.stages.criterion_needs import settle_needs
from playbook_cli.reading.stages.drafts import DraftOther
from playbook_cli.reading.strict.strict_yaml import (
    YamlNode,
    YamlProblem,
    check_mapping,
    invalid_playbook,
    read_yaml_node,
)
from playbook_cli.reading.words.languages import words_of
from playbook_cli.reading.yaml.yaml_items import node_text
from playbook_cli.reading.yaml.yaml_own import OwnReader, is_own_form
from playbook_cli.reading.yaml.yaml_shapes import YamlStages, find_yaml_stages, read_found_stages

_FORMAT = "yaml"
_TITLE_KEYS = words_of(lambda one: one.title_keys)


def read_yaml(text: str, *, source: str) -> ReadPlaybook:
    """Read a playbook; raises InvalidPlaybook or StagesNotFound."""
    split = split_lines(text)
    clean = "\n".join(split.lines)
    try:
        root = read_yaml_node(clean)
        check_mapping(root, clean)
    except YamlProblem as problem:
        raise invalid_playbook(problem, source) from problem
    findings = [finding for finding in split.findings if finding.code == FindingCode.CONTROL_CHARACTERS]
    if root.kind == "mapping" and is_own_form(root):
        return ReadPlaybook(_read_own(root, source), tuple(findings), source, report=ReadingReport(_FORMAT))
    stages = find_yaml_stages(root)
    if stages is None:
        raise StagesNotFound(source, _refusal_report(root))
    mapping = _read_foreign(root, stages, source, findings)
    report = _report(stages, split.lines)
    return ReadPlaybook(validate_playbook(mapping, source), tuple(sorted(findings)), source, report=report)


def _report(stages: YamlStages, lines: Sequence[str]) -> ReadingReport:
    """What spoke for the list or mapping that was taken for the stages."""
    places = tuple(
        CandidatePlace(node.line, lines[node.line - 1].strip(), name) for name, node in stages.nodes
    )
    seen = Evidence(len(places), gated=stages.gates, sectioned=stages.spoken, told=stages.spoken)
    return ReadingReport(_FORMAT, (Candidate(Way.YAML, places, seen, Verdict.CHOSEN),))


def _read_own(root: YamlNode, source: str) -> Any:
    mapping = OwnReader(source).read(root)
    if not mapping.get("stages"):
        raise StagesNotFound(source, _refusal_report(root))
    settle_needs(mapping["stages"])

    def find_place(location: Location) -> tuple[int | None, int | None]:
        node = _find_node(root, location)
        return node.line, node.column

    return validate_playbook(mapping, source, find_place)


def _read_foreign(root: YamlNode, stages: YamlStages, source: str, findings: list[Finding]) -> dict[str, Any]:
    outer = _outer_node(root, stages)
    title = next((text for key in _TITLE_KEYS if (node := outer.get(key)) and (text := node.text)), "")
    title = title.strip() or stem_of(source) or "playbook"
    return {
        "id": slugify_name(title),
        "title": title,
        "language": _text_at(outer, "language"),
        "version": _text_at(outer, "version"),
        "summary": _text_at(outer, "description"),
        "stages": settle_needs(stage_mappings(read_found_stages(stages, findings), findings)),
        "other_sections": other_mappings(_list_others(root, stages)),
    }


def _refusal_report(root: YamlNode) -> ReadingReport:
    """What stands on the first level of a text that holds no stages."""
    keys = (UnknownLabel(entry.key, (entry.line,)) for entry in root.entries if entry.line)
    return ReadingReport("yaml", unknown_labels=tuple(keys))


def _text_at(node: YamlNode, key: str) -> str:
    value = node.get(key)
    return ((value.text if value else None) or "").strip()


def _outer_node(root: YamlNode, stages: YamlStages) -> YamlNode:
    """The mapping in which the stages stand, which also holds the title."""
    node = root
    for key in stages.path[:-1]:
        node = node.get(key) or node
    return node


def _list_others(node: YamlNode, stages: YamlStages) -> Iterator[DraftOther]:
    """Every key outside the stages as text."""
    if node is stages.container:
        known = {id(stage) for _, stage in stages.nodes}
        node_entries = [entry for entry in node.entries if id(entry.value) not in known]
    else:
        node_entries = node.entries
    for entry in node_entries:
        if entry.value is stages.container or _holds(entry.value, stages.container):
            yield from _list_others(entry.value, stages)
        elif not entry.value.is_empty:
            yield DraftOther(entry.key, node_text(entry.value), entry.line)


def _holds(node: YamlNode, wanted: YamlNode) -> bool:
    open_nodes = [node]
    while open_nodes:
        one = open_nodes.pop()
        if one is wanted:
            return True
        open_nodes += one.items
        open_nodes += [entry.value for entry in one.entries]
    return False


def _find_node(node: YamlNode, location: Location) -> YamlNode:
    """The innermost node on the way to a location."""
    for part in location:
        child = node.items[part] if isinstance(part, int) and part < len(node.items) else node.get(str(part))
        if child is None:
            break
        node = child
    return node
