"""What a sync brought, in words: each deal of which something crossed, what others did, and the sum."""

from collections.abc import Iterator
from datetime import datetime

from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.moments import in_zone
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import PlaybookError
from playbook_cli.render.cell_widths import fit
from playbook_cli.render.lines.joining.merge_lines import missing_edition_lines
from playbook_cli.render.lines.recorded.recorded_lines import event_words
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.phrases import list_texts
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.syncing import Side, Synced, SyncedDeal
from playbook_cli.services.workspace import OpenedDeal

_SIGNS = {Side.HERE: ("+", "good"), Side.THERE: ("+", "part"), None: ("~", "part")}


def sync_lines(synced: Synced, now: datetime, terminal: Terminal, *, dry_run: bool) -> Iterator[str]:
    """Every deal of which something crossed, every one that could not, and the sum."""
    if dry_run:
        yield _("Dry run: nothing is recorded.")
    for deal in synced.deals:
        yield from _deal_lines(deal, now, terminal)
    for key, error in synced.refused:
        yield from _refused_lines(key, error, terminal)
    yield _sum_line(synced)


def _deal_lines(synced: SyncedDeal, now: datetime, terminal: Terminal) -> Iterator[str]:
    sign, style = _SIGNS[synced.new_on]
    name = synced.opened.state.name if synced.opened else synced.deal.name
    yield f"{terminal.paint(sign, style)} {terminal.paint(fit(name, 30), 'bold')} {_crossed(synced)}"
    opened = synced.opened
    if opened is None:
        yield from missing_edition_lines(fold(synced.deal).playbook.version, terminal)
        return
    if synced.new_on is None:
        for event in synced.news:
            yield f"    {_news_line(event, opened, now)}"
    if synced.moved_on_both:
        words = _("both sides moved it independently; it is in {stage} now: {command}")
        shown = words.format(stage=opened.stage.name, command=command_line("log", opened.deal.id))
        yield f"    {terminal.paint(clean_line(shown), 'bad')}"


def _crossed(synced: SyncedDeal) -> str:
    if synced.new_on is Side.HERE:
        return plural("new here, {n} event", "new here, {n} events", len(synced.received))
    if synced.new_on is Side.THERE:
        return plural("new there, {n} event", "new there, {n} events", len(synced.sent))
    received = plural("{n} event received", "{n} events received", len(synced.received))
    sent = plural("{n} event sent", "{n} events sent", len(synced.sent))
    return list_texts((received if synced.received else "", sent if synced.sent else ""))


def _news_line(event: Event, opened: OpenedDeal, now: datetime) -> str:
    """What someone else did, when and who."""
    return _("{day} {who}: {what}").format(
        day=in_zone(event.at, now.tzinfo).date().isoformat(),
        who=clean_line(event.by) or "-",
        what=event_words(event, opened),
    )


def _refused_lines(key: str, error: PlaybookError, terminal: Terminal) -> Iterator[str]:
    words = describe_error(error)
    line = _("! {deal} was not synced: {what}").format(deal=clean_line(key), what=words.what)
    yield terminal.paint(line, "bad")
    yield from (f"    {detail}" for detail in words.details)
    if words.hint:
        yield terminal.paint(f"    → {words.hint}", "dim")


def _sum_line(synced: Synced) -> str:
    received = sum(bool(deal.received) for deal in synced.deals)
    sent = sum(bool(deal.sent) for deal in synced.deals)
    words = _("{address}: {received} received, {sent} sent, {same} the same on both sides").format(
        address=synced.address, received=received, sent=sent, same=synced.unchanged
    )
    return list_texts((words, _("refused {n}").format(n=len(synced.refused)) if synced.refused else ""))
