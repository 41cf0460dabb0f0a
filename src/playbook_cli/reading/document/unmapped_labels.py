"""Labels in stages that nobody knows and that may announce items: one finding tells how to map them."""

from collections.abc import Iterable

from playbook_cli.domain.names import join_names
from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.labels.label_guesses import guess_sections
from playbook_cli.reading.labels.label_meanings import find_advice, find_setting
from playbook_cli.reading.labels.section_lookup import SectionNames, fold_label
from playbook_cli.reading.lines.line_marks import match_item
from playbook_cli.reading.stages.drafts import DraftStage
from playbook_cli.reading.words.label_words import NOTES

_FEWEST_ENTRIES = 2  # of a list that may be items
_FEWEST_STAGES = 2  # that have a label, where nothing in its words says what it means
_MOST_NAMED = 5


def find_unmapped_labels(stages: Iterable[DraftStage], names: SectionNames) -> list[Finding]:
    """One finding for all labels below which items may stand as text; none where there is no such label."""
    lines = _list_unsettled(stages, names)
    guesses = guess_sections(lines)
    told = [label for label, at in lines.items() if guesses[label] or len(at) >= _FEWEST_STAGES]
    if not told:
        return []
    shown = join_names([*told[:_MOST_NAMED], *(["…"] if len(told) > _MOST_NAMED else [])])
    first = next((label for label in told if guesses[label]), told[0])
    section = guesses[first] or Section.KEY_ACTIVITIES
    line = min(lines[label][0] for label in told)
    return [make_finding(line, FindingCode.UNKNOWN_LABELS, labels=shown, label=first, meaning=section.value)]


def _list_unsettled(stages: Iterable[DraftStage], names: SectionNames) -> dict[str, list[int]]:
    """The labels of lists that no word and no guide settles, with the lines on which they stand."""
    lines: dict[str, list[int]] = {}
    for stage in stages:
        for other in stage.other:
            entries = sum(match_item(line) is not None for line in other.text.split("\n"))
            named = other.title not in ("", stage.name)
            if entries >= _FEWEST_ENTRIES and named and not _is_settled(other.title, names):
                lines.setdefault(other.title.strip(' :："'), []).append(other.line)
    return lines


def _is_settled(label: str, names: SectionNames) -> bool:
    """Whether it is known what a label means, or that it means nothing."""
    if names.is_ignored(label) or fold_label(label) in NOTES:
        return True
    return bool(names.find(label) or find_setting(label) or find_advice(label))
