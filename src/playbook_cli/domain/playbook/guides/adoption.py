"""How a guide comes about: what is in doubt about a text, and what the answers say of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.guides.guide import Guide, GuidedHeading
from playbook_cli.domain.playbook.guides.reading_report import (
    Candidate,
    CandidatePlace,
    OutlineEntry,
    ReadingReport,
    ReadPlaybook,
    Role,
    UnknownLabel,
    Verdict,
    Way,
)
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass

MOST_QUESTIONS: Final = 10  # about any one file
_GUIDABLE = (Way.HEADINGS, Way.BOLD_LINES, Way.TITLE, Way.TABLE, Way.LIST)
_FEWEST = 2
LABEL_LEVEL = 7  # from here on an entry of the outline is no heading
_COUNTED = re.compile(r"(?P<word>[^\W\d]+)\s*\d")


@dataclass(frozen=True, slots=True)
class Examination:
    """A text as it reads under a guide: the report, and the playbook where it is one.

    `guesses` are the likeliest meanings of the labels that nobody knows.
    """

    report: ReadingReport
    read: ReadPlaybook | None = None
    guesses: Mapping[str, Section | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabelQuestion:
    """A label, or a pattern of labels, whose meaning is in doubt, with its lines and the likeliest answer."""

    label: str
    lines: tuple[int, ...]
    guess: Section | None = None


def list_possible_stages(report: ReadingReport) -> tuple[Candidate, ...]:
    """What may be the stages of a text, the likeliest first: what was taken, and what a guide can name."""
    return tuple(
        one for one in report.candidates if one.places and (one.way in _GUIDABLE or one is report.chosen)
    )


def are_stages_settled(seen: Examination) -> bool:
    """Whether nothing is to be asked about the stages: the guide names them, or nothing else may be one."""
    chosen = seen.report.chosen
    return seen.read is not None and (chosen is None or chosen.way is Way.GUIDE)


def needs_no_headings(candidate: Candidate) -> bool:
    """Whether the reader takes these for the stages on its own, and without a doubt."""
    return candidate.verdict is Verdict.CHOSEN or candidate.way not in _GUIDABLE


def guide_headings(places: Sequence[CandidatePlace], report: ReadingReport) -> tuple[GuidedHeading, ...]:
    """How a guide names some lines: by a pattern where one fits them and no other heading, else each."""
    entries = {entry.line: entry for entry in report.outline}
    marked = [entries.get(place.line) for place in places]
    headings = [entry for entry in marked if entry and entry.level < LABEL_LEVEL]
    if len(headings) == len(places) and (pattern := _find_pattern(headings, report.outline)):
        return (GuidedHeading(pattern),)
    return tuple(GuidedHeading(_name_of(place, entries.get(place.line), report)) for place in places)


def _find_pattern(headings: Sequence[OutlineEntry], outline: Iterable[OutlineEntry]) -> str:
    """`## Day *`: what all these headings, and no other of their level, begin with; else nothing."""
    levels = {heading.level for heading in headings}
    if len(headings) < _FEWEST or len(levels) > 1:
        return ""
    (level,) = levels
    prefix = _shared_beginning([heading.text.strip() for heading in headings])
    others = [entry for entry in outline if entry.level == level and entry not in headings]
    if not prefix or _begins_any(prefix, others):
        return ""
    return f"{'#' * level} {prefix}*"


def _begins_any(prefix: str, entries: Iterable[OutlineEntry]) -> bool:
    """Whether a heading begins with some words, whatever its case and width."""
    return any(fold_name(entry.text.strip()).startswith(fold_name(prefix)) for entry in entries)


def _shared_beginning(texts: Sequence[str]) -> str:
    """The words that texts begin with, up to where they count; nothing where there are no words."""
    shared = texts[0]
    for text in texts[1:]:
        while not text.startswith(shared):
            shared = shared[:-1]
    shared = re.sub(r"[\d\W_]+$", "", shared) if shared and not shared[-1].isspace() else shared
    word = re.fullmatch(r"\W*[^\W\d_]+(?:\s|$)?.*", shared)
    return shared if word and "*" not in shared and _ends_a_word(shared, texts) else ""


def _ends_a_word(shared: str, texts: Sequence[str]) -> bool:
    """Whether what is shared ends with a word in each text: `Day ` does, `Pro` of `Proposal` does not."""
    if not shared.isascii() or shared[-1].isspace():
        return True
    return all(not text[len(shared) : len(shared) + 1].isalpha() for text in texts)


def _name_of(place: CandidatePlace, entry: OutlineEntry | None, report: ReadingReport) -> str:
    """The words of a line; with its level where another line has the same words."""
    if entry is None or entry.level >= LABEL_LEVEL:
        return place.name
    text = place.text.replace("**", "").replace("__", "").strip()
    same = [one for one in report.outline if fold_name(one.text) == fold_name(place.text)]
    return f"{'#' * entry.level} {text}" if len(same) > 1 else text or place.name


def label_questions(examination: Examination, *, most: int) -> tuple[LabelQuestion, ...]:
    """The labels worth a question, those of most stages first; labels that only count are asked as one."""
    grouped: dict[str, list[UnknownLabel]] = {}
    for label in examination.report.unknown_labels:
        grouped.setdefault(_counted_as(label.label), []).append(label)
    questions = [
        question for key, labels in grouped.items() if (question := _question_of(key, labels, examination))
    ]
    stages = len(examination.read.playbook.stages) if examination.read else 0
    kept = [one for one in questions if len(one.lines) >= _FEWEST or stages < _FEWEST]
    return tuple(sorted(kept, key=lambda one: -len(one.lines))[:most])


def _counted_as(label: str) -> str:
    """`Week *` for `Week 1: Kickoff`; the label itself where it does not count."""
    match = _COUNTED.match(label.strip())
    return f"{match['word']} *" if match else _bare(label)


def _bare(label: str) -> str:
    return label.strip().rstrip(":：").rstrip()


def _question_of(key: str, labels: Sequence[UnknownLabel], examination: Examination) -> LabelQuestion | None:
    lines = tuple(line for label in labels for line in label.lines)
    name = key if len(labels) > 1 else _bare(labels[0].label)
    return LabelQuestion(name, lines, examination.guesses.get(labels[0].label)) if name else None


def with_label(guide: Guide, label: str, section: Section | None) -> Guide:
    """The guide with what a label means; no section means that it holds no items."""
    if section is None:
        return replace(guide, ignored=(*guide.ignored, label))
    return replace(guide, sections={**guide.sections, section: (*guide.sections.get(section, ()), label)})


def outline_headings(report: ReadingReport) -> tuple[CandidatePlace, ...]:
    """Every heading that may be marked as a stage by hand: all but the sections of stages."""
    kept = (entry for entry in report.outline if entry.level < LABEL_LEVEL and entry.role is not Role.SECTION)
    return tuple(CandidatePlace(entry.line, entry.text, entry.text) for entry in kept)
