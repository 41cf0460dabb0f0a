"""What a merge brought, in words: each deal, what came in, and what cannot both hold."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.deal.history.contradictions import Contradiction
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.text import clean_line
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.errors.damage_words import bring_edition_hint
from playbook_cli.render.words.phrases import with_label
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural
from playbook_cli.render.words.warning_words import describe_contradiction
from playbook_cli.services.merging import MergedDeal


def merge_lines(merged: Sequence[MergedDeal], terminal: Terminal, *, dry_run: bool) -> Iterator[str]:
    """Every deal with what came in."""
    for one in merged:
        name = clean_line(fold(one.deal).name)
        yield with_label(terminal.paint(name, "bold"), _describe(one, dry_run=dry_run))
        for place in one.kept_at:
            yield "  " + _("joined; the copy lies in {path} now").format(path=clean_line(place))
        yield from missing_edition_lines(one.missing, terminal)
        yield from contradiction_lines(one.deal.id, one.contradictions, terminal)


def missing_edition_lines(version: str, terminal: Terminal) -> Iterator[str]:
    """That the playbook of a deal is not there, and what brings it; nothing where it is."""
    if version:
        words = _("! its playbook is not kept here: {version}").format(version=version)
        yield "  " + terminal.paint(clean_line(words), "bad")
        yield "  → " + bring_edition_hint()


def contradiction_lines(
    deal: str, contradictions: Sequence[Contradiction], terminal: Terminal
) -> Iterator[str]:
    """What was recorded apart and cannot both hold, and what to do."""
    for one in contradictions:
        yield "  " + terminal.paint(_("! {words}").format(words=describe_contradiction(one)), "bad")
    if contradictions:
        hint = _("all of it is kept; see what counts now: {command}")
        yield "  → " + hint.format(command=command_line("status", deal))


def _describe(one: MergedDeal, *, dry_run: bool) -> str:
    number = len(one.received)
    if one.mended:
        total = len(one.deal.history)
        return (
            plural("both sides would be joined, {n} event", "both sides would be joined, {n} events", total)
            if dry_run
            else plural("both sides are joined, {n} event", "both sides are joined, {n} events", total)
        )
    if not number:
        return _("nothing new; everything was here already")
    if one.new:
        return (
            plural("would be new here, {n} event", "would be new here, {n} events", number)
            if dry_run
            else plural("new here, {n} event", "new here, {n} events", number)
        )
    return (
        plural("{n} event would be added", "{n} events would be added", number)
        if dry_run
        else plural("{n} event added", "{n} events added", number)
    )
