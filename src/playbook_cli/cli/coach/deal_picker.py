"""Which of several open deals to work on, chosen from a list."""

from collections.abc import Sequence

from playbook_cli.adapters.prompts import Choice, ask_choice
from playbook_cli.domain.coach import Briefing
from playbook_cli.render.cells import crop, fit
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.action_words import action_headline
from playbook_cli.render.words.translation import _
from playbook_cli.services.workspace import OpenedDeal


def choose_deal(ranked: Sequence[tuple[OpenedDeal, Briefing]], terminal: Terminal) -> OpenedDeal:
    """Ask which of several open deals to work on; the most pressing stands first."""
    by_id = {opened.deal.id: opened for opened, _briefing in ranked}
    choices = [Choice(one.deal.id, _deal_line(one, briefing, terminal)) for one, briefing in ranked]
    return by_id[ask_choice(_("Which deal?"), choices, instruction=_("(the most pressing first)"))]


def _deal_line(opened: OpenedDeal, briefing: Briefing, terminal: Terminal) -> str:
    name, stage = fit(opened.state.name, 24), fit(briefing.stage.name, 14)
    return f"{name} {stage} {crop(action_headline(briefing), terminal.width - 46)}"
