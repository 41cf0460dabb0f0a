"""Which of several deals is meant, chosen from a list that filters as one types."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from playbook_cli.adapters.prompts import Choice
from playbook_cli.cli.asking.few_answers import list_words, require_one
from playbook_cli.domain.advice import Briefing
from playbook_cli.domain.deal.clocks import measure_lateness, read_clocks
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.cell_widths import crop, fit, fit_right, width_of
from playbook_cli.render.lines.pipeline.deal_list_lines import flag_deal, list_flags
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.action_words import action_headline
from playbook_cli.render.words.deal_names import tell_apart
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.translation import _
from playbook_cli.services.pipeline.choosing import ChoosableDeal
from playbook_cli.services.workspace import OpenedDeal

_WIDEST_NAME = 32
_STAGE_WIDTH = 16
_MARK = 2  # cells for the mark of the chosen line


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list before it is set: the deal, where it stands, what is said of it."""

    id: str
    name: str
    account: str
    stage: str
    said: str
    flag: str = ""


def choose_opened(
    ranked: Sequence[tuple[OpenedDeal, Briefing]], now: datetime, terminal: Terminal
) -> OpenedDeal:
    """Ask which of several open deals to work on, the most pressing first, with a flag where one is late."""
    by_id = {opened.deal.id: opened for opened, _briefing in ranked}
    late = [measure_lateness(read_clocks(one.state, briefing.stage, now)) for one, briefing in ranked]
    lines = [
        _Line(
            one.deal.id,
            one.state.name,
            one.state.fields.account,
            briefing.stage.name,
            action_headline(briefing),
            flag_deal(lateness),
        )
        for (one, briefing), lateness in zip(ranked, late, strict=True)
    ]
    return by_id[_choose(lines, terminal, _("the most pressing first"), *list_flags(map(flag_deal, late)))]


def choose_deal(deals: Iterable[ChoosableDeal], terminal: Terminal) -> str:
    """Ask which deal is meant; gives its id."""
    lines = [_Line(deal.id, deal.name, deal.account, deal.stage, _say_status(deal)) for deal in deals]
    return _choose(lines, terminal)


def _say_status(deal: ChoosableDeal) -> str:
    if deal.status is None:
        return _("cannot be read")
    if deal.archived:
        return _("archived")
    return deal.owner if deal.status is DealStatus.OPEN else deal_status_label(deal.status)


def _choose(lines: Sequence[_Line], terminal: Terminal, *hints: str) -> str:
    names = [*map(tell_apart(lines), lines)]
    width = min(max(map(width_of, names)), _WIDEST_NAME)
    flags = max(width_of(line.flag) for line in lines)
    lead = flags + 1 if flags else 0
    room = terminal.width - lead - width - _STAGE_WIDTH - 2 - _MARK
    choices = [
        Choice(
            line.id,
            f"{fit_right(line.flag, flags) + ' ' if flags else ''}"
            f"{fit(name, width)} {fit(line.stage, _STAGE_WIDTH)} {crop(line.said, room)}",
        )
        for line, name in zip(lines, names, strict=True)
    ]
    words = list_words(_("no deal contains these words"), _("Esc leaves"), *hints)
    return require_one(_("Which deal?"), choices, words)
