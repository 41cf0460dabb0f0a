"""What a new edition changes for a deal, in plain lines: stages, items, order, findings, the gate."""

from collections.abc import Iterator
from itertools import groupby

from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.upgrade.deal_changes import (
    DealChange,
    StageChange,
    UpgradeFinding,
    UpgradeFindingCode,
    UpgradePlan,
)
from playbook_cli.domain.upgrade.item_pairing import ChangeKind
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.kind_words import section_label
from playbook_cli.render.words.phrases import list_names, short_hash, with_label, with_remark
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.authoring.upgrading import PlannedUpgrade, SkippedDeal, UpgradeOutcome

_SIGNS = {ChangeKind.ADDED: ("+", "good"), ChangeKind.REMOVED: ("−", "bad")}
_OTHER_SIGN = ("~", "part")
_MOST_REFS = 4
_BELOW = " " * 7  # before what belongs to the line above


def diff_lines(planned: PlannedUpgrade, terminal: Terminal, *, playbook: str | None) -> Iterator[str]:
    """The whole report on one deal, and how to follow the edition; `playbook` is the one named, if any."""
    yield from plan_lines(planned.plan, terminal, decided=False)
    if not planned.plan.same:
        named = ("--playbook", playbook) if playbook else ()
        command = command_line("upgrade", planned.opened.deal.id, *named)
        yield terminal.paint(_("to follow it: {command}").format(command=command), "dim")


def plan_lines(plan: UpgradePlan, terminal: Terminal, *, decided: bool) -> Iterator[str]:
    """What changes for one deal; not `decided` while its questions are open."""
    comparison, name = plan.comparison, clean_line(plan.state.name)
    if plan.same:
        yield _("{name}: already follows this edition").format(name=name)
        return
    versions = {"a": short_hash(comparison.before.digest), "b": short_hash(comparison.after.digest)}
    title = clean_line(comparison.after.title)
    change = _("{title}, {a} → {b}").format(title=title, **versions)
    first, *more = paragraph(with_label(name, change), terminal, whole=list(versions.values()))
    yield from (first.replace(name, terminal.paint(name, "bold"), 1), *more)
    if comparison.translated:
        languages = {"a": comparison.before.language, "b": comparison.after.language}
        words = _("in another language, {a} → {b}: items are matched by id, their words are not compared")
        yield from paragraph(words.format(**languages), terminal, sign=" ")
    yield from (_stage_line(change, plan, terminal) for change in plan.stage_changes)
    yield from _item_lines(plan, terminal, decided=decided)
    for stage, section in plan.reordered:
        label = {"stage": clean_line(stage.name), "section": section_label(section)}
        yield "  ~ " + _("in another order: {stage}, {section}").format(**label)
    yield from _retold_lines(plan)
    yield from (line for finding in plan.findings for line in _finding_lines(finding, plan, terminal))
    yield _standing(plan)


def _stage_line(change: StageChange, plan: UpgradePlan, terminal: Terminal) -> str:
    before = clean_line(change.before.name) if change.before else ""
    after = clean_line(change.after.name) if change.after else ""
    if change.after is None:
        gone = _("this deal's stage") if change.before == plan.stage else ""
        words = with_remark(_("stage {name} removed").format(name=before), gone)
        return f"  {terminal.paint('−', 'bad')} {words}"
    if change.before is None:
        words = _("stage {name} added, number {n}").format(name=after, n=change.after.position)
        return f"  {terminal.paint('+', 'good')} {words}"
    words = _("stage {a} renamed to {b}") if before != after else _("stage {b} is number {n} now")
    return f"  {terminal.paint('~', 'part')} " + words.format(a=before, b=after, n=change.after.position)


def _item_lines(plan: UpgradePlan, terminal: Terminal, *, decided: bool) -> Iterator[str]:
    """Every change of an item under the name of its stage."""
    open_paths = () if decided else tuple(question.path for question in plan.questions)
    heading = ""
    for change in sorted(plan.changes, key=_order):
        place = change.change.after or change.change.before
        assert place  # noqa: S101  # one of the two is there
        if place.stage.name != heading:
            heading = place.stage.name
            yield f"  {terminal.paint(clean_line(heading), 'bold')}"
        asked = change.change.before is not None and change.change.before.path in open_paths
        yield from _change_lines(change, terminal, asked=asked)


def _retold_lines(plan: UpgradePlan) -> Iterator[str]:
    """The items whose text changed behind the name, a line for each stage."""
    for stage, places in groupby(plan.retold, key=lambda place: place.stage.name):
        refs = list_names(place.ref for place in places)
        yield "  ~ " + _("explanation changed: {stage} {refs}").format(stage=clean_line(stage), refs=refs)


def _order(change: DealChange) -> tuple[int, int, int]:
    place = change.change.after or change.change.before
    assert place  # noqa: S101  # as above
    return place.stage.position, list(type(place.section)).index(place.section), place.position


