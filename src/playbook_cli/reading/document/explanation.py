"""What was seen on the way to the stages: the report that `--explain`, refusals and `adopt` are made of."""

from collections.abc import Iterable, Iterator

from playbook_cli.domain.playbook.guides.reading_report import (
    Candidate,
    OutlineEntry,
    ReadingReport,
    Role,
    UnknownLabel,
    Verdict,
)
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.choice import StageChoice
from playbook_cli.reading.candidates.judgement import Strength
from playbook_cli.reading.labels.label_meanings import SectionNames
from playbook_cli.reading.outline.headings import HeadingNode
from playbook_cli.reading.stages.drafts import Document, DraftStage

_MOST_CANDIDATES = 12  # that a report lists


def make_report(document: Document, choice: StageChoice) -> ReadingReport:
    """The report on one text: candidates, best first, its outline, and the labels that nobody knows."""
    best = choice.best
    others = sorted(
        choice.others, key=lambda one: (one.holds, one.rank if one.holds else one.nearness), reverse=True
    )
    shown = ([best] if best else []) + others[: _MOST_CANDIDATES - 1]
    nearest = best or (others[0] if others else None)
    stages = choice.stages or (nearest.read([]) if nearest else [])
    return ReadingReport(
        candidates=tuple(_describe(one, chosen=one is best) for one in shown),
        outline=tuple(_list_outline(best.document if best else document, best)),
        unknown_labels=tuple(_list_unknown(stages, document.names)),
    )


def _describe(candidate: StageCandidate, *, chosen: bool) -> Candidate:
    judgement = candidate.judgement
    verdict = Verdict.WEAKER if candidate.holds else Verdict.FELL_SHORT
    if chosen:
        verdict = Verdict.DOUBTFUL if judgement.strength is Strength.DOUBTFUL else Verdict.CHOSEN
    return Candidate(candidate.way, candidate.places, candidate.evidence, verdict, judgement.shortfalls)


def _list_outline(document: Document, best: StageCandidate | None) -> Iterator[OutlineEntry]:
    stages = {id(node) for node in best.nodes} if best else set()
    for node in document.nodes:
        found = node.found.section if node.found and id(node) not in stages else None
        yield OutlineEntry(
            node.heading.line,
            node.heading.level,
            node.said.words,
            _role_of(node, stages, title=node is document.nodes[0]),
            found,
        )


def _role_of(node: HeadingNode, stages: set[int], *, title: bool) -> Role:
    if id(node) in stages:
        return Role.STAGE
    if title:
        return Role.TITLE
    if node.found:
        return Role.SECTION
    if node.parent and id(node.parent) in stages:
        return Role.SETTING if node.said.setting else Role.UNKNOWN
    holds_stages = any(id(child) in stages for child in node.children)
    return Role.GROUP if holds_stages or _is_within(node.parent, stages) else Role.OUTSIDE


def _is_within(node: HeadingNode | None, stages: set[int]) -> bool:
    while node:
        if id(node) in stages:
            return True
        node = node.parent
    return False


def _list_unknown(stages: Iterable[DraftStage], names: SectionNames) -> Iterator[UnknownLabel]:
    """The labels of the texts that stay beside the sections of a stage, but for those a guide settles."""
    lines: dict[str, list[int]] = {}
    for stage in stages:
        for other in stage.other:
            known = names.is_ignored(other.title) or names.find_exact(other.title)
            if other.title and other.title != stage.name and not known:
                lines.setdefault(other.title, []).append(other.line)
    for label, at in lines.items():
        yield UnknownLabel(label, tuple(at))
