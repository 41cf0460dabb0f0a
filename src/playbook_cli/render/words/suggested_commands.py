"""The exact command that records something, ready to be copied into a shell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playbook_cli.domain.text import clean_line

if TYPE_CHECKING:
    from playbook_cli.domain.advice import Action
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.refs import Place

_SAFE = r"[\w@%+=:,./-]+"


def command_line(*words: str) -> str:
    """A command of this program with its words quoted for a POSIX shell where they need it."""
    return " ".join(("playbook", *(_quote(clean_line(word)) for word in words)))


def _quote(word: str) -> str:
    """Quote a word as `shlex.quote` does, but for letters of any script, which stand as they are."""
    return word if re.fullmatch(_SAFE, word) else "'" + word.replace("'", "'\"'\"'") + "'"


def action_command(action: Action, state: DealState) -> str:
    """The command that records what the coach asks for; empty when there is nothing to record."""
    from playbook_cli.domain.advice import ActionKind, Rule
    from playbook_cli.domain.deal.statuses import DealStatus

    if action.rule is Rule.WON_UNPROVEN:
        return command_line("reopen", state.id)
    if action.place:
        return _marking_command(action, action.place, state)
    return {
        ActionKind.NEXT_STEP: command_line("step", state.id, "--done"),
        ActionKind.AGREE_STEP: command_line("step", state.id, "…", "--due", "+7d"),
        ActionKind.REQUALIFY: command_line("note", state.id, "…"),
        ActionKind.ADVANCE: command_line("advance", state.id),
        ActionKind.CLOSE: command_line("close", state.id, DealStatus(action.end or DealStatus.WON).slug),
    }.get(action.kind, "")


def _marking_command(action: Action, place: Place, state: DealState) -> str:
    """The command that marks what the action begins with, from whatever stage the deal stands in."""
    from playbook_cli.domain.advice import ActionKind

    ref = place.ref if place.stage.id == state.stage else place.full_ref
    if action.kind is ActionKind.ACTIVITY:
        return command_line("done", state.id, ref)
    option = "--confirmed-by" if action.kind is ActionKind.CONFIRM else "--evidence"
    return command_line("done", state.id, ref, option) + ' "…"'
