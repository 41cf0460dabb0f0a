"""The questions about the end of a deal in words: why it ended, and who won it."""

from collections.abc import Sequence

from playbook_cli.adapters.prompts import Choice, ask_choice
from playbook_cli.adapters.text_prompt import TextQuestion, ask_text
from playbook_cli.domain.playbook.reasons import is_other
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _


def ask_end_reason(listed: Sequence[str]) -> str:
    """Ask why a deal ended; the choice that is none of the others wants words."""
    choices = [Choice(reason, clean_line(reason)) for reason in listed]
    reason = ask_choice(_("Why did it end?"), choices, instruction=_("(arrows, Enter)"))
    if not is_other(reason):
        return reason
    said = ask_text(TextQuestion(_("What was the reason? (kept in the log)")))
    return f"{reason}: {said or ''}"


def ask_competitor() -> str | None:
    """Ask who got the deal; nobody where nothing is said."""
    return (ask_text(TextQuestion(_("Which competitor won it? (Enter to skip)"))) or "").strip() or None
