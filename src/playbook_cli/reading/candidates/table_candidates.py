"""Tables whose rows, or whose columns, may be the stages of a text."""

import re
from bisect import bisect_right
from dataclasses import replace

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Evidence, Way
from playbook_cli.reading.blocks.block import Row
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.judgement import judge_rows
from playbook_cli.reading.candidates.stage_signs import Announcement, read_announcement, see_names
from playbook_cli.reading.items.item_reader import is_empty_cell
from playbook_cli.reading.labels.label_meanings import fold_label
from playbook_cli.reading.outline.headings import HeadingNode
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.stages.stage_tables import (
    StageTable,
    find_stage_table,
    merge_table,
    read_table_stages,
)
from playbook_cli.reading.words.label_words import Setting

_FIGURE = re.compile(r"[\s\d.,%％+\-–/*$€£¥]*\d[\s\d.,%％+\-–/*kKmM$€£¥万元]*")


def find_table_candidates(document: Document) -> list[StageCandidate]:
    """One candidate for each table whose rows have names, each given once."""
    tables = list_stage_tables(document)
    candidates = (_weigh_table(found, above, document) for found, above in tables)
    return [candidate for candidate in candidates if candidate]


def list_stage_tables(document: Document) -> list[tuple[StageTable, Announcement]]:
    """The tables that may list stages, each with what is announced above it.

    One whose head says nothing of stages needs a heading above that does.
    """
    found: list[tuple[StageTable, Announcement]] = []
    for at, table in document.tables:
        stage_table = find_stage_table(table, document.names)
        above = read_announcement(_heading_above(document, at), document) if stage_table else None
        if stage_table and above and (stage_table.headed or above.announced):
            found.append((stage_table, above))
    return found


def _heading_above(document: Document, at: int) -> HeadingNode | None:
    below = bisect_right(document.nodes, at, key=lambda node: node.start)
    return document.nodes[below - 1] if below else None


def _weigh_table(found: StageTable, above: Announcement, document: Document) -> StageCandidate | None:
    rows = read_table_stages(found, document.lines, document.names)
    names = [row.name for row in rows]
    if not names or len({fold_label(name) for name in names}) < len(names):
        return None
    seen = _see_table(found, names, above)

    def read(findings: list[Finding]) -> list[DraftStage]:
        del findings
        return _merge_others(rows, found, document)

    places = tuple(CandidatePlace(row.line, document.lines[row.line - 1].strip(), row.name) for row in rows)
    judgement = judge_rows(seen, rich=found.holds, checks=found.lists_gates)
    return StageCandidate(Way.TABLE, document, places, seen, judgement, read, blocks=(found.origin,))


def _see_table(found: StageTable, names: list[str], above: Announcement) -> Evidence:
    count = len(names)
    measured = Setting.PROBABILITY in found.settings.values() or Setting.DURATION in found.settings.values()
    return replace(
        see_names(names, above),
        worded=count if found.headed else 0,
        marked=count if found.headed else 0,
        gated=count if found.gates else 0,
        sectioned=count if found.sections else 0,
        measured=count if measured else 0,
        told=count if found.sections or found.settings else 0,
        filled=count,
        coded=sum(_holds_figures(row, found.name) for row in found.table.rows),
    )


def _holds_figures(row: Row, name: int) -> bool:
    """Whether a row holds nothing but figures beside its name, as in a report."""
    cells = [cell for at, cell in enumerate(row.cells) if at != name and not is_empty_cell(cell)]
    return bool(cells) and all(_FIGURE.fullmatch(cell) for cell in cells)


def _merge_others(stages: list[DraftStage], found: StageTable, document: Document) -> list[DraftStage]:
    """The stages of a table, with what other tables of the same stages add."""
    known = {fold_label(stage.name) for stage in stages}
    for other, _ in list_stage_tables(document):
        if other.origin is found.origin or len(other.table.rows) < len(known):
            continue
        rows = read_table_stages(other, document.lines, document.names)
        if {fold_label(row.name) for row in rows} == known:
            stages = merge_table(stages, rows)
    return stages
