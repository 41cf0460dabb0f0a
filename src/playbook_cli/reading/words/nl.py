"""The words of playbooks in Dutch."""

from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="nl",
    customers=(
        "verkoop*; sales; klant*; klanten*; acquisitie; prospect*; relatiebeheer; accountmanagement; offerte*"
    ),
    book_words="handleiding; draaiboek; handboek; fase",
    no_process=(
        "recept*; bezwaar; bezwaren; belscript; script; wijzigingslogboek; installatie; testplan; "
        "woordenlijst; veelgestelde vragen; sollicitatie*; medewerker*; notulen; cursus; handleiding"
    ),
)
