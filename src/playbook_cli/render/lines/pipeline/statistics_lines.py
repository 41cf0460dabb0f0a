"""Statistics in words; every figure with its cases, and no share or median of too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.pipeline.statistics import (
    LEAST_CASES,
    Counted,
    Days,
    Share,
    StageStatistics,
    Statistics,
)
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import crop, fit, fit_right, width_of
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.tables import TableColumn, table_lines
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import with_label, with_remark
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.render.terminal import Terminal

_MOST_LISTED = 8


def statistics_lines(all_statistics: Sequence[Statistics], terminal: Terminal) -> Iterator[str]:
    """The statistics of each playbook."""
    if not all_statistics:
        yield _("no deals to count")
    for statistics in all_statistics:
        yield from _playbook_lines(statistics, terminal)
    if all_statistics:
        words = _("percentages and days are left out for fewer than {n} cases").format(n=LEAST_CASES)
        yield from paragraph(words, terminal, style="dim")


def _playbook_lines(statistics: Statistics, terminal: Terminal) -> Iterator[str]:
    deals = plural("{n} deal", "{n} deals", statistics.deals)
    yield terminal.paint(f"{clean_line(statistics.title)} · {deals}", "bold")
    yield ""
    yield from table_lines(_stage_columns(statistics.stages), terminal)
    if statistics.unplaced:
        yield from paragraph(_unplaced_words(statistics.unplaced), terminal, style="dim")
    yield ""
    rates = {_("Win rate"): statistics.win_rate, _("Gates overridden"): statistics.overrides}
    labels = max(map(width_of, rates))
    for label, share in rates.items():
        yield f"{fit(label, labels)}  {share_words(share)}"
    for outcome, reasons in statistics.reasons_by_outcome.items():
        heading = _("Reasons, {outcome}").format(outcome=deal_status_label(outcome))
        yield from _counted_lines(heading, reasons, terminal)
    yield from _counted_lines(_("Lost to"), statistics.competitors, terminal)
    yield from _counted_lines(_("Missing in lost deals"), statistics.missing_in_lost, terminal)
    yield ""


def _unplaced_words(count: int) -> str:
    return plural(
        "{n} imported deal had ended already, in an unknown stage: it is counted below, not in the table",
        "{n} imported deals had ended already, in unknown stages: they are counted below, not in the table",
        count,
    )


def _stage_columns(stages: Sequence[StageStatistics]) -> list[TableColumn]:
    """A row for each stage; the days stand below it where there is no room."""
    counts = {
        _("Entered"): [stage.entered for stage in stages],
        _("Here now"): [stage.here for stage in stages],
        _("Won"): [stage.won for stage in stages],
        _("Lost"): [stage.lost for stage in stages],
    }
    figures = [TableColumn(heading, _texts(cells), right=True) for heading, cells in counts.items()]
    undecided = _texts([stage.no_decision for stage in stages])
    figures.append(TableColumn(_("No decision"), undecided, right=True, leaves=1))
    advanced = TableColumn(_("Advanced"), [_advanced_words(stage.advanced) for stage in stages], right=True)
    days = TableColumn(_("Days in stage"), [_days_words(stage.days) for stage in stages], most=60, leaves=2)
    names = TableColumn(_("Stage"), [stage.name for stage in stages], least=10, most=24)
    return [names, figures[0], advanced, *figures[1:], days]


def _texts(counts: Sequence[int]) -> list[str]:
    """The counts of a column; nothing at all where all are 0, so that the column is left out."""
    return [str(count) if any(counts) else "" for count in counts]


def _advanced_words(share: Share) -> str:
    if not share.of:
        return ""
    return with_remark(str(share.count), "" if share.fraction is None else f"{share.fraction:.0%}")


def _days_words(days: Days) -> str:
    if days.median is None or days.n < LEAST_CASES:
        return ""
    words = _("half within {median}, nine in ten within {p90}")
    return words.format(median=f"{days.median:g}", p90=days.p90)


def share_words(share: Share) -> str:
    """A share as a percentage with its cases, or as the bare cases where they are too few."""
    if not share.of:
        return _("none so far")
    counts = _("{count} of {n}").format(count=share.count, n=share.of)
    return counts if share.fraction is None else with_remark(f"{share.fraction:.0%}", counts)


def _counted_lines(heading: str, counted: Sequence[Counted], terminal: Terminal) -> Iterator[str]:
    if not counted:
        return
    if not any(clean_line(one.label) for one in counted):
        cases = plural("not given in {n} case", "not given in {n} cases", sum(one.count for one in counted))
        yield with_label(terminal.paint(heading, "bold"), cases)
        return
    yield terminal.paint(heading, "bold")
    shown = counted[:_MOST_LISTED]
    counts = [_("{count} of {n}").format(count=one.count, n=one.of) for one in shown]
    width = max(map(width_of, counts))
    for one, words in zip(shown, counts, strict=True):
        label = clean_line(one.label) or _("(not given)")
        yield f"  {fit_right(words, width)}  {crop(label, terminal.width - width - 4)}"
    if len(counted) > _MOST_LISTED:
        more = _("and {n} more").format(n=len(counted) - _MOST_LISTED)
        yield f"  {' ' * width}  {more}"
