"""A file that is one stage: its title names the stage, its headings are the sections."""

import re
from collections.abc import Iterator
from dataclasses import replace

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Way
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.judgement import FEWEST, judge_whole
from playbook_cli.reading.candidates.stage_signs import read_announcement, see_headings, see_names
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.stages.drafts import Document, DraftStage
from playbook_cli.reading.stages.stage_reader import StageContext, read_stage
from playbook_cli.reading.titles.stage_title import StageMark, read_stage_mark
from playbook_cli.reading.words.languages import any_of, words_of

_BOOK = any_of(words_of(lambda one: one.book_words))
_OF_A_BOOK = re.compile(rf"(?P<name>.*\S)\s*(?:{_BOOK})$", re.IGNORECASE)
_BEHIND_BOOK = re.compile(rf".*\b(?:{_BOOK})\s*[:：—–-]+\s*(?P<name>\S.*)$", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<kind>.*\S)\s*[(（](?P<name>[^()（）]{1,60})[)）]$")


def find_title_candidates(document: Document) -> Iterator[StageCandidate]:
    """The title of a text whose headings right below it are sections of a stage."""
    node = document.nodes[0] if document.nodes else None
    lone = [one for one in document.nodes if one.heading.level == 1]
    if node is None or lone != [node] or len(node.sections) < FEWEST:
        return
    mark = _read_title(node, document)
    if mark is None:
        return
    announcement = read_announcement(node, document)
    seen = see_headings([node], announcement, document, ())
    seen = replace(seen, of_a_sale=see_names([mark.name], announcement).of_a_sale)
    place = CandidatePlace(node.heading.line, node.heading.text, mark.name)

    def read(findings: list[Finding]) -> list[DraftStage]:
        context = StageContext(document.lines, document.names, findings)
        return [read_stage(mark, node.heading.line, document.blocks[node.start : node.stop], context)]

    yield StageCandidate(Way.TITLE, document, (place,), seen, judge_whole(seen), read, nodes=(node,))


def _read_title(node: Node, document: Document) -> StageMark | None:
    """What a title says of its stage: `Discovery playbook` is Discovery, `Opportunity stage (SQL)` is SQL."""
    text = node.heading.text
    bracketed = _BRACKETED.match(text)
    if bracketed and not document.names.is_list(bracketed["kind"]):
        bracketed = None
    match = bracketed or _BEHIND_BOOK.match(text) or _OF_A_BOOK.match(text)
    return read_stage_mark(match["name"] if match else text)
