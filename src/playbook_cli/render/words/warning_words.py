"""The words of every warning about a deal: what was seen, and what would clear it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playbook_cli.domain.deal.history.contradictions import Contradiction, ContradictionCode
from playbook_cli.domain.deal.warning_codes import WarningCode
from playbook_cli.domain.text import clean_line
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.words.amounts import count_days, days_ago
from playbook_cli.render.words.phrases import list_names
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.domain.deal.warnings import DealWarning

_MOST_NAMED: Final = 3
_AGAIN = later("look at it, then give it again: {command}")
# The message of each code, and what would clear it.
_WORDS: Final[dict[WarningCode, tuple[str, str]]] = {
    WarningCode.RECORDED_APART: (
        later("recorded apart: {text}"),
        later("see what counts now, then record what is right: {command}"),
    ),
    WarningCode.STALE_STAGE: (
        later("{days} in this stage, the limit is {limit}"),
        later("prove what is missing and advance, or close it: {command}"),
    ),
    WarningCode.STALE_QUIET: (
        later("nothing recorded for {days}, the limit is {limit}"),
        later("record what happened: {command}"),
    ),
    WarningCode.NEXT_STEP_OVERDUE: (
        later("the next step is {days} overdue: {text}"),
        later("do it or move it: {command}"),
    ),
    WarningCode.NO_NEXT_STEP: (later("no next step is agreed"), later("agree on one: {command}")),
    WarningCode.DEAD: (
        later("dead: the next step is {days} overdue, longer than a whole stage may take ({limit})"),
        later("revive it with a new step, or close it: {command}"),
    ),
    WarningCode.CLOSE_DATE_PUSHED: (
        later("the close date was pushed {count} times, now to {text}"),
        later("clear it until the customer names one: {command}"),
    ),
    WarningCode.AMOUNT_MISSING: (later("no amount is known, in {text}"), later("set it: {command}")),
    WarningCode.CLAIMED_IN_GATE: (
        later("parts of this gate claimed without evidence: {count} ({refs})"),
        later("prove them: {command}"),
    ),
    WarningCode.NOT_CONFIRMED: (
        later("nobody at the customer has confirmed any of this gate, and no customer action is recorded"),
        later("have it confirmed: {command}"),
    ),
    WarningCode.MOVED_BACK: (
        later("parts proven before the deal moved back {ago}: {count} ({refs})"),
        later("have them confirmed again: {command}"),
    ),
    WarningCode.OLD_PROOF: (
        later("parts whose proof is up to {days} old (limit {limit}): {count} ({refs})"),
        later("have them confirmed again: {command}"),
    ),
    WarningCode.MANY_WAIVED: (
        later("criteria waived: {count} of {total} ({refs})"),
        later("say why it is still worth it: {command}"),
    ),
    WarningCode.CLOSE_DATE_PASSED: (
        later("the close date {text} has passed"),
        later("set a new one: {command}"),
    ),
    WarningCode.NO_CUSTOMER_BEHAVIOR: (
        later("our side is far along, but none of the customer's own actions (P, S) is recorded"),
        later("watch for {ref} {text}: {command}"),
    ),
    WarningCode.CLAIMED_IN_PASSED_GATE: (
        later("{text} was passed on claims without evidence: {refs}"),
        later("add it: {command}"),
    ),
    WarningCode.GATE_OVERRIDDEN: (
        later("the gate of {text} was overridden: {reason}; left open: {refs}"),
        later("prove what it left open: {command}"),
    ),
    WarningCode.PASSED_GATE_OPEN: (
        later("the deal is past {text}, but that gate is not met: {refs}"),
        later("prove it: {command}"),
    ),
    WarningCode.STAGE_NOT_PROVEN: (
        later("{text} came from an import and is not proven"),
        later("see what is missing: {command}"),
    ),
    WarningCode.DELIVERABLE_MISSING: (
        later("the gate is met, but these deliverables are not recorded: {texts}"),
        later("record it: {command}"),
    ),
    WarningCode.EVIDENCE_CHANGED: (later("evidence has changed since it was given: {texts}"), _AGAIN),
    WarningCode.EVIDENCE_MISSING: (later("evidence is gone: {texts}"), _AGAIN),
    WarningCode.EVIDENCE_UNREADABLE: (later("evidence cannot be read: {texts}"), _AGAIN),
}

_APART: Final[dict[ContradictionCode, str]] = {
    ContradictionCode.STARTED_TWICE: later("{a} and {b} each started it"),
    ContradictionCode.MOVED_TWICE: later("{a} and {b} each moved it to another stage"),
    ContradictionCode.CLOSED_TWICE: later("{a} and {b} closed or reopened it differently"),
    ContradictionCode.CLOSED_AND_WORKED: later("it was closed while somebody still worked on it ({a}, {b})"),
    ContradictionCode.UPGRADED_TWICE: later("{a} and {b} moved it to different editions of the playbook"),
    ContradictionCode.MARKED_TWICE: later("{a} and {b} marked {about} differently"),
    ContradictionCode.SET_TWICE: later("{a} and {b} set {about} to different values"),
    ContradictionCode.STEPPED_TWICE: later("{a} and {b} agreed on different next steps"),
    ContradictionCode.ORDERED_IN_CIRCLE: later(
        "events of {a} and {b} each say that they follow the other, so their order is not known"
    ),
}


@dataclass(frozen=True, slots=True)
class WarningLines:
    """One warning in words; `command` is the one that is named by what clears it."""

    message: str
    clears: str
    command: str = ""


def describe_warning(warning: DealWarning, deal: str) -> WarningLines:
    """The words of one warning about `deal`."""
    message, clears = (_(words) for words in _WORDS[warning.code])
    command = command_line(*_clearing_command(warning, deal))
    fields = {**_fields(warning), "command": command}
    return WarningLines(message.format(**fields), clears.format(**fields), command)


def _fields(warning: DealWarning) -> dict[str, str]:
    """What the words of a warning may name."""
    return {
        "days": count_days(warning.days or 0),
        "ago": days_ago(warning.days or 0),
        "limit": count_days(warning.limit or 0),
        "text": describe_contradiction(warning.apart, _first(warning.refs) if warning.refs else "")
        if warning.apart
        else _first(warning.texts),
        "texts": list_names(warning.texts, _MOST_NAMED),
        "reason": _first(warning.texts[1:]) if any(warning.texts[1:]) else _("no reason given"),
        "count": str(warning.count or 0),
        "total": str(warning.total or 0),
        "ref": _first(warning.refs),
        "refs": list_names(warning.refs, _MOST_NAMED),
    }


def _clearing_command(warning: DealWarning, deal: str) -> tuple[str, ...]:
    text = _first(warning.texts)
    commands: dict[WarningCode, tuple[str, ...]] = {
        WarningCode.RECORDED_APART: ("log", deal),
        WarningCode.STALE_STAGE: ("close", deal, "lost"),
        WarningCode.STALE_QUIET: ("note", deal, "…"),
        WarningCode.NEXT_STEP_OVERDUE: ("step", deal, text, "--due", "+3d"),
        WarningCode.NO_NEXT_STEP: ("step", deal, "…", "--due", "+7d"),
        WarningCode.CLOSE_DATE_PASSED: ("set", deal, "close_date=+30d"),
        WarningCode.DEAD: ("close", deal, "no-decision"),
        WarningCode.CLOSE_DATE_PUSHED: ("set", deal, "close_date="),
        WarningCode.AMOUNT_MISSING: ("set", deal, "amount=…"),
        WarningCode.NO_CUSTOMER_BEHAVIOR: ("done", deal, *warning.refs[:1]),
        WarningCode.CLAIMED_IN_GATE: ("done", deal, *warning.refs, "--evidence", "…"),
        WarningCode.NOT_CONFIRMED: ("done", deal, *warning.refs[:1], "--confirmed-by", "…"),
        WarningCode.MOVED_BACK: ("done", deal, *warning.refs, "--confirmed-by", "…"),
        WarningCode.OLD_PROOF: ("done", deal, *warning.refs, "--confirmed-by", "…"),
        WarningCode.MANY_WAIVED: ("note", deal, "…"),
        WarningCode.GATE_OVERRIDDEN: ("done", deal, *warning.refs, "--evidence", "…"),
        WarningCode.STAGE_NOT_PROVEN: ("check", deal),
        WarningCode.DELIVERABLE_MISSING: ("done", deal, *warning.refs[:1]),
    }
    return commands.get(warning.code, ("done", deal, _first(warning.refs), "--evidence", "…"))


def _first(texts: tuple[str, ...]) -> str:
    return texts[0] if texts else "…"


def describe_contradiction(contradiction: Contradiction, ref: str = "") -> str:
    """What was recorded by whom; an item goes by its ref where there is one."""
    first, second = (clean_line(name) or "-" for name in contradiction.by)
    about = ref or contradiction.about.rpartition("/")[2]
    return _(_APART[contradiction.code]).format(a=first, b=second, about=clean_line(about))
