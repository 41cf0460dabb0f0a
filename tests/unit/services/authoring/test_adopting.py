"""What is asked about a text that is to be adopted, and the guide that comes of the answers."""

from collections.abc import Sequence

import pytest

from playbook_cli.domain.playbook.guides.adoption import MOST_QUESTIONS, Examination, LabelQuestion
from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.domain.playbook.guides.reading_report import (
    Candidate,
    CandidatePlace,
    ReadingReport,
    StagesNotFound,
)
from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading import read_markdown
from playbook_cli.reading.labels.section_guesses import guess_sections
from playbook_cli.services.authoring.adopting import Adopted, LikeliestAnswers, work_out_guide


class Text:
    """A text in memory."""

    def __init__(self, text: str) -> None:
        self.text = text

    def examine(self, guide: Guide) -> Examination:
        try:
            read = read_markdown(self.text, source="team.md", guide=guide, with_report=True)
        except StagesNotFound as error:
            return Examination(error.report, None, _guesses(error.report))
        return Examination(read.report, read, _guesses(read.report))


def _guesses(report: ReadingReport) -> dict[str, Section | None]:
    return guess_sections([label.label for label in report.unknown_labels])


class Answers(LikeliestAnswers):
    """Marks the headings with these words, and remembers what was asked."""

    def __init__(self, *marked: str) -> None:
        self.marked = marked
        self.asked: list[str] = []

    def choose_stages(self, report: ReadingReport, possible: Sequence[Candidate]) -> Candidate | None:
        return None if self.marked else super().choose_stages(report, possible)

    def mark_stages(self, places: Sequence[CandidatePlace]) -> Sequence[CandidatePlace]:
        return [place for place in places if any(word in place.text for word in self.marked)]

    def choose_section(self, question: LabelQuestion) -> Section | None:
        self.asked.append(question.label)
        return question.guess


def adopt(text: str, answers: LikeliestAnswers) -> Adopted:
    return work_out_guide(Text(text), answers, source="team.md")


def stages(labels: Sequence[str]) -> str:
    below = "".join(f"### {label}\n\n- One\n\n" for label in labels)
    return f"# Team\n\n## Stage 1: Talk\n\n{below}## Stage 2: Sign\n\n{below}"


def headings(adopted: Adopted) -> list[str]:
    return [heading.text for heading in adopted.guide.stage_headings]


def test_a_text_full_of_labels_costs_ten_questions_at_most() -> None:
    answers = Answers()
    adopted = adopt(stages([f"Thing {chr(65 + at)}" for at in range(15)]), answers)
    assert adopted.questions == MOST_QUESTIONS == 10
    assert len(answers.asked) == len(set(answers.asked))


def test_labels_that_only_count_are_one_question_and_one_pattern() -> None:
    answers = Answers()
    adopted = adopt(stages(["Week 1: Kick", "Week 2: Run"]), answers)
    assert answers.asked == ["Week *"]
    assert "Week *" in adopted.guide.ignored


def test_a_colon_after_a_label_is_no_part_of_what_the_guide_calls_it() -> None:
    adopted = adopt(stages(["Our part:"]), Answers())
    assert adopted.guide.ignored == ("Our part",)


def test_stages_that_the_reader_is_sure_of_need_no_headings_in_the_guide() -> None:
    adopted = adopt(stages(["Exit criteria"]), Answers())
    assert adopted.guide.is_empty
    assert [stage.name for stage in adopted.read.playbook.stages] == ["Talk", "Sign"]


MARKED = "# Notes\n\n## Day 1 — Hello\n\nWe met.\n\n## Day 2 — Bye\n\nWe left.\n\n## Links\n\nNone.\n"


def test_headings_that_begin_alike_and_alone_are_named_by_a_pattern() -> None:
    assert headings(adopt(MARKED, Answers("Day"))) == ["## Day *"]


def test_a_pattern_that_would_take_another_heading_too_is_not_used() -> None:
    marked = adopt(MARKED.replace("Links", "Day off"), Answers("Day 1", "Day 2"))
    assert headings(marked) == ["Day 1 — Hello", "Day 2 — Bye"]
    assert [stage.name for stage in marked.read.playbook.stages] == ["Hello", "Bye"]


def test_a_heading_whose_words_stand_twice_is_named_with_its_level() -> None:
    text = "# Notes\n\n## Call\n\nHello.\n\n### Review\n\nBye.\n\n## Review\n\nEnd.\n"

    class LastReview(Answers):
        def mark_stages(self, places: Sequence[CandidatePlace]) -> Sequence[CandidatePlace]:
            return [place for place in places if place.line in (3, 11)]

    assert headings(adopt(text, LastReview("*"))) == ["Call", "## Review"]


def test_a_text_without_a_heading_is_refused_whatever_is_answered() -> None:
    with pytest.raises(StagesNotFound):
        adopt("We met, and we left.\n", Answers("met"))


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("Sales activities", Section.KEY_ACTIVITIES),
        ("本周关键活动", Section.KEY_ACTIVITIES),
        ("Weather", None),
    ],
)
def test_what_a_label_most_likely_means_is_read_from_the_known_names_within_it(
    label: str, section: Section | None
) -> None:
    assert guess_sections([label]) == {label: section}
