"""The questions about proof in words, with the item that each is about and the parts that it covers."""

from collections.abc import Sequence

from playbook_cli.domain.deal.gate import item_status, part_status
from playbook_cli.domain.deal.proof import PartStatus
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.walking.inquiry import Inquiry, list_covered
from playbook_cli.render.words.kind_words import ITEM_SIGNS
from playbook_cli.render.words.phrases import with_remark
from playbook_cli.render.words.translation import _, plural


def evidence_words(inquiry: Inquiry, place: Place) -> str:
    """What proves it."""
    named, parts = _named(inquiry, place), _covered(inquiry, place)
    if not parts:
        return _("What proves {ref} “{text}”?").format(**named)
    question = plural(
        "What proves {ref} “{text}”? It covers {n} part:",
        "What proves {ref} “{text}”? It covers these {n} parts:",
        len(parts),
        **named,
    )
    return _listed(question, inquiry, parts)


def person_words(inquiry: Inquiry, place: Place) -> str:
    """Who confirmed it."""
    named, parts = _named(inquiry, place), _covered(inquiry, place)
    if not parts:
        return _("Who at the customer confirmed {ref} “{text}”?").format(**named)
    question = plural(
        "Who at the customer confirmed {ref} “{text}”? It covers {n} part:",
        "Who at the customer confirmed {ref} “{text}”? It covers these {n} parts:",
        len(parts),
        **named,
    )
    return _listed(question, inquiry, parts)


def unproven_words(inquiry: Inquiry, place: Place) -> str:
    """Whether it is recorded although nothing proves it."""
    named, parts = _named(inquiry, place), _covered(inquiry, place)
    if not parts:
        return _("No evidence for {ref} “{text}”. Record it anyway?").format(**named)
    question = plural(
        "No evidence for {ref} “{text}”. Record its {n} part anyway?",
        "No evidence for {ref} “{text}”. Record these {n} parts anyway?",
        len(parts),
        **named,
    )
    return _listed(question, inquiry, parts)


def exempt_words(inquiry: Inquiry, place: Place, others: Sequence[Place]) -> str:
    """Whether a reason for which one part does not apply goes for the other open parts too."""
    question = plural(
        "Waive the other open part of {ref} “{text}” for the same reason?",
        "Waive the other {n} open parts of {ref} “{text}” for the same reason?",
        len(others),
        **_named(inquiry, place.whole),
    )
    return _listed(question, inquiry, others)


def list_open_beside(inquiry: Inquiry, place: Place) -> Sequence[Place]:
    """The other parts of a criterion that are still open."""
    marks = inquiry.briefing.state.marks
    parts = list_requirements(place.whole) if place.requirement else ()
    return [p for p in parts if p != place and item_status(p, marks) is ItemStatus.OPEN]


def named_words(words: str, inquiry: Inquiry, place: Place) -> str:
    """A sentence about a place, with its ref and text filled in."""
    return words.format(**_named(inquiry, place))


def _named(inquiry: Inquiry, place: Place) -> dict[str, str]:
    return {"ref": place.ref_from(inquiry.briefing.stage), "text": clean_line(place.text)}


def _covered(inquiry: Inquiry, place: Place) -> Sequence[Place]:
    return list_covered(place, inquiry.briefing.state.marks)


def _listed(question: str, inquiry: Inquiry, parts: Sequence[Place]) -> str:
    """A question with the parts below it, each on a line with the sign of how it stands."""
    return "\n".join([question, *(_part_line(inquiry, part) for part in parts)])


def _part_line(inquiry: Inquiry, part: Place) -> str:
    marks = inquiry.briefing.state.marks
    sign, _style = ITEM_SIGNS[item_status(part, marks)]
    claimed = part_status(part, marks) is PartStatus.CLAIMED
    words = with_remark(clean_line(part.text), _("claimed") if claimed else "")
    return f"{sign} {part.ref_from(inquiry.briefing.stage)} {words}"
