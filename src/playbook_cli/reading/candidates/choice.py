"""The stages of a text: every way in which they can stand is looked at, and the best candidate is chosen."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.guides.reading_report import Way
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Fence, Heading, Paragraph
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.guided_stages import find_guided_candidate
from playbook_cli.reading.candidates.heading_candidates import find_heading_candidates
from playbook_cli.reading.candidates.judgement import Strength
from playbook_cli.reading.candidates.list_candidates import find_list_candidates
from playbook_cli.reading.candidates.section_candidates import find_section_candidates
from playbook_cli.reading.candidates.table_candidates import (
    find_table_candidates,
    list_stage_tables,
)
from playbook_cli.reading.candidates.yaml_candidates import find_yaml_candidates
from playbook_cli.reading.labels.labelled_text import match_bold
from playbook_cli.reading.labels.section_lookup import fold_label
from playbook_cli.reading.outline.headings import build_outline
from playbook_cli.reading.outline.unmarked_structure import PLAIN_LEVEL
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.stages.stage_tables import StageTable, merge_table, read_table_stages
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
    if document.guide.stage_headings:
        guided = find_guided_candidate(document)
        return _read_best(guided, [guided])
    listed = document.opening.entries if document.opening else ()
    known = frozenset(fold_label(name) for name, _ in listed)
    candidates = find_heading_candidates(document, known)
    if weigh_all or not any(map(_is_unmatched, candidates)):
        candidates += _find_others(document, known)
    spans = _HeadedSpans(candidates)
    holding = [one for one in candidates if one.holds and not spans.hold(one)]
    return _read_best(max(holding, key=lambda one: one.rank, default=None), candidates)


def _is_unmatched(candidate: StageCandidate) -> bool:
    """Whether no other way can outdo headings: they are sure, and nothing says as much of a stage."""
    return candidate.judgement.strength is Strength.SURE and candidate.evidence.count > 1


def _find_others(document: Document, known: frozenset[str]) -> list[StageCandidate]:
    """The candidates of every way but headings, where the text has what they stand in."""
    fences = any(isinstance(block, Fence) for block in document.blocks)
    return [
        *(find_table_candidates(document) if document.tables else ()),
        *_find_bold_candidates(document, known),
        *find_list_candidates(document),
        *(find_yaml_candidates(document) if document.front or fences else ()),
        *find_section_candidates(document),
    ]


def _read_best(best: StageCandidate | None, candidates: Sequence[StageCandidate]) -> StageChoice:
    others = tuple(one for one in candidates if one is not best)
    findings: list[Finding] = []
    stages = _read_chosen(best, findings) if best else []
    return StageChoice(best, others, stages, findings)


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


def _find_bold_candidates(document: Document, listed: frozenset[str]) -> list[StageCandidate]:
    """Bold lines such as `**Stage 1: Discovery**`, seen as headings."""
    blocks = [_promote_bold(block, document) for block in document.blocks]
    promoted = {
        id(block) for block, before in zip(blocks, document.blocks, strict=True) if block is not before
    }
    if not promoted:
        return []
    view = replace(document, blocks=blocks, nodes=build_outline(blocks, document.names))
    found = find_heading_candidates(view, listed, Way.BOLD_LINES)
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
