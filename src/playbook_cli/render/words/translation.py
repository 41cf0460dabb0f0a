"""The one door that every sentence passes before a person reads it; English is the source.

Chinese lies in `locale/zh/LC_MESSAGES/playbook.po`; `python -m tests.catalogue` brings it up to date and
compiles it to the `.mo` beside it, which is kept in the repository, so that every install has it.
"""

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

from playbook_cli.render.words.chinese_setting import ChineseSentence

SOURCE_LANGUAGE: Final = "en"
DOMAIN: Final = "playbook"
DIRECTORY: Final = Path(__file__).parents[2] / "locale"
_SOURCE = gettext.NullTranslations()
_CATALOGUE: ContextVar[gettext.NullTranslations] = ContextVar("catalogue")
_SENTENCE: ContextVar[type[str]] = ContextVar("sentence", default=str)
_LANGUAGE: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)
_SENTENCES: Final[dict[str, type[str]]] = {"zh": ChineseSentence}  # which languages set their fields by rules


@cache
def find_catalogues() -> tuple[str, ...]:
    """The languages that every sentence can be said in, the source first."""
    return (
        SOURCE_LANGUAGE,
        *sorted(one.name for one in DIRECTORY.iterdir() if _catalogue_of(one.name).is_file()),
    )


def speak_language(language: str | None) -> None:
    """Say every sentence in this language from now on; in English where there is no catalogue for it."""
    spoken = language if language in find_catalogues() else SOURCE_LANGUAGE
    _CATALOGUE.set(_load_catalogue(spoken))
    _SENTENCE.set(_SENTENCES.get(spoken, str))
    _LANGUAGE.set(spoken)


@cache
def _load_catalogue(language: str) -> gettext.NullTranslations:
    """The sentences of a language, from its file."""
    if language == SOURCE_LANGUAGE:
        return _SOURCE
    from playbook_cli.render.sorted_catalogue import SortedCatalogue

    return SortedCatalogue(_catalogue_of(language).read_bytes())


def _catalogue_of(language: str) -> Path:
    return DIRECTORY / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


def spoken_language() -> str:
    """The language in which sentences are said now."""
    return _LANGUAGE.get()


def _(message: str) -> str:
    """Translate one sentence; its `format` sets the fields as the language does."""
    return _SENTENCE.get()(_CATALOGUE.get(_SOURCE).gettext(message))


def later(message: str) -> str:
    """Mark a sentence that is written down while modules load and translated when it is shown."""
    return message


def plural(one: str, many: str, count: int, **fields: str) -> str:
    """Translate the form of a sentence that fits the count, with `{n}` and the fields filled in."""
    sentence = _SENTENCE.get()(_CATALOGUE.get(_SOURCE).ngettext(one, many, count))
    return sentence.format(n=count, **fields)
