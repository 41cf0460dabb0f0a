"""The Chinese catalogue fits the program's sentences; `python -m tests.catalogue` brings it up to date."""

import gettext

from tests import catalogue


def test_every_sentence_of_the_program_is_translated_in_all_its_forms_and_nothing_else_is() -> None:
    written, said = catalogue.load_catalogue(), catalogue.extract_messages()
    missing = catalogue.find_missing(written, said)
    assert missing == [], f"run {catalogue.COMMAND} and translate these in {catalogue.PO.name}"
    assert catalogue.find_unused(written, said) == [], f"run {catalogue.COMMAND}, which drops them"


def test_every_translation_has_the_fields_of_its_sentence() -> None:
    wrong = [
        (message.id, form)
        for message in catalogue.translations(catalogue.load_catalogue())
        for form in filter(None, catalogue.forms(message))
        if catalogue.fields(form) != catalogue.fields(_longest(message.id))
    ]
    assert wrong == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in catalogue.load_catalogue() if message.id and message.fuzzy] == []


def test_what_is_compiled_is_what_is_written() -> None:
    with catalogue.MO.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogue.translations(catalogue.load_catalogue()):
        source = message.id if isinstance(message.id, str) else message.id[0]
        if all(catalogue.forms(message)):
            said = compiled.ngettext(*message.id, 2) if message.pluralizable else compiled.gettext(source)
            assert said == catalogue.forms(message)[-1], f"run {catalogue.COMMAND}"


def _longest(message_id: catalogue.Id) -> str:
    return message_id if isinstance(message_id, str) else message_id[1]
