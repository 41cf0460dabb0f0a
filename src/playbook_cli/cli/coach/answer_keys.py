"""Which key gives which answer to a question of the walk, and the words beside the key."""

from collections.abc import Iterator, Mapping

from playbook_cli.domain.advice import Rule
from playbook_cli.domain.walking.inquiry import Inquiry, InquiryKind
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.words.translation import _
from playbook_cli.services.walking.interviewer import Answer

EXPLAIN, QUIT = "?", "q"
GOING_ON = " \r"  # between the screenfuls of a long briefing


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys of one question with their words, and the answers that they give."""

    words: Mapping[str, str]
    answers: Mapping[str, Answer]


def find_keys(inquiry: Inquiry) -> KeyTable:
    """The keys of a question of the walk; the number keys of what it offers aside."""
    rows = list(_rows(inquiry))
    words = {key: label for key, _answer, label in rows}
    stop = words.pop(QUIT)
    return KeyTable(words | {EXPLAIN: _("why"), QUIT: stop}, {key: answer for key, answer, _label in rows})


def _rows(inquiry: Inquiry) -> Iterator[tuple[str, Answer, str]]:
    match inquiry.kind:
        case InquiryKind.OVERDUE_STEP:
            yield "d", Answer.YES, _("done")
            yield "m", Answer.MOVED, _("move it to a new day")
            yield "x", Answer.DROPPED, _("drop it")
        case InquiryKind.NEXT_STEP:
            yield "y", Answer.YES, _("write it down")
        case InquiryKind.MOVE:
            yield "y", Answer.YES, _("yes")
            yield from _staying_rows(inquiry)
        case InquiryKind.END:
            yield "y", Answer.YES, _("yes")
        case InquiryKind.WORTH:
            yield "y", Answer.NOTE, _("yes, and I will note why")
            yield "n", Answer.GIVEN_UP, _("no, close it as lost")
        case InquiryKind.SERVED:
            pass
        case InquiryKind.PROOF | InquiryKind.CONFIRMATION:
            yield from _doubt_rows(inquiry)
        case _:
            yield from _item_rows(inquiry)
    yield "w", Answer.NOTE, _("note")
    yield "b", Answer.BACK, _("undo last")
    yield "s", Answer.SKIP, _skip_words(inquiry)
    yield QUIT, Answer.STOP, _("quit")


def _skip_words(inquiry: Inquiry) -> str:
    words = {InquiryKind.SERVED: _("go on"), InquiryKind.NEXT_STEP: _("leave it open")}
    return words.get(inquiry.kind, _("skip"))


def _item_rows(inquiry: Inquiry) -> Iterator[tuple[str, Answer, str]]:
    yield "y", Answer.YES, _("yes")
    yield "n", Answer.NOT_YET, _("not yet")
    yield "x", Answer.NOT_APPLICABLE, _("waive (not applicable)")
    if inquiry.place and inquiry.place.requirement:
        yield "a", Answer.ALL_PARTS, _("all parts")


def _staying_rows(inquiry: Inquiry) -> Iterator[tuple[str, Answer, str]]:
    if inquiry.briefing.action.rule is Rule.CLAIMS:
        yield "n", Answer.PROVE_FIRST, _("no, add the evidence first")
    else:
        yield "n", Answer.SKIP, _("not yet")


def _doubt_rows(inquiry: Inquiry) -> Iterator[tuple[str, Answer, str]]:
    """What is done already is never opened again by a “not yet”."""
    yield "y", Answer.YES, _("yes")
    yield "n", Answer.SKIP, _("not yet")
    yield "o", Answer.NOT_YET, _("no longer true: reopen it")
    if inquiry.place and inquiry.place.requirement:
        yield "a", Answer.ALL_PARTS, _("all parts")
