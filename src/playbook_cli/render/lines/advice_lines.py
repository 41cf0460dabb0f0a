"""The whole briefing on one deal: what to do, why, whom to ask what, how, what proves it, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.advice import ActionKind
from playbook_cli.domain.deal.gate import item_status
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.domain.playbook.structure import BEHAVIORS, Section, is_activity, is_criterion
from playbook_cli.domain.text import clean_line
from playbook_cli.render.lines.status_lines import warning_lines
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.words.action_words import action_headline, action_why, move_words
from playbook_cli.render.words.because_words import action_because
from playbook_cli.render.words.event_words import describe_note
from playbook_cli.render.words.gate_words import list_standing
from playbook_cli.render.words.kind_words import ITEM_SIGNS, deal_status_label
from playbook_cli.render.words.phrases import add_clauses, list_texts, with_label, with_remark
from playbook_cli.render.words.suggested_commands import action_command
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.advice import Briefing
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.render.terminal import Terminal

_INDENT = " "


def advice_lines(briefing: Briefing, playbook: Playbook, terminal: Terminal) -> Iterator[str]:
    """The briefing on one deal, most important first."""
    standing = list_standing(briefing.state, playbook, briefing.stage, briefing.gate)
    head = [clean_line(briefing.state.name), *standing]
    yield from paragraph(" · ".join(head), terminal, style="bold", whole=head)
    if briefing.state.is_open and briefing.stage.whole_advice:
        yield from paragraph(briefing.stage.whole_advice, terminal)
    yield from _action_lines(briefing, terminal)
    words, command = move_words(briefing, playbook)
    if words:
        yield from paragraph(words, terminal, sign="·", sign_style="ref", whole=[command])
    yield from warning_lines(briefing, terminal)


def _action_lines(briefing: Briefing, terminal: Terminal) -> Iterator[str]:
    action = briefing.action
    if action.kind is ActionKind.NONE:
        status = deal_status_label(briefing.state.status)
        words = _("The deal is closed ({status}); there is nothing to do.").format(status=status)
        yield from paragraph(words, terminal)
        return
    headline = action_headline(briefing)
    yield from paragraph(headline, terminal, sign="→", sign_style="ref", style="bold")
    if part := _part_words(briefing):
        yield from paragraph(part, terminal, sign=_INDENT, style="dim")
    yield from _block(_("Because"), [action_because(action)], terminal)
    yield from _block(_("Why"), [action_why(action)], terminal)
    if action.place:
        notes = map(describe_note, briefing.state.notes_on(action.place.whole.path))
        yield from _block(_("Notes"), list(notes), terminal)
        yield from _question_lines(action.place, terminal)
        yield from _how_lines(briefing, action.place, terminal)
    if command := action_command(action, briefing.state):
        yield from _block(_("Record it"), [command], terminal, style="ref", whole=[command])


def _part_words(briefing: Briefing) -> str:
    """The criterion of which the action is a part, and how many of its parts are done."""
    place = briefing.action.place
    if place is None or not place.requirement or not is_criterion(place.item):
        return ""
    criterion = _("for {criterion}").format(criterion=_line(place.whole))
    if place.stage.id != briefing.stage.id:
        return criterion
    parts = list_requirements(place.whole)
    done = sum(item_status(part, briefing.state.marks) is not ItemStatus.OPEN for part in parts)
    return add_clauses(criterion, _("{done} of {total} done").format(done=done, total=len(parts)))


def _question_lines(place: Place, terminal: Terminal) -> Iterator[str]:
    """What to ask the customer and whom, then what goes wrong in the stage."""
    criterion = place.item
    if is_criterion(criterion) and (asked := place.stage.questions_for(criterion)):
        label = _("Ask {who}").format(who=clean_line(criterion.who)) if criterion.who else _("Ask")
        yield from _block(label, [line for one in asked for line in (one.question, one.follow_up)], terminal)
    yield from _block(_("Watch out"), place.stage.cautions, terminal)


def _how_lines(briefing: Briefing, place: Place, terminal: Terminal) -> Iterator[str]:
    links = briefing.action.links
    marked = _("inferred") if links.inferred else ""
    for activity in links.of(Section.KEY_ACTIVITIES):
        how = _("How: {activity}").format(activity=_line(activity))
        yield from _block(with_remark(how, marked), list(_describe_way(activity)), terminal)
    if is_criterion(place.item):
        yield from _block(_("How to verify"), [place.item.guidance], terminal)
    for label, sections in (
        (_("Deliverables"), (Section.DELIVERABLES,)),
        (_("Signs from the customer"), BEHAVIORS),
    ):
        serving = [_marked_line(one, briefing) for one in links.of(*sections)]
        yield from _block(with_remark(label, marked), serving, terminal)


def _describe_way(activity: Place) -> Iterator[str]:
    """The steps and key points of an activity; what it says where it has neither."""
    item = activity.item
    steps = getattr(item, "steps", ())
    points = item.key_points if is_activity(item) else ()
    if steps:
        yield " → ".join(clean_line(step) for step in steps)
    if points:
        yield with_label(_("Watch for"), list_texts(clean_line(point) for point in points))
    if not steps and not points:
        yield item.description


def _line(place: Place) -> str:
    return f"{place.ref} {clean_line(place.item.name if place.requirement is None else place.text)}"


def _marked_line(place: Place, briefing: Briefing) -> str:
    """A line whose sign says whether it is done already."""
    sign, _style = ITEM_SIGNS[item_status(place, briefing.state.marks)]
    return f"{sign} {_line(place)}"


def _block(
    label: str, texts: Sequence[str], terminal: Terminal, *, style: str = "", whole: Sequence[str] = ()
) -> Iterator[str]:
    """A heading with its texts below; nothing where they say nothing."""
    if said := [text for text in texts if clean_line(text)]:
        yield from paragraph(label, terminal, style="bold")
        for text in said:
            yield from paragraph(text, terminal, sign=_INDENT, style=style, whole=whole)
