"""Days asked for at the terminal, in every form in which a command takes them."""

from collections.abc import Callable
from datetime import date

from playbook_cli.adapters.text_prompt import TextQuestion
from playbook_cli.cli.asking.asked_words import ask_words, way_out
from playbook_cli.domain.text import is_blank
from playbook_cli.domain.writing_habits import WritingHabits
from playbook_cli.domain.written_days.dates import read_date
from playbook_cli.errors import AmbiguousReading, InvalidArgument
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.translation import _


def ask_coming_day(question: str, today: date, habits: WritingHabits, typed: str = "") -> str | None:
    """Ask for today or a later day; None where the person went back."""
    return ask_words(
        TextQuestion(question, hint=way_out(_days()), typed=typed, find_problem=_find_bad_day(today, habits))
    )


def ask_day_or_none(question: str, today: date, habits: WritingHabits) -> str | None:
    """Ask for a day that may be left open, where there is nothing to go back to: Esc leaves."""
    find_bad_day = _find_bad_day(today, habits)
    said = ask_words(
        TextQuestion(
            question,
            hint=way_out(_days(), _("Enter leaves it open")),
            find_problem=lambda text: "" if is_blank(text) else find_bad_day(text),
        )
    )
    if said is None:
        raise KeyboardInterrupt
    return said.strip() or None


def _find_bad_day(today: date, habits: WritingHabits) -> Callable[[str], str]:
    def find(text: str) -> str:
        try:
            day = read_date(text, today, argument="DATE", habits=habits)
        except AmbiguousReading as error:
            return describe_error(error).what
        except InvalidArgument as error:
            return describe_error(error).hint
        return _("That day has passed.") if day < today else ""

    return find


def _days() -> str:
    return _("2026-12-01, tomorrow, fri, +2w, eom")
