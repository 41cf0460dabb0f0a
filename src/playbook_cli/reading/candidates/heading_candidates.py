"""Headings that may be the stages of a text.

Headings of one level below one parent form a row. In each row several selections are weighed: those that say
Stage, those that carry numbers, those that the opening list names, all of them. The strongest stands for its
row; which row wins is decided where all ways are compared.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Evidence, Way
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.heading_selections import HeadingSelection, list_selections
from playbook_cli.reading.candidates.judgement import Judgement, Strength, judge_headings
from playbook_cli.reading.candidates.stage_signs import (
    Announcement,
    announces_stages,
    read_announcement,
    see_headings,
)
from playbook_cli.reading.labels.section_lookup import fold_label
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.stages.stage_reader import StageContext, read_stage
from playbook_cli.reading.titles.shared_names import are_passages, shorten_names
from playbook_cli.reading.titles.stage_title import StageMark


@dataclass(frozen=True, slots=True)
class _Row:
    """Headings side by side, with what the headings above them announce."""

    nodes: list[Node]
    document: Document
    announcement: Announcement
    listed: Collection[str]

    def weigh(self, selection: HeadingSelection) -> StageCandidate:
        """A candidate of the members, judged by the headings that were chosen."""
        seen = see_headings(selection.chosen, self.announcement, self.document, self.listed)
        judgement = Judgement(Strength.SURE) if selection.sure else judge_headings(seen)
        members = selection.members or selection.chosen
        seen = see_headings(members, self.announcement, self.document, self.listed)
        return make_heading_candidate(self.document, members, seen, judgement)


def find_heading_candidates(
    document: Document, listed: Collection[str], way: Way = Way.HEADINGS
) -> list[StageCandidate]:
    """The strongest candidate of each row; the best of all goes on in other rows that continue it."""
    rows = [_make_row(nodes, document, listed) for nodes in _find_rows(document.nodes)]
    found = [replace(one, way=way) for row in rows if (one := _weigh_row(row))]
    holding = [one for one in found if one.holds]
    if not holding:
        return [*found, *(replace(one, way=way) for one in _find_lone(document))]
    best = max(holding, key=_rank)
    return [_extend(best, holding), *(one for one in found if one is not best)]


def _rank(candidate: StageCandidate) -> tuple[int, ...]:
    seen = candidate.evidence
    return candidate.judgement.strength, seen.gated, seen.sectioned, seen.worded + seen.measured


def _find_rows(nodes: Sequence[Node]) -> list[list[Node]]:
    """Headings by parent and level."""
    rows: dict[tuple[int, float], list[Node]] = {}
    for node in nodes:
        if node.mark is not None and node.found is None:
            rows.setdefault((id(node.parent), node.level), []).append(node)
    return list(rows.values())


def _make_row(nodes: list[Node], document: Document, listed: Collection[str]) -> _Row:
    return _Row(nodes, document, read_announcement(nodes[0].parent, document), listed)


def _weigh_row(row: _Row) -> StageCandidate | None:
    """The first selection of a row that is as strong as any, else the one that came nearest."""
    weighed = [row.weigh(one) for one in list_selections(row.nodes, row.announcement, row.listed)]
    if not weighed:
        return None
    best = max(one.judgement.strength for one in weighed)
    if best is Strength.SHORT:
        return max(weighed, key=lambda one: one.nearness)
    return next(one for one in weighed if one.judgement.strength is best)


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
    return replace(make_heading_candidate(best.document, nodes, seen, best.judgement), way=best.way)


def _continues(candidate: StageCandidate, best: StageCandidate, taken: set[str]) -> bool:
    """Whether a row of the same level holds more stages of this playbook: new names, marked alike."""
    forms = {node.form for node in best.nodes}
    names = {fold_label(place.name) for place in candidate.places}
    alike = all(node.form in forms and node.form != "bare" for node in candidate.nodes)
    return alike and any(node.has_gate for node in candidate.nodes) and not names & taken


def _find_lone(document: Document) -> Iterator[StageCandidate]:
    """One bare heading with a heading `Exit criteria` below it, where a heading above announces stages.

    Without such an announcement it must be the only heading besides the title and the sections.
    """
    below = [node for node in document.nodes if node.parent or node.heading.level > 1]
    plain = [node for node in below if _is_plain(node)]
    gated = list(filter(_leads_to_exit, plain))
    if len(gated) == 1 and (gated == plain or _stands_below_announcement(gated[0].parent)):
        row = _make_row(gated, document, ())
        yield row.weigh(HeadingSelection(gated, gated, sure=True))


def _is_plain(node: Node) -> bool:
    """Whether a heading names something that is neither a section nor the list of all stages."""
    return node.mark is not None and not node.found and not node.said.lists_stages


def _stands_below_announcement(node: Node | None) -> bool:
    while node and not announces_stages(node):
        node = node.parent
    return node is not None


def _leads_to_exit(node: Node) -> bool:
    """Whether a heading right below, deeper than it, clearly names exit criteria."""
    deeper = (child.found for child in node.children if child.heading.level > node.heading.level)
    return any(found and found.clear and found.section is Section.EXIT_CRITERIA for found in deeper)


def make_heading_candidate(
    document: Document, nodes: Sequence[Node], seen: Evidence, judgement: Judgement
) -> StageCandidate:
    """The candidate of some headings."""
    marks = [node.mark for node in nodes if node.mark]
    names = shorten_names([mark.name for mark in marks])
    places = tuple(
        CandidatePlace(node.heading.line, node.heading.text, name)
        for node, name in zip(nodes, names, strict=True)
    )

    def read(findings: list[Finding]) -> list[DraftStage]:
        return _read_stages(document, nodes, findings)

    return StageCandidate(Way.HEADINGS, document, places, seen, judgement, read, nodes=tuple(nodes))


def _read_stages(document: Document, nodes: Sequence[Node], findings: list[Finding]) -> list[DraftStage]:
    marks = [node.mark for node in nodes if node.mark]
    gates = are_passages([mark.name for mark in marks]) or all(node.said.is_gate for node in nodes)
    unlabelled = Section.EXIT_CRITERIA if gates else None
    context = StageContext(document.lines, document.names, findings, unlabelled)
    return [
        read_stage(mark, node.heading.line, document.blocks[node.start : node.stop], context)
        for mark, node in zip(_shorten(marks), nodes, strict=True)
    ]


def _shorten(marks: Sequence[StageMark]) -> list[StageMark]:
    """The marks with names that leave out what all of them carry."""
    names = shorten_names([mark.name for mark in marks])
    return [replace(mark, name=name) for mark, name in zip(marks, names, strict=True)]
