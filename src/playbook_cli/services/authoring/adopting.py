"""Adopt a text as a playbook: ask about what is in doubt, and work out the guide that says the rest."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from playbook_cli.domain.playbook.guides.adoption import (
    MOST_QUESTIONS,
    Examination,
    LabelQuestion,
    are_stages_settled,
    guide_headings,
    label_questions,
    list_possible_stages,
    needs_no_headings,
    outline_headings,
)
from playbook_cli.domain.playbook.guides.adoption import with_label as _with_label
from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.domain.playbook.guides.reading_report import (
    Candidate,
    CandidatePlace,
    ReadingReport,
    ReadPlaybook,
    StagesNotFound,
)
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass


class TextReader(Protocol):
    """Reads one text under a guide, as often as it takes."""

    def examine(self, guide: Guide) -> Examination:
        """How the text reads; raises InvalidPlaybook for a guide that does not fit it."""
        ...


class GuideAsker(Protocol):
    """Answers what is in doubt about a text."""

    def choose_stages(self, report: ReadingReport, possible: Sequence[Candidate]) -> Candidate | None:
        """Which of the candidates are the stages, the likeliest first; None where none of them is."""
        ...

    def mark_stages(self, places: Sequence[CandidatePlace]) -> Sequence[CandidatePlace]:
        """Which headings are the stages, picked one by one."""
        ...

    def choose_section(self, question: LabelQuestion) -> Section | None:
        """What a label means; None where it holds no items."""
        ...


class LikeliestAnswers:
    """Takes the likeliest answer to everything: what is done where nobody can be asked."""

    def choose_stages(self, report: ReadingReport, possible: Sequence[Candidate]) -> Candidate | None:  # noqa: ARG002
        """The first of the candidates."""
        return possible[0] if possible else None

    def mark_stages(self, places: Sequence[CandidatePlace]) -> Sequence[CandidatePlace]:  # noqa: ARG002
        """No heading: nothing speaks for any."""
        return ()

    def choose_section(self, question: LabelQuestion) -> Section | None:
        """The likeliest section."""
        return question.guess


@dataclass(frozen=True, slots=True)
class Adopted:
    """The guide of a text, how the text reads under it, and how many questions that took."""

    guide: Guide
    read: ReadPlaybook
    report: ReadingReport
    questions: int


def work_out_guide(
    reader: TextReader, asker: GuideAsker, *, source: str, start: Guide | None = None
) -> Adopted:
    """Ask what is in doubt about a text, at most ten questions, and read it by the answers.

    `start` is the guide that it has already. Raises StagesNotFound where nothing may be a stage.
    """
    guide = start or Guide()
    seen = reader.examine(guide)
    asked = 0
    if not are_stages_settled(seen):
        places, asked = _ask_for_stages(seen.report, asker)
        if places:
            guide = replace(guide, stage_headings=guide_headings(places, seen.report))
            seen = reader.examine(guide)
    for question in label_questions(seen, most=MOST_QUESTIONS - asked):
        guide = _with_label(guide, question.label, asker.choose_section(question))
        asked += 1
    seen = reader.examine(guide)
    if seen.read is None:
        raise StagesNotFound(source, seen.report)
    return Adopted(guide, seen.read, seen.report, asked)


def _ask_for_stages(report: ReadingReport, asker: GuideAsker) -> tuple[Sequence[CandidatePlace], int]:
    """The lines that the guide must name, none where the reader takes them anyway; and how many questions."""
    possible = list_possible_stages(report)
    if possible and (chosen := asker.choose_stages(report, possible)):
        return (() if needs_no_headings(chosen) else chosen.places), 1
    headings = outline_headings(report)
    return (asker.mark_stages(headings) if headings else ()), 1 + bool(possible)
