"""Lint rules about the whole: the stages are even, in order, limited in time, and linked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from playbook_cli.domain.names import fold_name, join_names
from playbook_cli.domain.playbook.ends import list_worked
from playbook_cli.domain.playbook.finding import Finding, FindingCode, Severity, make_finding
from playbook_cli.domain.playbook.structure import Section

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import ExitCriterion, Playbook, Stage

_THIN = 3  # a stage is thin with less than a third of what its neighbours hold
_FEWEST_STAGES = 3  # with fewer, the first or last stage may well hold it all
_CLOSING_WORK = re.compile(r"合同|签署|签约|发票|结算|\b(?:contracts?|invoices?|signing|settlement)\b")
_OFFER_WORK = re.compile(
    r"报价|投标|标书|\b(?:quot(?:e|es|ation|ations)|proposals?|pricing|bids?|tenders?)\b"
)
_SELLER_SECTIONS = (Section.KEY_ACTIVITIES, Section.DELIVERABLES)


def find_thin_stages(playbook: Playbook) -> Iterator[Finding]:
    """A stage that holds less than a third of what its neighbours, none of them empty, hold on average."""
    worked = list_worked(playbook)
    sizes = [sum(len(items) for _, items in stage.sections()) for stage in worked]
    for index, stage in enumerate(worked):
        neighbours = sizes[max(index - 1, 0) : index] + sizes[index + 1 : index + 2]
        if neighbours and all(neighbours) and sizes[index] * _THIN * len(neighbours) < sum(neighbours):
            usual = round(sum(neighbours) / len(neighbours))
            yield make_finding(
                stage.line, FindingCode.THIN_STAGE, stage=stage.name, count=sizes[index], usual=usual
            )


def find_missing_sections(playbook: Playbook) -> Iterator[Finding]:
    """A section that every other stage has and this one lacks."""
    counts = Counter(section for stage in playbook.stages for section, _ in stage.sections())
    for stage in playbook.stages:
        present = {section for section, _ in stage.sections()}
        for section in Section:
            lacking = section not in present and section is not Section.EXIT_CRITERIA
            if lacking and counts[section] == len(playbook.stages) - 1 > 1:
                yield make_finding(
                    stage.line, FindingCode.MISSING_SECTION, stage=stage.name, section=section.value
                )


def find_misplaced_work(playbook: Playbook) -> Iterator[Finding]:
    """Contracts and invoices in the first stage, offers and bids in the last."""
    if len(playbook.stages) < _FEWEST_STAGES:
        return
    places = (
        (playbook.stages[0], _CLOSING_WORK, FindingCode.CLOSING_WORK_EARLY),
        (playbook.stages[-1], _OFFER_WORK, FindingCode.OFFER_WORK_LATE),
    )
    for stage, words, code in places:
        items = [item for section in _SELLER_SECTIONS for item in stage.items(section)]
        found = [item for item in items if words.search(fold_name(item.name))]
        if found:
            names = join_names(item.name for item in found)
            yield make_finding(found[0].line or stage.line, code, stage=stage.name, items=names)


def find_falling_probability(playbook: Playbook) -> Iterator[Finding]:
    """A stage that is worked whose probability is lower than that of the one before; lost follows won."""
    for before, stage in pairwise(list_worked(playbook)):
        if stage.probability is not None and stage.probability < (before.probability or 0):
            yield make_finding(
                stage.line,
                FindingCode.PROBABILITY_FALLS,
                stage=stage.name,
                probability=stage.probability,
                before=before.probability,
            )


def find_broken_links(playbook: Playbook) -> Iterator[Finding]:
    """Stated links that lead nowhere, and criteria that no activity serves where links are stated."""
    criteria = [(stage, criterion) for stage in playbook.stages for criterion in stage.exit_criteria]
    if all(criterion.supported_by is None for _, criterion in criteria):
        return
    for stage, criterion in criteria:
        yield from _check_links(stage, criterion)


def _check_links(stage: Stage, criterion: ExitCriterion) -> Iterator[Finding]:
    known = {f"{section.slug}/{item.id}" for section, items in stage.sections() for item in items}
    links = criterion.supported_by or ()
    line, name = criterion.line, criterion.name
    for link in (one for one in links if one not in known):
        yield make_finding(line, FindingCode.UNKNOWN_LINK, Severity.ERROR, item=name, link=link)
    if stage.key_activities and not any(link.startswith("key-activities/") for link in links):
        yield make_finding(line, FindingCode.CRITERION_WITHOUT_ACTIVITY, stage=stage.name, item=name)


def find_missing_limits(playbook: Playbook) -> Iterator[Finding]:
    """Stages in which a deal may stand for ever without being called stale."""
    without = [stage for stage in playbook.stages if stage.stale_after_days is None]
    if without:
        names = join_names(stage.name for stage in without)
        line = 0 if len(without) == len(playbook.stages) else without[0].line
        yield make_finding(line, FindingCode.NO_STALE_LIMITS, stages=names)


def find_missing_reasons(playbook: Playbook) -> Iterator[Finding]:
    """No list of reasons to choose from when a deal is lost, or won."""
    if not playbook.loss_reasons:
        yield make_finding(0, FindingCode.NO_LOSS_REASONS)
    if not playbook.win_reasons:
        yield make_finding(0, FindingCode.NO_WIN_REASONS)
