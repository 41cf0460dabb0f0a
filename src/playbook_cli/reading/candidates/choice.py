"""The stages of a text: every way in which they can stand is looked at, and the best candidate is chosen.

Headings are looked at first. Those of one level below one parent form a row, for which the strongest of its
selections stands: those that say Stage, those that carry numbers, those that the opening list names, all.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Evidence, Way
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Fence, Heading, Paragraph
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.judgement import Judgement, Strength
from playbook_cli.reading.candidates.stage_signs import (
    announces_stages,
    read_announcement,
    see_headings,
    weigh_headings,
)
from playbook_cli.reading.candidates.table_candidates import find_table_candidates, list_stage_tables
from playbook_cli.reading.labels.label_meanings import fold_label
from playbook_cli.reading.lines.inline_text import match_bold
from playbook_cli.reading.outline.headings import HeadingNode, build_outline
from playbook_cli.reading.outline.unmarked_structure import PLAIN_LEVEL
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.stages.stage_reader import StageContext, read_stage
from playbook_cli.reading.stages.stage_tables import StageTable, merge_table, read_table_stages
from playbook_cli.reading.titles.heading_text import are_passages, shorten_names
from playbook_cli.reading.titles.stage_title import read_stage_mark

_MARKED = ("worded", "weak", "numbered", "suffixed")


@dataclass(frozen=True, slots=True)
class StageChoice:
    """The candidate that was chosen, if any held, and all others; its stages, and what was odd about them."""

    best: StageCandidate | None
    others: tuple[StageCandidate, ...]
    stages: list[DraftStage]
    findings: list[Finding]


def choose_stages(document: Document, *, weigh_all: bool = False) -> StageChoice:
    """Weigh the candidates of a text, choose the best, and read its stages.

    Where headings are sure to be the stages no other way is looked at, unless to `weigh_all` of them.
    """
    candidates = _list_candidates(document, weigh_all=weigh_all)
    spans = _HeadedSpans(candidates)
    holding = [one for one in candidates if one.holds and not spans.hold(one)]
    best = max(holding, key=lambda one: one.rank, default=None)
    findings: list[Finding] = []
    stages = _read_chosen(best, findings) if best else []
    return StageChoice(best, tuple(one for one in candidates if one is not best), stages, findings)


def _list_candidates(document: Document, *, weigh_all: bool) -> list[StageCandidate]:
    listed = document.opening.entries if document.opening else ()
    known = frozenset(fold_label(name) for name, _ in listed)
    candidates = _find_heading_candidates(document, known)
    if weigh_all or not any(map(_is_unmatched, candidates)):
        candidates += _find_others(document, known)
    return candidates


def _is_unmatched(candidate: StageCandidate) -> bool:
    """Whether no other way can outdo headings: they are sure, and nothing says as much of a stage."""
    return candidate.judgement.strength is Strength.SURE and candidate.evidence.count > 1


def _find_others(document: Document, known: frozenset[str]) -> list[StageCandidate]:
    """The candidates of every way but headings, where the text has what they stand in."""
    from playbook_cli.reading.candidates.list_candidates import find_list_candidates
    from playbook_cli.reading.candidates.section_candidates import find_section_candidates

    return [
        *(find_table_candidates(document) if document.tables else ()),
        *_find_bold_candidates(document, known),
        *find_list_candidates(document),
        *_find_yaml_candidates(document),
        *find_section_candidates(document),
    ]


def _find_yaml_candidates(document: Document) -> list[StageCandidate]:
    if document.front or any(isinstance(block, Fence) for block in document.blocks):
        from playbook_cli.reading.candidates.yaml_candidates import find_yaml_candidates

        return find_yaml_candidates(document)
    return []


class _HeadedSpans:
    """The lines below headings of several stages: a table or list within one of them is a part of it."""

    def __init__(self, candidates: Sequence[StageCandidate]) -> None:
        spans = sorted(span for one in candidates if _is_row(one) for span in _spans_of(one))
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def hold(self, candidate: StageCandidate) -> bool:
        """Whether all places of a table or list stand below one heading."""
        lines = [place.line for place in candidate.places]
        if not candidate.blocks or not lines:
            return False
        before = bisect_right(self._starts, min(lines))
        return before > 0 and self._ends[before - 1] >= max(lines)


def _is_row(candidate: StageCandidate) -> bool:
    return len(candidate.nodes) > 1 and candidate.judgement.strength >= Strength.FAIR


def _spans_of(candidate: StageCandidate) -> Iterator[tuple[int, int]]:
    blocks = candidate.document.blocks
    for node in candidate.nodes:
        if node.start < node.stop:
            yield blocks[node.start].line, blocks[node.stop - 1].end


def _read_chosen(candidate: StageCandidate, findings: list[Finding]) -> list[DraftStage]:
    """The stages of a candidate; tables elsewhere that name the very same stages fill what it leaves out."""
    stages = candidate.read(findings)
    if candidate.judgement.strength is Strength.DOUBTFUL:
        findings.append(_doubt(candidate))
    if candidate.way in (Way.HEADINGS, Way.BOLD_LINES):
        for found in _tables_outside(candidate):
            rows = read_table_stages(found, candidate.document.lines, candidate.document.names)
            stages = merge_table(stages, rows)
    return stages


def _tables_outside(candidate: StageCandidate) -> list[StageTable]:
    document = candidate.document
    within = {at for node in candidate.nodes for at in range(node.start, node.stop)}
    inside = {id(table) for at, table in document.tables if at in within}
    if len(inside) == len(document.tables):
        return []
    return [
        found for found, _ in list_stage_tables(document) if found.holds and id(found.origin) not in inside
    ]


def _doubt(candidate: StageCandidate) -> Finding:
    """The finding that a text could be something else: what spoke for stages, and what was missing."""
    seen = candidate.evidence
    spoke = "worded" if seen.worded else "steps"
    missing = " ".join(shortfall.value for shortfall in candidate.judgement.shortfalls)
    title = seen.announced or seen.sells
    return make_finding(
        candidate.places[0].line,
        FindingCode.DOUBTFUL,
        count=seen.count,
        spoke=spoke,
        title=title,
        missing=missing,
    )


def _find_heading_candidates(
    document: Document, listed: Collection[str], way: Way = Way.HEADINGS
) -> list[StageCandidate]:
    """The strongest candidate of each row; the best of all goes on in other rows that continue it."""
    rows = _list_rows(document.nodes)
    found = [one for nodes in rows if (one := _weigh_row(nodes, document, listed, way))]
    holding = [one for one in found if one.holds]
    if not holding:
        return [*found, *_find_lone(document, way)]
    best = max(holding, key=_rank)
    return [_extend(best, holding), *(one for one in found if one is not best)]


def _rank(candidate: StageCandidate) -> tuple[int, ...]:
    seen = candidate.evidence
    return candidate.judgement.strength, seen.gated, seen.sectioned, seen.worded + seen.measured


def _list_rows(nodes: Sequence[HeadingNode]) -> list[list[HeadingNode]]:
    """Headings by parent and level."""
    rows: dict[tuple[int, float], list[HeadingNode]] = {}
    for node in nodes:
        if node.mark is not None and node.found is None:
            rows.setdefault((id(node.parent), node.level), []).append(node)
    return list(rows.values())


def _weigh_row(
    nodes: Sequence[HeadingNode], document: Document, listed: Collection[str], way: Way
) -> StageCandidate | None:
    """The first selection of a row that is as strong as any, else the one that came nearest."""
    weighed = [
        make_heading_candidate(document, members, seen, judgement, way)
        for members, seen, judgement in weigh_headings(nodes, document, listed)
    ]
    return max(weighed, key=_strength, default=None)


def _strength(candidate: StageCandidate) -> tuple[Strength, tuple[int, ...]]:
    return candidate.judgement.strength, () if candidate.holds else candidate.nearness


def _extend(best: StageCandidate, holding: Sequence[StageCandidate]) -> StageCandidate:
    """The best candidate with the headings of other rows that go on with its stages."""
    taken = {fold_label(place.name) for place in best.places}
    more = [
        one
        for one in holding
        if one is not best and one.nodes[0].level == best.nodes[0].level and _continues(one, best, taken)
    ]
    if not more:
        return best
    nodes = sorted((node for one in (best, *more) for node in one.nodes), key=lambda node: node.start)
    seen = replace(best.evidence, count=len(nodes))
    return make_heading_candidate(best.document, nodes, seen, best.judgement, best.way)


def _continues(candidate: StageCandidate, best: StageCandidate, taken: set[str]) -> bool:
    """Whether a row of the same level holds more stages of this playbook: new names, marked alike."""
    forms = {node.form for node in best.nodes}
    names = {fold_label(place.name) for place in candidate.places}
    alike = all(node.form in forms and node.form != "bare" for node in candidate.nodes)
    return alike and any(node.has_gate for node in candidate.nodes) and not names & taken


def _find_lone(document: Document, way: Way) -> Iterator[StageCandidate]:
    """One bare heading with a heading `Exit criteria` below it, where a heading above announces stages.

    Without such an announcement it must be the only heading besides the title and the sections.
    """
    below = [node for node in document.nodes if node.parent or node.heading.level > 1]
    plain = [node for node in below if _is_plain(node)]
    gated = list(filter(_leads_to_exit, plain))
    if len(gated) == 1 and (gated == plain or _stands_below_announcement(gated[0].parent)):
        yield settle_headings(document, gated, way)


def _is_plain(node: HeadingNode) -> bool:
    """Whether a heading names something that is neither a section nor the list of all stages."""
    return node.mark is not None and not node.found and not node.said.lists_stages


def _stands_below_announcement(node: HeadingNode | None) -> bool:
    while node and not announces_stages(node):
        node = node.parent
    return node is not None


def _leads_to_exit(node: HeadingNode) -> bool:
    """Whether a heading right below, deeper than it, clearly names exit criteria."""
    deeper = (child.found for child in node.children if child.heading.level > node.heading.level)
    return any(found and found.clear and found.section is Section.EXIT_CRITERIA for found in deeper)


def settle_headings(document: Document, nodes: Sequence[HeadingNode], way: Way) -> StageCandidate:
    """The candidate of headings that are sure to be the stages."""
    seen = see_headings(nodes, read_announcement(nodes[0].parent, document), document, ())
    return make_heading_candidate(document, nodes, seen, Judgement(Strength.SURE), way)


def make_heading_candidate(
    document: Document, nodes: Sequence[HeadingNode], seen: Evidence, judgement: Judgement, way: Way
) -> StageCandidate:
    """The candidate of some headings."""
    names = shorten_names([node.mark.name for node in nodes if node.mark])
    places = tuple(
        CandidatePlace(node.heading.line, node.heading.text, name)
        for node, name in zip(nodes, names, strict=True)
    )

    def read(findings: list[Finding]) -> list[DraftStage]:
        return _read_stages(document, nodes, names, findings)

    return StageCandidate(way, document, places, seen, judgement, read, nodes=tuple(nodes))


def _read_stages(
    document: Document, nodes: Sequence[HeadingNode], names: Sequence[str], findings: list[Finding]
) -> list[DraftStage]:
    """The stages below headings, under names that leave out what all of them carry."""
    marks = [node.mark for node in nodes if node.mark]
    gates = are_passages([mark.name for mark in marks]) or all(node.said.is_gate for node in nodes)
    unlabelled = Section.EXIT_CRITERIA if gates else None
    context = StageContext(document.lines, document.names, findings, unlabelled)
    return [
        read_stage(
            replace(mark, name=name), node.heading.line, document.blocks[node.start : node.stop], context
        )
        for mark, name, node in zip(marks, names, nodes, strict=True)
    ]


def _find_bold_candidates(document: Document, listed: frozenset[str]) -> list[StageCandidate]:
    """Bold lines such as `**Stage 1: Discovery**`, seen as headings."""
    blocks = [_promote_bold(block, document) for block in document.blocks]
    promoted = {
        id(block) for block, before in zip(blocks, document.blocks, strict=True) if block is not before
    }
    if not promoted:
        return []
    view = replace(document, blocks=blocks, nodes=build_outline(blocks, document.names))
    found = _find_heading_candidates(view, listed, Way.BOLD_LINES)
    return [one for one in found if any(id(node.heading) in promoted for node in one.nodes)]


def _promote_bold(block: Block, document: Document) -> Block:
    if not isinstance(block, Paragraph) or len(block.lines) > 1:
        return block
    text = block.lines[0].strip()
    bold = match_bold(text)
    if bold is None or document.names.find(bold.name):
        return block
    whole = text.replace("**", "").replace("__", "").rstrip(":： ")
    mark = read_stage_mark(whole)
    return Heading(block.line, PLAIN_LEVEL, whole, marked=False) if mark and mark.form in _MARKED else block
