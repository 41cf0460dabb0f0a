"""The page of one item: what the playbook says of it, and what is recorded on it for a deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from playbook_cli.domain.deal.gate import find_mark
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.links import find_links
from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.domain.playbook.structure import is_activity, is_criterion
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.event_words import describe_note, describe_proof
from playbook_cli.render.words.kind_words import ITEM_SIGNS
from playbook_cli.render.words.phrases import with_label, with_remark
from playbook_cli.render.words.translation import _
from playbook_cli.render.wrapped import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.domain.deal.marks import Mark, Marks
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import ExitCriterion, KeyActivity


def item_page(place: Place, *, linked: bool = True, deal: DealState | None = None) -> RenderableType:
    """One item in full; with `linked`, also what serves a criterion and the outcome it verifies.

    Of a requirement the criterion stands below it; of a `deal`, what is recorded on it stands beside.
    """
    if place.requirement:
        part = Text.assemble((place.ref, "cyan"), " ", (clean_line(place.text), "bold"))
        return Group(part, Text(), item_page(place.whole, linked=linked, deal=deal))
    item = place.item
    parts: list[RenderableType] = [Text.assemble((place.ref, "cyan"), " ", (clean_line(item.name), "bold"))]
    text = getattr(item, "summary", "") or item.description
    if text:
        parts.append(_indented(wrapped(text)))
    if is_activity(item):
        parts.extend(_activity_details(item))
    if is_criterion(item):
        parts.extend(_criterion_details(place, item, deal.marks if deal else None))
        parts.extend(_linked_details(place, item) if linked else ())
    if deal:
        parts.extend(_record(place, deal))
    return Group(*parts)


def _activity_details(item: KeyActivity) -> Iterator[RenderableType]:
    """The steps, key points and importance of an activity."""
    if item.steps:
        yield _labelled(_("Steps"), [f"{n}. {step}" for n, step in enumerate(item.steps, 1)])
    if item.key_points:
        yield _labelled(_("Key points"), [f"• {point}" for point in item.key_points])
    if item.importance:
        yield _labelled(_("Why it matters"), [item.importance])


def _criterion_details(place: Place, item: ExitCriterion, marks: Marks | None) -> Iterator[RenderableType]:
    """The parts of a criterion, how it is verified, and what to ask whom."""
    if item.requirements:
        yield _labelled(_("Requirements"), [_part_line(part, marks) for part in list_requirements(place)])
    if item.guidance:
        yield _labelled(_("How to verify"), [item.guidance])
    if asked := place.stage.questions_for(item):
        label = _("Ask {who}").format(who=clean_line(item.who)) if item.who else _("Ask")
        yield _labelled(label, [line for one in asked for line in (one.question, one.follow_up) if line])


def _linked_details(place: Place, item: ExitCriterion) -> Iterator[RenderableType]:
    """The outcome that a criterion verifies, and what serves it."""
    outcome = next((o for o in place.stage.outcomes if o.id == item.outcome), None)
    if outcome:
        yield _labelled(_("The outcome it verifies"), [outcome.description or outcome.name])
    links = find_links(place.stage, item)
    if links.places:
        label = with_remark(_("Supported by"), _("inferred") if links.inferred else "")
        yield _labelled(label, [f"{linked_place.ref} {linked_place.text}" for linked_place in links.places])


def _part_line(part: Place, marks: Marks | None) -> str:
    """A requirement; of a deal, how it is settled and by what."""
    named = f"{part.ref} {part.text}"
    if marks is None:
        return f"☐ {named}"
    mark = find_mark(part, marks)
    sign, _style = ITEM_SIGNS[mark.status if mark else ItemStatus.OPEN]
    return f"{sign} {with_label(named, _settled_words(mark))}"


def _settled_words(mark: Mark | None) -> str:
    return describe_proof(mark) if mark and mark.status is not ItemStatus.OPEN else ""


def _record(place: Place, deal: DealState) -> Iterator[RenderableType]:
    """What is recorded on an item that has no requirements, and the notes on it."""
    label = _("Recorded for {deal}").format(deal=clean_line(deal.name))
    if not list_requirements(place):
        yield _labelled(label, [_settled_words(find_mark(place, deal.marks)) or _("nothing yet")])
    if notes := deal.notes_on(place.path):
        yield _labelled(_("Notes"), list(map(describe_note, notes)))


def _labelled(label: str, lines: list[str]) -> RenderableType:
    body = Group(*(wrapped(line) for line in lines))
    return _indented(Group(Text(label, "dim bold"), Padding(body, (0, 0, 0, 2))))


def _indented(renderable: RenderableType) -> RenderableType:
    return Padding(renderable, (0, 0, 0, 3))
