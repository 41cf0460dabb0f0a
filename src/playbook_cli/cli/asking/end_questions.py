"""The questions about the end of a deal in words: why it ended, and who won it."""

from collections.abc import Sequence

from playbook_cli.adapters.prompts import Choice, ask_choice
from playbook_cli.adapters.text_prompt import TextQuestion
from playbook_cli.cli.asking.asked_words import ask_words
from playbook_cli.domain.playbook.reasons import is_other
from playbook_cli.domain.text import clean_line, is_blank
from playbook_cli.render.words.translation import _


def ask_end_reason(listed: Sequence[str]) -> str | None:
    """Ask why a deal ended, in one's own words where no reason is listed; None where the person went back.

    The choice that is none of the others wants words; who goes back from there chooses again.
    """
    if not listed:
        return _ask_own_words()
    choices = [Choice(reason, clean_line(reason)) for reason in listed]
    while True:
        reason = ask_choice(_("Why did it end?"), choices, instruction=_("(arrows, Enter)"))
        if not is_other(reason):
            return reason
        if said := _ask_own_words():
            return f"{reason}: {said}"


def ask_competitor() -> str | None:
    """Ask who got the deal; nobody where nothing is said."""
    return (ask_words(TextQuestion(_("Which competitor won it? (Enter to skip)"))) or "").strip() or None


def find_blank(text: str) -> str:
    """What to say of a text without words; nothing of any other."""
    return _("Write something here, or press Esc to go back.") if is_blank(text) else ""


def _ask_own_words() -> str | None:
    hint = _("(the reason is kept in the log · Esc goes back)")
    return ask_words(TextQuestion(_("What was the reason?"), hint=hint, find_problem=find_blank))