def _change_lines(deal_change: DealChange, terminal: Terminal, *, asked: bool) -> Iterator[str]:
    change = deal_change.change
    sign, style = _SIGNS.get(change.kind, _OTHER_SIGN)
    place = change.after or change.before
    assert place  # noqa: S101  # as above
    tick = _tick_words(deal_change, asked=asked)
    words = f"{place.ref} {_change_words(deal_change, place)}"
    yield from paragraph(words, terminal, sign=f"    {sign}", sign_style=style)
    if change.kind in (ChangeKind.RENAMED, ChangeKind.REWORDED) and change.before:
        was = _("was: {text}").format(text=clean_line(change.before.text))
        yield from paragraph(was, terminal, sign=_BELOW, style="dim")
    if tick:
        yield f"        {terminal.paint(tick, 'part' if asked or deal_change.dropped else 'good')}"


def _change_words(deal_change: DealChange, place: Place) -> str:
    change, text = deal_change.change, clean_line(place.text)
    if change.kind is ChangeKind.MOVED and change.before:
        return _("moved here from {ref}: {text}").format(ref=change.before.full_ref, text=text)
    words = {
        ChangeKind.RENAMED: _("renamed: {text}"),
        ChangeKind.REWORDED: _("reworded: {text}"),
        ChangeKind.SPELLED_OUT: _("split into parts: {text}"),
        ChangeKind.DRAWN_TOGETHER: _("its parts merged: {text}"),
        ChangeKind.REMOVED: _("removed: {text}"),
        ChangeKind.ADDED: _("added: {text}"),
    }
    return words[change.kind].format(text=text)


def _tick_words(deal_change: DealChange, *, asked: bool) -> str:
    """What becomes of the tick, where there is one."""
    if deal_change.status is ItemStatus.OPEN:
        return ""
    done = deal_change.status is ItemStatus.DONE
    if deal_change.change.kind is ChangeKind.REMOVED:
        return _("✓ done; stays in the history") if done else _("– waived; stays in the history")
    if asked:
        return (
            _("✓ done; you decide whether it still counts")
            if done
            else _("– waived; you decide whether it still counts")
        )
    if deal_change.dropped:
        return _("✓ was done; open again") if done else _("– was waived; open again")
    return _("✓ done; still counts") if done else _("– waived; still counts")


def _finding_lines(finding: UpgradeFinding, plan: UpgradePlan, terminal: Terminal) -> Iterator[str]:
    words = describe_upgrade_finding(finding, plan)
    yield f"  {terminal.paint('!', 'part')} {words}"


def describe_upgrade_finding(finding: UpgradeFinding, plan: UpgradePlan) -> str:
    """One finding of an upgrade in words."""
    refs = list_names((place.full_ref for place in finding.places), _MOST_REFS)
    words = {
        UpgradeFindingCode.STAGE_REMOVED: _("{stage}, the deal's stage, is gone; it continues in {after}"),
        UpgradeFindingCode.PASSED_GATE_OPEN: _(
            "{stage} stays passed, but its gate now asks for more: {refs}"
        ),
        UpgradeFindingCode.STAGE_NOW_BEHIND: _("{stage} is now behind the deal but was never passed: {refs}"),
        UpgradeFindingCode.PASSED_STAGE_AHEAD: _("{stage} was passed but is now ahead of the deal"),
    }[finding.code]
    names = {"stage": clean_line(finding.stage.name), "after": clean_line(plan.stage_after.name)}
    return words.format(refs=refs, **names)


def _standing(plan: UpgradePlan) -> str:
    before, after = plan.gate, plan.gate_after
    fields = {
        "stage": clean_line(plan.stage_after.name),
        "a": _("{met} of {total}").format(met=before.met, total=len(before.required)),
        "b": _("{met} of {total}").format(met=after.met, total=len(after.required)),
    }
    return "  " + _("now in {stage}; criteria met: {a} → {b}").format(**fields)


def outcome_lines(outcome: UpgradeOutcome, terminal: Terminal, *, dry_run: bool) -> Iterator[str]:
    """What changed for each deal, why some stay, and how many follow."""
    for one in outcome.followed:
        yield from plan_lines(one.plan, terminal, decided=not dry_run)
    yield from (_skipped_line(one) for one in outcome.skipped)
    count = sum(not one.plan.same for one in outcome.followed)
    if dry_run:
        yield plural("{n} deal would follow the new edition", "{n} deals would follow the new edition", count)
    else:
        yield plural("{n} deal follows the new edition", "{n} deals follow the new edition", count)


def _skipped_line(skipped: SkippedDeal) -> str:
    """Why a deal stays with its edition."""
    why = {
        "no_edition": _("no edition of its playbook was found; name one: --playbook FILE"),
        "other_playbook": _("follows another playbook"),
        "unrelated": _("has no stage in common with the new edition"),
        "declined": _("stays on its edition"),
    }[skipped.reason]
    return with_label(skipped.deal, why)
