"""`playbook next [DEAL]`: the briefing, and in a terminal the walk."""

from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import later

if TYPE_CHECKING:
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.services.workspace import OpenedDeal

_SEVERAL = 2


def next_(
    context: typer.Context,
    deal: Annotated[
        str | None,
        typer.Argument(metavar="DEAL", help=later("Its id, its name, or a part that matches only one deal.")),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say what to do next on a deal, then walk through it, saving every answer.

    Without a terminal it prints the briefing, asks nothing and changes nothing.

    Example: `playbook next acme`
    """
    wiring = wiring_of(context)
    if as_json or not wiring.terminal.interactive:
        return _print(wiring, deal, as_json=as_json)
    from playbook_cli.render.lines.advice_lines import advice_lines
    from playbook_cli.services.coaching import brief_closely
    from playbook_cli.services.workspace import open_deal

    opened = open_deal(wiring.workspace, deal) if deal else _choose(wiring)
    _tell_archived(wiring, opened.state)
    briefing = brief_closely(wiring.workspace, opened)
    if opened.state.is_open:
        from playbook_cli.cli.coach.walk import walk_through

        return walk_through(wiring, opened, briefing)
    return wiring.terminal.print(*advice_lines(briefing, opened.playbook, wiring.terminal))


def _print(wiring: Wiring, deal: str | None, *, as_json: bool) -> None:
    """Print the briefing on a deal, or on the most pressing one."""
    from playbook_cli.services.coaching import brief_closely, find_most_pressing
    from playbook_cli.services.workspace import see_deal

    seen = see_deal(wiring.workspace, deal or find_most_pressing(wiring.workspace))
    briefing = brief_closely(wiring.workspace, seen)
    if as_json:
        from playbook_cli.render.json.deal_json import next_mapping

        return wiring.terminal.print_json(next_mapping(briefing))
    from playbook_cli.render.lines.advice_lines import advice_lines

    _tell_archived(wiring, seen.state)
    return wiring.terminal.print(*advice_lines(briefing, seen.playbook, wiring.terminal))


def _tell_archived(wiring: Wiring, state: "DealState") -> None:
    if state.fields.archived:
        from playbook_cli.render.lines.recorded.recorded_hints import archived_lines

        wiring.terminal.tell(*archived_lines(state))


def _choose(wiring: Wiring) -> "OpenedDeal":
    """The most pressing open deal; of several, the one that is chosen."""
    from playbook_cli.services.coaching import find_most_pressing, rank_open_deals
    from playbook_cli.services.workspace import open_deal

    ranked = rank_open_deals(wiring.workspace)
    if len(ranked) < _SEVERAL:
        return ranked[0][0] if ranked else open_deal(wiring.workspace, find_most_pressing(wiring.workspace))
    from playbook_cli.cli.asking.deal_picker import choose_opened

    return choose_opened(ranked, wiring.now, wiring.terminal)
