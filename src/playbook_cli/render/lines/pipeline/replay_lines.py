"""A replay in plain lines: how many gates would have held, which deals, and what they would have lacked."""

from collections.abc import Iterator

from playbook_cli.domain.pipeline.replay import Replay, ReplayedPassage
from playbook_cli.domain.pipeline.statistics import Share
from playbook_cli.render.cell_widths import crop, fit
from playbook_cli.render.lines.pipeline.statistics_lines import share_words
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import list_names, with_remark
from playbook_cli.render.words.translation import _, plural

_MOST_REFS = 5
_MOST_LISTED = 12
_MOST_PASSAGES = 30


def replay_lines(replay: Replay, terminal: Terminal) -> Iterator[str]:
    """The totals, what became of the deals concerned, what would have been missing, each deal."""
    if replay.passages:
        yield from _total_lines(replay)
        yield from _missing_lines(replay, terminal)
        yield from _deal_lines(replay, terminal)
    else:
        yield _("no deal of this playbook has passed a gate yet")
    if replay.skipped:
        words = plural(
            "{n} deal follows another playbook", "{n} deals follow another playbook", len(replay.skipped)
        )
        yield terminal.paint(words, "dim")


def _total_lines(replay: Replay) -> Iterator[str]:
    total = len(replay.passages)
    met = sum(not passage.overridden for passage in replay.passages)
    share = share_words(Share(len(replay.held), total))
    yield _("gates at which this edition would have held a deal back: {share}").format(share=share)
    newly = share_words(Share(len(replay.newly_held), met))
    yield "  " + _("of those, met at the time: {share}").format(share=newly)
    freed = share_words(Share(len(replay.freed), total - met))
    yield "  " + _("overridden at the time, but met under this edition: {share}").format(share=freed)
    outcomes = [
        f"{deal_status_label(outcome)} {share_words(Share(*counts))}"
        for outcome, counts in replay.deals_by_outcome.items()
    ]
    yield "  " + _("deals held back although they met the gate: {outcomes}").format(
        outcomes=list_names(outcomes)
    )


def _missing_lines(replay: Replay, terminal: Terminal) -> Iterator[str]:
    if not replay.missing:
        return
    yield terminal.paint(_("What would have been missing"), "bold")
    for missed in replay.missing[:_MOST_LISTED]:
        name = f"{missed.ref} {missed.name}"
        new = " · " + _("new: not asked for at the time") if missed.new else ""
        yield f"  {missed.count:>4}  {crop(name, terminal.width - 32)}{terminal.paint(new, 'dim')}"
    if len(replay.missing) > _MOST_LISTED:
        yield f"        {_('and {n} more').format(n=len(replay.missing) - _MOST_LISTED)}"


def _deal_lines(replay: Replay, terminal: Terminal) -> Iterator[str]:
    if replay.held:
        yield terminal.paint(_("Held back"), "bold")
    for passage in replay.held[:_MOST_PASSAGES]:
        yield _held_line(passage, terminal)
    if len(replay.held) > _MOST_PASSAGES:
        yield "  " + _("and {n} more; --json lists them all").format(n=len(replay.held) - _MOST_PASSAGES)


def _held_line(passage: ReplayedPassage, terminal: Terminal) -> str:
    refs = [place.ref_from(passage.stage) for place in passage.missing]
    missing = with_remark(
        list_names(refs, _MOST_REFS), _("overridden at the time") if passage.overridden else ""
    )
    name = terminal.paint(fit(passage.deal, 22), "bold")
    outcome = fit(deal_status_label(passage.outcome), 12)
    return f"  {name} {outcome} {fit(passage.stage.name, 14)} {missing}".rstrip()
