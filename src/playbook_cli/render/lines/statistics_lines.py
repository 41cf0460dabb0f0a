"""Statistics in plain lines; every figure with its n, and no share of too few cases."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.pipeline.statistics import (
    LEAST_CASES,
    Counted,
    Days,
    Share,
    StageStatistics,
    Statistics,
)
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cells import crop, fit
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.labels import deal_status_label
from playbook_cli.render.words.phrases import with_remark
from playbook_cli.render.words.translation import _, plural

_MOST_LISTED = 8


def statistics_lines(all_statistics: Sequence[Statistics], terminal: Terminal) -> Iterator[str]:
    """The statistics of each playbook."""
    if not all_statistics:
        yield _("no deals to count")
    for statistics in all_statistics:
        yield from _playbook_lines(statistics, terminal)
    if all_statistics:
        yield terminal.paint(_("no share is given for fewer than {n} cases").format(n=LEAST_CASES), "dim")


def _playbook_lines(statistics: Statistics, terminal: Terminal) -> Iterator[str]:
    deals = plural("{n} deal", "{n} deals", statistics.deals)
    yield terminal.paint(f"{clean_line(statistics.playbook)} · {deals}", "bold")
    yield ""
    yield from _stage_table(statistics.stages, terminal)
    yield ""
    yield f"{fit(_('Win rate'), 24)} {share_words(statistics.win_rate)}"
    yield f"{fit(_('Gates overridden'), 24)} {share_words(statistics.overrides)}"
    for outcome, reasons in statistics.reasons_by_outcome.items():
        heading = _("Reasons, {outcome}").format(outcome=deal_status_label(outcome))
        yield from _counted_lines(heading, reasons, terminal)
    yield from _counted_lines(_("Lost to"), statistics.competitors, terminal)
    yield from _counted_lines(_("Missing where deals were lost"), statistics.missing_in_lost, terminal)
    yield ""


def _stage_table(stages: Sequence[StageStatistics], terminal: Terminal) -> Iterator[str]:
    headings = (_("entered"), _("advanced"), _("here"), _("won"), _("lost"), _("none"))
    head = "".join(f"{heading:>9}" for heading in headings)
    yield terminal.paint(f"{fit(_('Stage'), 16)}{head}  {_('days: median, p90')}", "dim")
    for stage in stages:
        counts = (
            stage.entered,
            _percent(stage.advanced),
            stage.here,
            stage.won,
            stage.lost,
            stage.no_decision,
        )
        yield f"{fit(stage.name, 16)}{''.join(f'{count:>9}' for count in counts)}  {_days_words(stage.days)}"


def _percent(share: Share) -> str:
    if not share.of:
        return "–"
    return str(share.count) if share.fraction is None else f"{share.count} {share.fraction:.0%}"


def _days_words(days: Days) -> str:
    if days.median is None:
        return "–"
    return f"{days.median:g}, {days.p90} (n={days.n})"


def share_words(share: Share) -> str:
    """A share as a percentage with its cases, or as the bare cases where they are too few."""
    counts = _("{count} of {n}").format(count=share.count, n=share.of)
    return counts if share.fraction is None else with_remark(f"{share.fraction:.0%}", counts)


def _counted_lines(heading: str, counted: Sequence[Counted], terminal: Terminal) -> Iterator[str]:
    if not counted:
        return
    yield terminal.paint(heading, "bold")
    for one in counted[:_MOST_LISTED]:
        label = clean_line(one.label) or _("(not given)")
        cases = _("{count} of {n}").format(count=one.count, n=one.of)
        yield f"  {cases:>12}  {crop(label, terminal.width - 16)}"
    if len(counted) > _MOST_LISTED:
        yield f"  {'':>12}  {_('and {n} more').format(n=len(counted) - _MOST_LISTED)}"
