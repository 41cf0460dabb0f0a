"""The names under which teams write the sections of a stage, in all languages.

A clear name always means its section. A vague one (Checklist, Prerequisites, Steps) means it only within a
stage whose section of that kind goes by no clear name.
"""

import re
from functools import partial
from typing import Final

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.words.language_words import LanguageWords
from playbook_cli.reading.words.languages import any_word, names_of, patterns_of, words_of


def _names_in(section: Section, one: LanguageWords, *, vague: bool) -> str:
    return (one.vague_sections if vague else one.sections).get(section, "")


CLEAR_NAMES: Final[dict[Section, list[str]]] = {
    section: words_of(partial(_names_in, section, vague=False)) for section in Section
}
VAGUE_NAMES: Final[dict[Section, list[str]]] = {
    section: words_of(partial(_names_in, section, vague=True)) for section in Section
}

# What stands before or behind a name without changing what it means.
LEADING_WORDS: Final = names_of(lambda one: one.leading)
TRAILING_WORDS: Final = names_of(lambda one: one.trailing)
QUALIFIERS: Final = words_of(lambda one: one.qualifiers)
TAILS: Final = words_of(lambda one: one.section_tails)
JOINTS: Final = words_of(lambda one: one.joints)
# A way out with one of these loses the deal.
LOST: Final = re.compile(any_word(words_of(lambda one: one.lost)), re.IGNORECASE)

# What heads the list of all stages, and words beside it that change nothing: `Our standard stages`.
LIST_WORDS: Final = words_of(lambda one: one.list_names)
LIST_NEUTRAL: Final = names_of(lambda one: one.list_neutral)
COUNTED_LISTS: Final = re.compile(patterns_of(lambda one: one.counted_lists))

# Phrases that announce criteria without being a name: `Move to Proposal when`, `Criteria to leave`.
_PHRASES: Final = (
    (Section.EXIT_CRITERIA, re.compile(patterns_of(lambda one: one.exit_phrases))),
    (Section.ENTRY_CRITERIA, re.compile(patterns_of(lambda one: one.entry_phrases))),
)


def find_phrase(name: str) -> Section | None:
    """The criteria that a folded phrase announces, or None."""
    return next((section for section, phrase in _PHRASES if phrase.fullmatch(name)), None)
