"""A replay in plain lines and as JSON."""

from collections.abc import Iterator
from typing import Any

from playbook_cli.domain.replay import Replay, ReplayedPassage
from playbook_cli.domain.statistics import Share
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cells import fit
from playbook_cli.render.statistics_lines import share_words
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.translation import _, plural


def replay_lines(replay: Replay, terminal: Terminal) -> Iterator[str]:
    """How many gates would have held, which deals, and what they would have lacked."""
    if not replay.passages:
        yield _("no deal of this playbook has passed a gate yet")
    else:
        share = share_words(Share(len(replay.held), len(replay.passages)))
        yield _("gates that this edition would have held: {share}").format(share=share)
    for passage in replay.held:
        yield _held_line(passage, terminal)
    if replay.missing:
        yield terminal.paint(_("What would have been missing"), "bold")
        for criterion, count in replay.missing:
            yield f"  {count:>4}  {clean_line(criterion)}"
    if replay.skipped:
        words = plural(
            "{n} deal follows another playbook", "{n} deals follow another playbook", len(replay.skipped)
        )
        yield terminal.paint(words, "dim")


def _held_line(passage: ReplayedPassage, terminal: Terminal) -> str:
    missing = ", ".join(place.ref for place in passage.gate.missing) if passage.gate else ""
    then = _(" (overridden then)") if passage.overridden else ""
    name = terminal.paint(fit(passage.deal, 26), "bold")
    return f"  {name} {fit(passage.stage, 16)} {missing}{then}"


def replay_mapping(replay: Replay) -> dict[str, Any]:
    """The replay with every passage that would have been held."""
    return {
        "passages": len(replay.passages),
        "held": [
            {
                "deal": passage.deal,
                "stage": passage.stage,
                "overridden": passage.overridden,
                "missing": [
                    {"ref": place.ref, "text": place.text}
                    for place in (passage.gate.missing if passage.gate else ())
                ],
            }
            for passage in replay.held
        ],
        "missing": [{"criterion": criterion, "count": count} for criterion, count in replay.missing],
        "skipped": list(replay.skipped),
    }
