"""Where a playbook says something: each name, text and setting that people read, in the source's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.domain.playbook.structure import is_activity, is_criterion
from playbook_cli.domain.word_search import find_all, fold_words
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playbook_cli.domain.playbook.model import CustomerQuestion, Playbook, Stage


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that holds the words; `start` and `end` say where in `text` they stand.

    `field` is the model's own name of the field; stage and place are None for the playbook's own words, and
    place is None for a stage's. `line` is 0 where the source has no lines.
    """

    stage: Stage | None
    place: Place | None
    field: str
    text: str
    start: int
    end: int
    line: int


def search_playbook(playbook: Playbook, *words: str) -> Iterator[Hit]:
    """Find every text of a playbook that holds each of these words; nothing is found by empty words."""
    wanted = [folded for one in words if (folded := fold_words(one))]
    if not wanted:
        return
    for text in _texts_of(playbook):
        if span := find_all(text.text, wanted):
            yield Hit(text.stage, text.place, text.field, text.text, *span, text.line)


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    field: str
    line: int = 0
    stage: Stage | None = None
    place: Place | None = None


def _texts_of(playbook: Playbook) -> Iterator[_Text]:
    yield _Text(playbook.title, "title")
    yield _Text(playbook.summary, "summary")
    for stage in playbook.stages:
        line = stage.line or 0
        yield _Text(stage.name, "name", line, stage)
        yield from (_Text(alias, "aliases", line, stage) for alias in stage.aliases)
        yield _Text(stage.summary, "summary", line, stage)
        yield from _texts_of_items(stage)
        yield from (_Text(text, field, line, stage) for field, text in _asked_in(stage))
        for other in stage.other_sections:
            yield from _texts_below(stage, other.title, other.text, other.line or 0)


def _asked_in(stage: Stage) -> Iterator[tuple[str, str]]:
    """What a stage says to ask, and what goes wrong in it."""
    yield from _questions_in(stage.ask)
    yield from (("caution", caution) for caution in stage.cautions)


def _questions_in(asked: Iterable[CustomerQuestion]) -> Iterator[tuple[str, str]]:
    for one in asked:
        yield from (("ask", one.question), ("ask", one.follow_up))


def _texts_of_items(stage: Stage) -> Iterator[_Text]:
    for place in find_places(stage):
        line = (place.requirement or place.item).line or place.item.line or 0
        yield from (_Text(text, field, line, stage, place) for field, text in _texts_at(place))


def _texts_at(place: Place) -> Iterator[tuple[str, str]]:
    """The texts of one item; the description only where it says more than its parts."""
    item = place.item
    if place.requirement:
        yield "requirement", place.requirement.text
        return
    parts: list[tuple[str, str]] = []
    if is_activity(item):
        parts = [("summary", item.summary), *(("step", step) for step in item.steps)]
        parts += [*(("key_point", point) for point in item.key_points), ("importance", item.importance)]
    elif is_criterion(item):
        parts = [("summary", item.summary), ("guidance", item.guidance)]
        parts += [*_questions_in(item.ask), ("who", item.who)]
    yield "name", item.name
    yield from parts
    if not any(text for _, text in parts):
        yield "description", item.description


def _texts_below(stage: Stage, title: str, text: str, line: int) -> Iterator[_Text]:
    yield _Text(title, "other_section", line, stage)
    for number, row in enumerate(text.splitlines(), 1):
        yield _Text(row, "other_section", line + number if line else 0, stage)
