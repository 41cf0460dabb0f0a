"""Which edition a language means, and the words of one edition over the structure of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from playbook_cli.domain.playbook.structure import Section, is_criterion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from playbook_cli.domain.playbook.model import ExitCriterion, Item, Playbook, Requirement, Stage

_T = TypeVar("_T", "Item", "Requirement")
_P = TypeVar("_P", "Stage", "ExitCriterion")


class InLanguage(Protocol):
    """What is written in one language; an empty one where nobody says which."""

    @property
    def language(self) -> str:
        """Its code, such as zh."""


_E = TypeVar("_E", bound=InLanguage)
DEFAULT_LANGUAGE: Final = "zh"


def choose_edition(editions: Sequence[_E], language: str | None) -> _E:
    """The first edition in the language asked for, else in the default one, else the first of all."""
    wanted = (language, DEFAULT_LANGUAGE) if language else (DEFAULT_LANGUAGE,)
    return next((one for each in wanted for one in editions if one.language == each), editions[0])


def translate(playbook: Playbook, edition: Playbook) -> Playbook:
    """Show `playbook` in the words of `edition`, as far as their ids agree; what it lacks keeps its words.

    Stages, items, their order and what is required stay those of `playbook`, because a deal is pinned to it.
    """
    stages = tuple(_translate_stage(stage, edition.stage(stage.id)) for stage in playbook.stages)
    words = {"title": edition.title, "language": edition.language, "summary": edition.summary}
    return playbook.model_copy(update={**words, "stages": stages})


def find_edition(editions: Iterable[Playbook], playbook_id: str, language: str) -> Playbook | None:
    """The first edition of a playbook in a language, or None."""
    found = (one for one in editions if (one.id, one.language) == (playbook_id, language))
    return next(found, None)


def translate_into(
    playbook: Playbook, language: str | None, editions: Callable[[], Iterable[Playbook]]
) -> Playbook:
    """The playbook in a language, where one is asked for that is not its own and there is such an edition."""
    if not language or language == playbook.language:
        return playbook
    edition = find_edition(editions(), playbook.id, language)
    return translate(playbook, edition) if edition else playbook


def _translate_stage(stage: Stage, words: Stage | None) -> Stage:
    if words is None:
        return stage
    sections = {section.value: _translate_items(stage, words, section) for section in Section}
    own = {"name": words.name, "aliases": words.aliases, "summary": words.summary}
    own |= _translate_stated(stage, words, ("ask", "cautions"))
    return stage.model_copy(update={**own, **sections})


def _translate_items(stage: Stage, words: Stage, section: Section) -> tuple[Item, ...]:
    by_id = {item.id: item for item in words.items(section)}
    return tuple(_translate_item(item, by_id.get(item.id)) for item in stage.items(section))


def _translate_item(item: Item, words: Item | None) -> Item:
    if words is None:
        return item
    if is_criterion(item) and is_criterion(words):
        kept = {
            "requirements": tuple(_replace_by_id(item.requirements, words.requirements)),
            "outcome": item.outcome,
            "required": item.required,
            "supported_by": item.supported_by,
            "needs": item.needs,
            **_translate_stated(item, words, ("ask", "who")),
        }
        return words.model_copy(update=kept)
    return words


def _translate_stated(ours: _P, words: _P, fields: Iterable[str]) -> dict[str, Any]:
    """Fields that both state, in the words of the other; what only the other states was never agreed on."""
    stated = {field: getattr(ours, field) for field in fields}
    return {field: value and (getattr(words, field) or value) for field, value in stated.items()}


def _replace_by_id(ours: Iterable[_T], theirs: Iterable[_T]) -> Iterable[_T]:
    by_id = {thing.id: thing for thing in theirs}
    return (by_id.get(thing.id, thing) for thing in ours)
