"""The coach's briefing for the terminal: one action, why, how, what to hand over and what to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from playbook_cli.domain.advice import ActionKind
from playbook_cli.domain.deal.gate import item_status
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.domain.playbook.structure import BEHAVIORS, Section, is_activity, is_criterion
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import bar
from playbook_cli.render.words.action_words import action_text, action_why
from playbook_cli.render.words.because_words import action_because
from playbook_cli.render.words.gate_words import stage_place
from playbook_cli.render.words.kind_words import ITEM_SIGNS, deal_status_label
from playbook_cli.render.words.phrases import list_texts, with_label, with_remark
from playbook_cli.render.words.suggested_commands import action_command
from playbook_cli.render.words.translation import _
from playbook_cli.render.words.warning_words import describe_warning
from playbook_cli.render.wrapped import Wrapped, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.domain.coach import Briefing
    from playbook_cli.domain.playbook.model import Playbook


def briefing_page(briefing: Briefing, playbook: Playbook) -> RenderableType:
    """The briefing on one deal, most important first."""
    parts = (*_advice_parts(briefing), *_action_parts(briefing), *_warning_parts(briefing))
    return Group(_head(briefing, playbook), *parts)


def _advice_parts(briefing: Briefing) -> Iterator[RenderableType]:
    """What the playbook says of a stage that lists nothing to do or to prove."""
    if briefing.state.is_open and briefing.stage.whole_advice:
        yield wrapped(briefing.stage.whole_advice)


def _head(briefing: Briefing, playbook: Playbook) -> RenderableType:
    gate, state = briefing.gate, briefing.state
    total = len(gate.required)
    where = stage_place(playbook, briefing.stage)
    return Text.assemble(
        (clean_line(state.name), "bold"),
        f"  {where}  ",
        (bar(gate.met, total), "green"),
        " " + _("gate {met}/{total}").format(met=gate.met, total=total),
    )


def _action_parts(briefing: Briefing) -> Iterator[RenderableType]:
    action = briefing.action
    if action.kind is ActionKind.NONE:
        status = deal_status_label(briefing.state.status)
        yield Text(_("The deal is closed ({status}); there is nothing to do.").format(status=status))
        return
    yield Panel(_headline(briefing), box=box.HEAVY, title=_("Next"), title_align="left", padding=(0, 1))
    yield _block(_("Because"), [action_because(action)])
    if why := action_why(action):
        yield _block(_("Why"), [why])
    if action.place:
        yield from _question_parts(action.place)
        yield from _how_parts(briefing, action.place)
    if command := action_command(action, briefing.state):
        yield _block(_("Record it"), [command], style="cyan")


def _question_parts(place: Place) -> Iterator[RenderableType]:
    """What to ask the customer and whom, then what goes wrong in the stage."""
    criterion = place.item
    if is_criterion(criterion) and (asked := place.stage.questions_for(criterion)):
        label = _("Ask {who}").format(who=clean_line(criterion.who)) if criterion.who else _("Ask")
        yield _block(label, [line for one in asked for line in (one.question, one.follow_up) if line])
    if place.stage.cautions:
        yield _block(_("Watch out"), list(place.stage.cautions))


def _headline(briefing: Briefing) -> Wrapped:
    place = briefing.action.place
    if place is None:
        return wrapped(action_text(briefing), "bold")
    ref = place.ref_from(briefing.stage)
    headline = Text.assemble((ref, "bold cyan"), " ", (clean_line(action_text(briefing)), "bold"))
    if place.requirement and is_criterion(place.item):
        criterion = f"{place.section.letter}{place.position} {clean_line(place.item.name)}"
        headline.append("\n" + _("for {criterion}").format(criterion=criterion), "dim")
        if place.stage.id == briefing.stage.id:
            headline.append(f"  {_count(briefing, place)}", "dim")
    return Wrapped(headline)


def _count(briefing: Briefing, place: Place) -> str:
    """How many requirements of the criterion are proven."""
    parts = list_requirements(place.whole)
    done = sum(item_status(part, briefing.state.marks) is not ItemStatus.OPEN for part in parts)
    return f"{done}/{len(parts)}"


def _how_parts(briefing: Briefing, place: Place) -> Iterator[RenderableType]:
    links = briefing.action.links
    marked = _("inferred") if links.inferred else ""
    for activity in links.of(Section.KEY_ACTIVITIES):
        yield from _activity_parts(activity, marked)
    if is_criterion(place.item) and place.item.guidance:
        yield _block(_("How to verify"), [place.item.guidance])
    if deliverables := links.of(Section.DELIVERABLES):
        yield _block(
            with_remark(_("Deliverables"), marked), [_marked_line(p, briefing) for p in deliverables]
        )
    if behaviors := links.of(*BEHAVIORS):
        yield _block(
            with_remark(_("Signs from the customer"), marked), [_marked_line(p, briefing) for p in behaviors]
        )


def _activity_parts(activity: Place, marked: str) -> Iterator[RenderableType]:
    item = activity.item
    steps = getattr(item, "steps", ())
    lines = [" → ".join(clean_line(step) for step in steps)] if steps else []
    if is_activity(item) and item.key_points:
        lines.append(with_label(_("Watch for"), list_texts(clean_line(point) for point in item.key_points)))
    if not lines and item.description:
        lines.append(item.description)
    how = _("How: {activity}").format(activity=_line(activity))
    yield _block(with_remark(how, marked), lines)


def _line(place: Place) -> str:
    return f"{place.ref} {clean_line(place.text)}"


def _marked_line(place: Place, briefing: Briefing) -> str:
    """A line whose sign says whether it is done already."""
    sign, _style = ITEM_SIGNS[item_status(place, briefing.state.marks)]
    return f"{sign} {_line(place)}"


def _block(label: str, lines: list[str], style: str = "") -> RenderableType:
    body = Group(*(wrapped(line, style) for line in lines))
    return Group(Text(label, "bold"), Padding(body, (0, 0, 0, 2)))


def _warning_parts(briefing: Briefing) -> Iterator[RenderableType]:
    for warning in briefing.warnings:
        words = describe_warning(warning, briefing.state.id)
        line = Text.assemble(("! ", "yellow"), clean_line(words.message))
        if words.clears:
            line.append(f"\n  → {clean_line(words.clears)}", "dim")
        yield Wrapped(line)
