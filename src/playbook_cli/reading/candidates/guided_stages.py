"""The stages that a guide names, wherever they stand: in headings, bold lines, a table or a list.

A heading of the guide means a line by its words, or every line that fits a pattern such as `## Day *`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise

from playbook_cli.domain.names import find_nearest, fold_name, join_names
from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.guide import GuidedHeading
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Way
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Heading, ItemList, Paragraph, Table
from playbook_cli.reading.candidates.candidate_ranking import ReadStages, StageCandidate
from playbook_cli.reading.candidates.choice import StageChoice, settle_headings
from playbook_cli.reading.candidates.judgement import Judgement, Strength
from playbook_cli.reading.candidates.list_candidates import read_list_stages
from playbook_cli.reading.candidates.stage_signs import Announcement, see_names
from playbook_cli.reading.labels.label_meanings import fold_label
from playbook_cli.reading.labels.starred_names import ANY, cut_at_stars, fits_pieces
from playbook_cli.reading.lines.inline_text import plain_text, split_name
from playbook_cli.reading.outline.headings import HeadingNode, build_outline
from playbook_cli.reading.outline.unmarked_structure import PLAIN_LEVEL
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.stages.stage_tables import StageTable, describe_table, read_table_stages, turn_over
from playbook_cli.reading.times.durations import THROUGH
from playbook_cli.reading.titles.stage_title import StageMark, read_stage_mark

_MOST_REMEMBERED = 1 << 14  # lines, which every heading of a guide is held against
_LEVEL = re.compile(r"(#{1,6})\s*(?=\S)")
_SETTLED = Judgement(Strength.SURE)
_SPAN = re.compile(
    rf"^[^\W\d_]{{1,14}}\s*\d{{1,3}}\s*{THROUGH}\s*\d{{1,3}}\s*(?:[:：·|]|[—–-]+)\s*(?=[^\W\d])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may be a stage; `level` is that of a heading, 0 for any other line."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class FoundLines:
    """The indices of the lines that were meant, in order; `is_whole` where none is missing."""

    at: tuple[int, ...]
    is_whole: bool


def find_lines(wanted: Sequence[GuidedHeading], lines: Sequence[Line]) -> FoundLines:
    """The lines that the headings of a guide mean; words mean one line, a pattern all that fit."""
    found = [_find(one.text, lines) for one in wanted]
    return FoundLines(tuple(sorted({at for ats in found for at in ats})), all(found))


def _find(text: str, lines: Sequence[Line]) -> list[int]:
    match = _LEVEL.match(text.strip())
    level, words = (len(match[1]), text.strip()[match.end() :]) if match else (0, text.strip())
    fitting = [(at, line.text) for at, line in enumerate(lines) if level in (0, line.level)]
    if ANY in words.replace("**", ""):
        pieces = cut_at_stars(words.replace("**", ""), fold_name)
        return [at for at, line in fitting if fits_pieces(pieces, _words_of(line))]
    exact = [at for at, line in fitting if _words_of(line) == _words_of(words)]
    return (exact or _find_named(fold_label(words), fitting))[:1]


def _find_named(label: str, lines: Sequence[tuple[int, str]]) -> list[int]:
    """The lines that may go by a name."""
    return [at for at, line in lines if label in _names_of(line)] if label else []


@lru_cache(maxsize=_MOST_REMEMBERED)
def _words_of(text: str) -> str:
    return fold_name(plain_text(text)).strip(" :：")


def _names_of(text: str) -> set[str]:
    """The names that a line may go by: its words, the stage in it, and what stands before a colon."""
    named = split_name(text).name
    marks = (read_stage_mark(text), read_stage_mark(named))
    return {fold_label(text), fold_label(named), *(fold_label(mark.name) for mark in marks if mark)}


def choose_guided_stages(document: Document) -> StageChoice:
    """The stages that the guide names, from the first place that has all of them.

    Raises InvalidPlaybook, with the place in the guide, for a heading that stands nowhere.
    """
    wanted = document.guide.stage_headings
    for way in (_from_headings, _from_lines, _from_tables, _from_lists):
        if found := way(document, wanted):
            findings: list[Finding] = []
            return StageChoice(found, (), found.read(findings), findings)
    raise _missing(document, wanted)


def _from_headings(document: Document, wanted: Sequence[GuidedHeading]) -> StageCandidate | None:
    return _match_headings(document, document.blocks, wanted)


def _from_lines(document: Document, wanted: Sequence[GuidedHeading]) -> StageCandidate | None:
    """Lines of text that the guide names, seen as headings."""
    blocks = [part for block in document.blocks for part in _promote(block, wanted)]
    return _match_headings(document, blocks, wanted)


def _match_headings(
    document: Document, blocks: list[Block], wanted: Sequence[GuidedHeading]
) -> StageCandidate | None:
    view = replace(document, blocks=blocks, nodes=build_outline(blocks, document.names))
    found = find_lines(wanted, [Line(node.heading.text, node.heading.level) for node in view.nodes])
    return _settle_nodes(view, [view.nodes[at] for at in found.at]) if found.is_whole else None


def _promote(block: Block, wanted: Sequence[GuidedHeading]) -> Iterator[Block]:
    if not isinstance(block, Paragraph) or not find_lines(wanted, [Line(block.lines[0])]).at:
        yield block
        return
    yield Heading(block.line, PLAIN_LEVEL, _bare(block.lines[0]), marked=False)
    if rest := block.lines[1:]:
        yield Paragraph(block.line + 1, rest)


def _bare(line: str) -> str:
    return line.replace("**", "").replace("__", "").strip().rstrip(":： ")


def _settle_nodes(view: Document, nodes: Sequence[HeadingNode]) -> StageCandidate:
    """Stages below headings of any level of a view of their own: one ends where the next begins."""
    for node, following in pairwise(nodes):
        node.stop = min(node.stop, following.start - 1)
    for node in nodes:
        node.mark = _settle_mark(node)
        node.found = None
    return settle_headings(view, nodes, Way.GUIDE)


def _settle_mark(node: HeadingNode) -> StageMark:
    """What the heading says; `Day 1-3 · Set-up` names the set-up, as `Day 1 · Set-up` does."""
    mark = node.mark or StageMark(plain_text(node.heading.text).strip(), "bare")
    return replace(mark, name=_SPAN.sub("", mark.name)) if mark.form == "bare" else mark


def _from_tables(document: Document, wanted: Sequence[GuidedHeading]) -> StageCandidate | None:
    for block in document.blocks:
        if isinstance(block, Table) and (found := _match_table(block, wanted, document)):
            rows = read_table_stages(found, document.lines, document.names)
            places = [(row.line, row.name) for row in rows]
            return _of_block(document, block, places, partial(_read_rows, found, document))
    return None


def _read_rows(found: StageTable, document: Document, _: list[Finding]) -> list[DraftStage]:
    return read_table_stages(found, document.lines, document.names)


def _of_block(
    document: Document, block: Block, places: Sequence[tuple[int, str]], read: ReadStages
) -> StageCandidate:
    lines = document.lines
    shown = tuple(CandidatePlace(line, lines[line - 1].strip(), name) for line, name in places)
    seen = see_names([name for _, name in places], Announcement())
    return StageCandidate(Way.GUIDE, document, shown, seen, _SETTLED, read, blocks=(block,))


def _match_table(table: Table, wanted: Sequence[GuidedHeading], document: Document) -> StageTable | None:
    """The table with the rows, or the columns, that the guide names."""
    for upright in (table, turn_over(table)):
        for column in range(len(upright.header)):
            rows = [row for row in upright.rows if column < len(row.cells)]
            found = find_lines(wanted, [Line(row.cells[column]) for row in rows])
            if found.is_whole:
                kept = replace(upright, rows=tuple(rows[at] for at in found.at))
                return describe_table(kept, column, document.names, origin=table)
    return None


def _from_lists(document: Document, wanted: Sequence[GuidedHeading]) -> StageCandidate | None:
    for block in document.blocks:
        if not isinstance(block, ItemList):
            continue
        found = find_lines(wanted, [Line(entry.text) for entry in block.items])
        if found.is_whole:
            kept = replace(block, items=[block.items[at] for at in found.at])
            places = [(entry.line, entry.text) for entry in kept.items]
            return _of_block(document, block, places, partial(read_list_stages, kept, document))
    return None


def _missing(document: Document, wanted: Sequence[GuidedHeading]) -> InvalidPlaybook:
    """The heading of the guide that stands nowhere, and the nearest that do."""
    texts = [node.heading.text for node in document.nodes]
    lines = [Line(node.heading.text, node.heading.level) for node in document.nodes]
    missing = next((one for one in wanted if not find_lines([one], lines).at), wanted[0])
    nearest = find_nearest(missing.text.strip("#* "), [_named(text) for text in texts]) or texts[:3]
    return InvalidPlaybook(
        document.guide.source,
        missing.line or None,
        "no_such_heading",
        missing.text,
        join_names(plain_text(text).strip() for text in nearest),
        column=missing.column or None,
    )


def _named(text: str) -> str:
    mark = read_stage_mark(text)
    return mark.name if mark else plain_text(text)
