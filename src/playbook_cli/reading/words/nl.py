"""The words of playbooks in Dutch."""

from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="nl",
)
