"""The questions about the end of a deal in words: why it ended, and who won it."""

from collections.abc import Sequence

from playbook_cli.adapters.prompts import Choice
from playbook_cli.adapters.text_prompt import TextQuestion
from playbook_cli.cli.asking.asked_words import ask_words, ask_words_again, find_slip, way_off, way_out
from playbook_cli.cli.asking.few_answers import ask_one
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.reasons import is_other
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _
from playbook_cli.services.walking.interviewer import EndDraft


def ask_end_reason(outcome: DealStatus, listed: Sequence[str], *, leaves: bool = False) -> str | None:
    """Ask why a deal was not won, in one's own words where none is listed; None where the person went back.

    The choice that is none of the others wants words; who goes back from there chooses again. Where this is
    the first question of all, Esc `leaves`.
    """
    if not listed:
        return _ask_own_words(leaves=leaves)
    question = _("Why was it lost?") if outcome is DealStatus.LOST else _("Why was nothing decided?")
    choices = [Choice(reason, clean_line(reason)) for reason in listed]
    while True:
        reason = ask_one(question, choices, leaves=leaves)
        if reason is None or not is_other(reason):
            return reason
        if said := _ask_own_words():
            return f"{reason}: {said}"


def ask_competitor() -> str | None:
    """Ask who got the deal; empty where nothing is said, None where the person went back."""
    hint = way_out(_("Enter to skip"))
    said = ask_words(TextQuestion(_("Which competitor won it?"), hint=hint))
    return None if said is None else said.strip()


def ask_end(
    outcome: DealStatus, listed: Sequence[str], competitor: str | None = None, *, leaves: bool = False
) -> EndDraft | None:
    """Ask why a deal ended and, where it is not said yet, who got it; None where the person went back.

    Esc at the second question goes back to the first, and from there, where nothing stands before, `leaves`.
    """
    while reason := ask_end_reason(outcome, listed, leaves=leaves):
        winner = competitor or ask_competitor()
        if winner is not None:
            return EndDraft(reason, winner or None)
    return None


def _ask_own_words(*, leaves: bool = False) -> str | None:
    hint = way_off() if leaves else way_out(_("the reason is kept in the log"))
    return ask_words_again(TextQuestion(_("What was the reason?"), hint=hint), find_slip)
