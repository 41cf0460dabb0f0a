"""Stages in the front matter of a text, or in YAML between fences."""

from collections.abc import Iterator

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Evidence, Way
from playbook_cli.reading.blocks.block import Block, Fence
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.judgement import judge_rows
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.strict.strict_yaml import YamlNode, YamlProblem, read_yaml_node
from playbook_cli.reading.yaml.yaml_shapes import find_yaml_stages, read_found_stages

_YAML = ("yaml", "yml")


def find_yaml_candidates(document: Document) -> list[StageCandidate]:
    """The stages in the front matter and those in the first fence that holds any."""
    front = _weigh_root(document.front, document, Way.FRONT_MATTER, ()) if document.front else None
    fenced = (
        _weigh_root(root, document, Way.FENCE, (block,)) for block, root in _read_fences(document.blocks)
    )
    return [candidate for candidate in (front, next(filter(None, fenced), None)) if candidate]


def _read_fences(blocks: list[Block]) -> Iterator[tuple[Fence, YamlNode]]:
    """The fenced blocks of YAML; one that is no good YAML is an example like any other."""
    for block in blocks:
        if isinstance(block, Fence) and block.info.split(" ")[0].lower() in _YAML:
            try:
                root = read_yaml_node("\n".join(block.lines), first_line=block.line + 1)
            except YamlProblem:
                continue
            yield block, root


def _weigh_root(
    root: YamlNode, document: Document, way: Way, blocks: tuple[Block, ...]
) -> StageCandidate | None:
    found = find_yaml_stages(root)
    if found is None:
        return None
    places = tuple(
        CandidatePlace(node.line, document.lines[node.line - 1].strip(), name) for name, node in found.nodes
    )
    seen = Evidence(count=len(places), gated=found.gates, sectioned=found.spoken, told=found.spoken)

    def read(findings: list[Finding]) -> list[DraftStage]:
        return read_found_stages(found, findings)

    return StageCandidate(way, document, places, seen, judge_rows(seen, rich=True), read, blocks=blocks)
