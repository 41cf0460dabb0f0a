"""The exact command that records something, ready to be copied into a shell."""

import re
import shlex

from playbook_cli.domain.coach import Action, ActionKind
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.text import clean_line

_SAFE = re.compile(r"[\w@%+=:,./-]+")


def command_line(*words: str) -> str:
    """A command of this program with its words quoted for a POSIX shell where they need it."""
    return " ".join(("playbook", *(_quote(clean_line(word)) for word in words)))


def _quote(word: str) -> str:
    """Quote a word; letters of any script stand as they are, which `shlex.quote` allows to ASCII alone."""
    return word if _SAFE.fullmatch(word) else shlex.quote(word)


def action_command(action: Action, state: DealState) -> str:
    """The command that records what the coach asks for; empty when there is nothing to record."""
    if action.kind in (ActionKind.REQUIREMENT, ActionKind.CRITERION) and action.place:
        return command_line("done", state.id, action.place.ref, "--evidence") + ' "…"'
    if action.kind is ActionKind.NEXT_STEP and state.next_step:
        return command_line("step", state.id, "--done")
    if action.kind is ActionKind.ADVANCE:
        return command_line("advance", state.id)
    if action.kind is ActionKind.CLOSE:
        return command_line("close", state.id, "won")
    return ""
