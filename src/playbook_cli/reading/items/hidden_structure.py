"""The structure hidden in a text: `步骤：a、b。关键点：c。` and `需要：1)… 2)…。可通过…`."""

import re
from collections.abc import Iterator

from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.domain.text import is_unspaced
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.label_meanings import find_part
from playbook_cli.reading.labels.part_labels import find_part_labels
from playbook_cli.reading.lines.inline_text import split_outside
from playbook_cli.reading.numberings import NUMBER_WITHIN, read_number

_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s|$)")
_CLAUSE_END = re.compile(r"[。！？；;]|[.!?]\s")
_TRAILING = " ；;，,、。."
_FEWEST_REQUIREMENTS = 2


@dataclass(frozen=True, slots=True)
class ActivityText:
    """The parts of an activity's text."""

    summary: str
    steps: tuple[str, ...] = ()
    key_points: tuple[str, ...] = ()
    importance: str = ""


@dataclass(frozen=True, slots=True)
class CriterionText:
    """The parts of an exit criterion's text."""

    summary: str
    requirements: tuple[str, ...] = ()
    guidance: str = ""


def read_activity_text(text: str) -> ActivityText:
    """Tell steps, key points and importance from the text before them."""
    parts = dict(_labelled_parts(text, (ItemPart.STEPS, ItemPart.KEY_POINTS, ItemPart.IMPORTANCE)))
    return ActivityText(
        parts.get("", ""),
        split_steps(parts.get(ItemPart.STEPS, "")),
        split_points(parts.get(ItemPart.KEY_POINTS, "")),
        parts.get(ItemPart.IMPORTANCE, ""),
    )


def read_criterion_text(text: str) -> CriterionText:
    """Tell requirements and guidance from the text before them."""
    numbered = _read_numbered(text)
    if numbered:
        return numbered
    parts = dict(_labelled_parts(text, (ItemPart.REQUIREMENTS, ItemPart.GUIDANCE)))
    requirements = split_clauses(parts.get(ItemPart.REQUIREMENTS, ""))
    if len(requirements) < _FEWEST_REQUIREMENTS and ItemPart.GUIDANCE not in parts:
        clauses = split_clauses(text)
        return CriterionText(text, clauses if len(clauses) >= _FEWEST_REQUIREMENTS else ())
    return CriterionText(parts.get("", ""), requirements, parts.get(ItemPart.GUIDANCE, ""))


def split_steps(text: str) -> tuple[str, ...]:
    """Steps in a row: Chinese ones at `、；`, others at `;` or else at commas."""
    return _split_list(text, "、；;")


def split_points(text: str) -> tuple[str, ...]:
    """Key points in a row: Chinese ones at every comma, others at `;` or else at commas."""
    return _split_list(text, "、；;，,")


def split_clauses(text: str) -> tuple[str, ...]:
    """The clauses between semicolons."""
    return tuple(part.strip(_TRAILING) for part in split_outside(text, "；;") if part.strip(_TRAILING))


def _split_list(text: str, wide_separators: str) -> tuple[str, ...]:
    text = text.strip(_TRAILING)
    wide = any(map(is_unspaced, text))
    separators = wide_separators if wide else ";" if ";" in text else ","
    return tuple(part.strip(_TRAILING) for part in split_outside(text, separators) if part.strip(_TRAILING))


def _labelled_parts(text: str, fields: tuple[ItemPart, ...]) -> Iterator[tuple[str, str]]:
    """The text before the first label under the empty name, then the labelled texts, last one first."""
    labels = list(find_part_labels(text, fields))
    yield "", text[: labels[0].start].strip() if labels else text
    for label in reversed(labels):
        yield label.part, text[label.text_start : label.text_end].strip()


def _read_numbered(text: str) -> CriterionText | None:
    """Requirements numbered 1, 2, 3 in the running text; None where there are not at least two."""
    marks = _find_sequence(text)
    if len(marks) < _FEWEST_REQUIREMENTS:
        return None
    sentence = _SENTENCE_END.search(text, marks[-1].end())
    stop = sentence.end() if sentence else len(text)
    requirements = tuple(part for part in _parts_between(marks, text, stop) if part)
    guidance = text[stop:].strip()
    label = next(find_part_labels(guidance, (ItemPart.GUIDANCE,)), None)
    if label and label.start == 0:
        guidance = guidance[label.text_start :]
    summary = _cut_lead_in(text[: marks[0].start()])
    return CriterionText(summary, requirements, guidance)


def split_numbered(text: str) -> list[str]:
    """The parts of a text that begins with 1 and counts on: `1. Signed 2. Paid`; else the text alone."""
    marks = _find_sequence(text)
    if len(marks) < _FEWEST_REQUIREMENTS or marks[0].start() > 0:
        return [text]
    return _parts_between(marks, text, len(text))


def _find_sequence(text: str) -> list[re.Match[str]]:
    """The marks within a text that count 1, 2, 3 … in one style; the longest such run."""
    runs: dict[int, list[re.Match[str]]] = {1: [], 2: [], 3: []}
    for match in NUMBER_WITHIN.finditer(text):
        style = match.lastindex or 1
        if read_number(match[style]) == len(runs[style]) + 1:
            runs[style].append(match)
    return max(runs.values(), key=len)


def _parts_between(marks: list[re.Match[str]], text: str, stop: int) -> list[str]:
    """What follows each mark, up to the next one and at last to `stop`."""
    ends = [*(mark.start() for mark in marks[1:]), stop]
    return [text[mark.end() : end].strip().strip(_TRAILING) for mark, end in zip(marks, ends, strict=True)]


def _cut_lead_in(text: str) -> str:
    """What stands before the requirements, without the words that announce them."""
    text = text.strip()
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    start = ends[-1] if ends else 0
    if start >= len(text):
        return text
    comma = max(text.rfind("，", start), text.rfind(",", start))
    if comma >= 0 and find_part(text[comma + 1 :]):
        return text[:comma].strip()
    return text[:start].strip()
