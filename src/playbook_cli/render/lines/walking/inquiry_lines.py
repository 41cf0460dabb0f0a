"""One question of the walk as it stands below its briefing: what is asked, its parts, and the keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from playbook_cli.domain.advice import ActionKind, Rule
from playbook_cli.domain.deal.gate import find_mark, item_status
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.walk_agenda import Inquiry, InquiryKind
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.cell_widths import crop, len_in_cells
from playbook_cli.render.line_breaks import PROSE_WIDTH
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.kind_words import ITEM_SIGNS, deal_status_label
from playbook_cli.render.words.translation import _, plural

_AROUND = 12  # lines of a screen that are not for the parts of a criterion
_FEWEST = 3
_KEY_GAP = "   "
_RAGGED = 12  # cells that a line may leave empty because the next word does not fit


@dataclass(frozen=True, slots=True)
class Pen:
    """How lines are drawn: in which colors, how wide, with how much room, and on which day."""

    terminal: Terminal
    width: int
    height: int
    now: datetime

    def wrap(
        self, sign: str, text: str, *, style: str = "", sign_style: str = "", whole: Sequence[str] = ()
    ) -> Iterator[str]:
        """A text behind a sign, its later lines under the first; a command that is `whole` is not broken."""
        terminal = replace(self.terminal, width=self.width)
        return paragraph(text, terminal, sign=sign, sign_style=sign_style, style=style, whole=whole)

    def wrap_within(
        self, most: int, sign: str, text: str, *, style: str = "", sign_style: str = ""
    ) -> Iterator[str]:
        """The same in at most so many lines: what does not fit is cut with an ellipsis."""
        room = most * (min(self.width, PROSE_WIDTH) - len_in_cells(sign) - 1) - _RAGGED * (most - 1)
        yield from islice(self.wrap(sign, crop(text, room), style=style, sign_style=sign_style), most)


def inquiry_lines(inquiry: Inquiry, keys: Mapping[str, str], pen: Pen, *, puzzled: bool) -> Iterator[str]:
    """The question, then its keys; a key that is none is answered with a word on how to answer."""
    yield ""
    yield from _question_lines(inquiry, pen)
    yield from key_lines(keys, pen, puzzled=puzzled)


def short_question_lines(question: str, keys: Mapping[str, str], pen: Pen, *, puzzled: bool) -> Iterator[str]:
    """A question that comes with another one, on a line of its own, then its keys."""
    yield from pen.wrap("?", question, style="bold")
    yield from key_lines(keys, pen, puzzled=puzzled)


def key_lines(keys: Mapping[str, str], pen: Pen, *, puzzled: bool) -> Iterator[str]:
    """The keys that answer, in as few lines as they fit."""
    sizes = [len_in_cells(f"{key} {words}") for key, words in keys.items()]
    painted = [f"{pen.terminal.paint(key, 'ref')} {words}" for key, words in keys.items()]
    for row in _balance(sizes, pen.width):
        yield _KEY_GAP.join(painted[at] for at in row)
    if puzzled:
        yield from pen.wrap(
            "!", _("Press one of these keys; Enter alone records nothing."), sign_style="part"
        )


def _balance(sizes: Sequence[int], width: int) -> list[list[int]]:
    """Which keys stand on each line: as few lines as they fit in, and none much shorter than the others."""
    lines = _fill(sizes, width)
    narrower = (_fill(sizes, room) for room in range(max(sizes), width))
    return next((tried for tried in narrower if len(tried) == len(lines)), lines)


def _fill(sizes: Sequence[int], width: int) -> list[list[int]]:
    lines: list[list[int]] = [[]]
    used = 0
    for at, size in enumerate(sizes):
        if lines[-1] and used + len(_KEY_GAP) + size > width:
            lines.append([])
            used = 0
        used += size + (len(_KEY_GAP) if lines[-1] else 0)
        lines[-1].append(at)
    return lines


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
            yield from pen.wrap("?", _move_words(inquiry), style="bold")
        case InquiryKind.END:
            yield from pen.wrap("?", _end_words(inquiry), style="bold")
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
            yield from pen.wrap(sign, f"{ref} {part.text}", sign_style=style)
    if len(shown) < len(parts):
        left = len(parts) - len(shown)
        yield from pen.wrap(" ", plural("and {n} more part", "and {n} more parts", left), style="dim")
    if remark := _remark(inquiry, place, pen):
        yield from pen.wrap("·", remark, style="dim")


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
        return _("Is it still true?") if inquiry.kind is InquiryKind.CONFIRMATION else ""
    day = mark.at.astimezone(pen.now.tzinfo).date().isoformat()
    if mark.status is ItemStatus.OPEN:
        return _("You said “not yet” on {date}. And now?").format(date=day)
    if inquiry.kind is InquiryKind.PROOF:
        return _("Claimed on {date} without evidence. Is there evidence now?").format(date=day)
    if inquiry.kind is InquiryKind.CONFIRMATION:
        return _("Proven on {date}. Is it still true?").format(date=day)
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


def _move_words(inquiry: Inquiry) -> str:
    action = inquiry.briefing.action
    if action.kind is ActionKind.CLOSE or action.next_stage is None:
        return _("The last gate is met. Close the deal as won?")
    return _("The gate is met. Move on to {stage}?").format(stage=action.next_stage.name)


def _end_words(inquiry: Inquiry) -> str:
    outcome = deal_status_label(inquiry.outcome)
    words = _("The deal is in {stage} and still open. Close it as {outcome}?")
    return words.format(stage=clean_line(inquiry.briefing.stage.name), outcome=outcome)


def _served_lines(inquiry: Inquiry, pen: Pen) -> Iterator[str]:
    words = _("Were any of these done, handed over or seen too? A number records it as claimed.")
    yield from pen.wrap("?", words, style="bold")
    for number, place in inquiry.numbered.items():
        yield from pen.wrap(number, f"{place.ref} {place.text}", sign_style="ref")
