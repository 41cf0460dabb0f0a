"""One question of the walk as it stands below its briefing: what is asked, its parts, and the keys."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from playbook_cli.domain.advice import Rule
from playbook_cli.domain.deal.gate import find_mark, item_status
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.playbook.texts.commitments import says_customer_decides
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.walking.inquiry import Inquiry, InquiryKind
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.lines.walking.key_lines import Sheet, key_lines
from playbook_cli.render.lines.walking.move_lines import end_words, move_lines
from playbook_cli.render.words.kind_words import ITEM_SIGNS
from playbook_cli.render.words.phrases import with_remark
from playbook_cli.render.words.translation import _, plural

_AROUND = 12  # lines of a screen that are not for the parts of a criterion
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Pen(Sheet):
    """How lines of the walk are drawn: on which sheet, and on which day."""

    now: datetime


def inquiry_lines(inquiry: Inquiry, keys: Mapping[str, str], pen: Pen, *, puzzled: str) -> Iterator[str]:
    """The question, then its keys; a key that is none is answered with a word on how to answer."""
    yield ""
    yield from _question_lines(inquiry, pen)
    yield from key_lines(keys, pen, puzzled=puzzled)


def _question_lines(inquiry: Inquiry, pen: Pen) -> Iterator[str]:
    match inquiry.kind:
        case InquiryKind.OVERDUE_STEP:
            yield from _overdue_lines(inquiry, pen)
        case InquiryKind.NEXT_STEP:
            yield from pen.wrap("?", _("No next step is agreed. What happens next, and when?"), style="bold")
        case InquiryKind.WORTH:
            words = _("More than half of this gate was waived. Is the deal still worth pursuing?")
            yield from pen.wrap("?", words, style="bold")
        case InquiryKind.MOVE:
            yield from move_lines(inquiry, pen)
        case InquiryKind.END:
            yield from pen.wrap("?", end_words(inquiry), style="bold")
        case InquiryKind.SERVED:
            yield from _served_lines(inquiry, pen)
        case _:
            yield from _item_lines(inquiry, pen)


def _item_lines(inquiry: Inquiry, pen: Pen) -> Iterator[str]:
    place = inquiry.place
    if place is None:
        return
    parts = inquiry.parts if place in inquiry.parts else (place, *inquiry.parts)
    shown = _window(parts, place, max(pen.height - _AROUND, _FEWEST))
    for part in shown:
        ref = part.ref_from(inquiry.briefing.stage)
        if part == place:
            yield from pen.wrap("▸", f"{ref} {part.text}", style="bold", sign_style="ref")
            if not inquiry.parts and (said := _said_of(part)):
                yield from pen.wrap_within(2, " ", said)
        else:
            sign, style = ITEM_SIGNS[item_status(part, inquiry.briefing.state.marks)]
            words = with_remark(part.text, _("claimed") if _is_claimed(inquiry, part) else "")
            yield from pen.wrap(sign, f"{ref} {words}", sign_style=style)
    if len(shown) < len(parts):
        left = len(parts) - len(shown)
        yield from pen.wrap(" ", plural("and {n} more part", "and {n} more parts", left), style="dim")
    if remark := _remark(inquiry, place, pen):
        yield from pen.wrap("·", remark, style="dim")


def _is_claimed(inquiry: Inquiry, part: Place) -> bool:
    """Whether a part is done on our word alone, where that is what is asked about."""
    mark = find_mark(part, inquiry.briefing.state.marks)
    done = mark is not None and mark.status is ItemStatus.DONE
    return inquiry.kind is InquiryKind.PROOF and done and mark is not None and not mark.verified


def _said_of(place: Place) -> str:
    """What an item without parts says beyond its name."""
    said = clean_line(getattr(place.item, "summary", "") or place.item.description)
    return "" if said == clean_line(place.text) else said


def _window(parts: Sequence[Place], place: Place, most: int) -> Sequence[Place]:
    """As many parts as there is room for, the one that is asked about among them."""
    first = max(0, min(parts.index(place) - most // 2, len(parts) - most)) if place in parts else 0
    return parts[first : first + most]


def _remark(inquiry: Inquiry, place: Place, pen: Pen) -> str:
    """What was said about it before, and when."""
    mark = find_mark(place, inquiry.briefing.state.marks)
    if inquiry.kind is InquiryKind.CONFIRMATION and inquiry.briefing.action.rule is Rule.NOT_CONFIRMED:
        return _("Has someone at the customer confirmed it?")
    if mark is None:
        return _remark_unmarked(inquiry, place)
    date = mark.at.astimezone(pen.now.tzinfo).date()
    earlier, words = _remark_marked(inquiry, mark.status)
    return earlier if earlier and date == pen.now.date() else words.format(date=date.isoformat())


def _remark_marked(inquiry: Inquiry, status: ItemStatus) -> tuple[str, str]:
    """What was said, first for the day on which it was said where that has words of its own."""
    if status is ItemStatus.OPEN and inquiry.denied:
        return _("You said “not yet” earlier today. And now?"), _("You said “not yet” on {date}. And now?")
    if status is ItemStatus.OPEN:
        return _("Reopened earlier today. Is it true now?"), _("Reopened on {date}. Is it true now?")
    if inquiry.kind is InquiryKind.PROOF:
        words = _("Claimed on {date} without evidence. Is there evidence now?")
        return _("Claimed today without evidence. Is there evidence now?"), words
    if inquiry.kind is InquiryKind.CONFIRMATION:
        return "", _("Proven on {date}. Is it still true?")
    return "", ""


def _remark_unmarked(inquiry: Inquiry, place: Place) -> str:
    """Whether it is still true, or why it is asked before the open parts that stand above it."""
    if inquiry.kind is InquiryKind.CONFIRMATION:
        return _("Is it still true?")
    if inquiry.kind is InquiryKind.PROOF:
        return _("Claimed without evidence. Is there evidence now?")
    above = inquiry.parts[: inquiry.parts.index(place)] if place in inquiry.parts else ()
    marks = inquiry.briefing.state.marks
    jumped = any(item_status(part, marks) is ItemStatus.OPEN for part in above)
    if jumped and says_customer_decides(place.text):
        return _("Asked first, because here the customer confirms or decides.")
    return ""


def _overdue_lines(inquiry: Inquiry, pen: Pen) -> Iterator[str]:
    step = inquiry.briefing.state.next_step
    if step is None or step.due is None:
        return
    yield from pen.wrap("?", _("This next step is overdue. What happened?"), style="bold")
    yield from pen.wrap("▸", step.text, sign_style="part")
    whose = step.whose or _("no one named")
    yield from pen.wrap(" ", _("Whose step: {whose}").format(whose=whose), style="dim")
    late = (pen.now.date() - step.due).days
    since = plural(
        "Due on {date}, {n} day ago", "Due on {date}, {n} days ago", late, date=step.due.isoformat()
    )
    yield from pen.wrap(" ", since, style="dim")


def _served_lines(inquiry: Inquiry, pen: Pen) -> Iterator[str]:
    words = _(
        "Were any of these done, handed over or seen too? A number records it, without evidence; s goes on."
    )
    yield from pen.wrap("?", words, style="bold")
    for number, place in inquiry.numbered.items():
        yield from pen.wrap(number, f"{place.ref} {place.text}", sign_style="ref")
