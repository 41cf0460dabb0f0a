"""A replay in plain lines: how many gates would have held, which deals, and what they would have lacked."""

from collections.abc import Iterator

from playbook_cli.domain.pipeline.replay import Replay, ReplayedPassage
from playbook_cli.domain.pipeline.statistics import Share
from playbook_cli.render.line_breaks import SEPARATOR
from playbook_cli.render.lines.pipeline.statistics_lines import share_words
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.tables import TableColumn, table_lines
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
        yield from _total_lines(replay, terminal)
        yield from _missing_lines(replay, terminal)
        yield from _deal_lines(replay, terminal)
    else:
        yield _("no deal of this playbook has passed a gate yet")
    if replay.skipped:
        words = plural(
            "{n} deal follows another playbook", "{n} deals follow another playbook", len(replay.skipped)
        )
        yield terminal.paint(words, "dim")


def _total_lines(replay: Replay, terminal: Terminal) -> Iterator[str]:
    total = len(replay.passages)
    met = sum(not passage.overridden for passage in replay.passages)
    share = share_words(Share(len(replay.held), total))
    head = _("gates at which this edition would have held a deal back: {share}").format(share=share)
    newly = share_words(Share(len(replay.newly_held), met))
    freed = share_words(Share(len(replay.freed), total - met))
    outcomes = [
        f"{deal_status_label(outcome)} {share_words(Share(*counts))}"
        for outcome, counts in replay.deals_by_outcome.items()
    ]
    words = _("deals held back although they met the gate: {outcomes}")
    yield from paragraph(head, terminal)
    for below in (
        _("of those, met at the time: {share}").format(share=newly),
        _("overridden at the time, but met under this edition: {share}").format(share=freed),
        words.format(outcomes=list_names(outcomes)),
    ):
        yield from paragraph(below, terminal, sign=" ")


def _missing_lines(replay: Replay, terminal: Terminal) -> Iterator[str]:
    if not replay.missing:
        return
    yield terminal.paint(_("What would have been missing"), "bold")
    for missed in replay.missing[:_MOST_LISTED]:
        new = _("new: not asked for at the time") if missed.new else ""
        words = SEPARATOR.join(filter(None, (f"{missed.ref} {missed.name}", new)))
        yield from paragraph(words, terminal, sign=f"  {missed.count:>4} ")
    if len(replay.missing) > _MOST_LISTED:
        yield f"        {_('and {n} more').format(n=len(replay.missing) - _MOST_LISTED)}"


def _deal_lines(replay: Replay, terminal: Terminal) -> Iterator[str]:
    if not replay.held:
        return
    yield terminal.paint(_("Held back"), "bold")
    held = replay.held[:_MOST_PASSAGES]
    yield from table_lines(
        [
            TableColumn(_("Deal"), [one.deal for one in held], least=14, styles=["bold"] * len(held)),
            TableColumn(_("Status"), [deal_status_label(one.outcome) for one in held]),
            TableColumn(_("Stage"), [one.stage.name for one in held], least=10, most=24),
            TableColumn(
                _("Missing"), list(map(_missing_words, held)), most=90, leaves=1, sign="→", short=False
            ),
        ],
        terminal,
    )
    if len(replay.held) > _MOST_PASSAGES:
        yield "  " + _("and {n} more; --json lists them all").format(n=len(replay.held) - _MOST_PASSAGES)


def _missing_words(passage: ReplayedPassage) -> str:
    """The parts that were missing at a gate, and whether it was overridden."""
    refs = [place.ref_from(passage.stage) for place in passage.missing]
    overridden = _("overridden at the time") if passage.overridden else ""
    return with_remark(list_names(refs, _MOST_REFS), overridden)
