"""The words of every warning about a deal: what was seen, and what would clear it."""

from dataclasses import dataclass

from playbook_cli.domain.deal.warning_codes import WarningCode
from playbook_cli.domain.deal.warnings import DealWarning
from playbook_cli.render.words.commands import command_line
from playbook_cli.render.words.translation import _, plural


@dataclass(frozen=True, slots=True)
class WarningLines:
    """One warning in words."""

    message: str
    clears: str


def describe_warning(warning: DealWarning, deal: str) -> WarningLines:
    """The words of one warning about `deal`."""
    message, clears = _words()[warning.code]
    fields = {**_fields(warning), "command": command_line(*_clearing_command(warning, deal))}
    return WarningLines(message.format(**fields), clears.format(**fields))


def _words() -> dict[WarningCode, tuple[str, str]]:
    """The message of each code, and what would clear it."""
    again = _("look at it, then give it again: {command}")
    return {
        WarningCode.STALE_STAGE: (
            _("{days} in this stage, the limit is {limit}"),
            _("prove what is missing and advance, or close it: {command}"),
        ),
        WarningCode.STALE_QUIET: (
            _("nothing recorded for {days}, the limit is {limit}"),
            _("record what happened: {command}"),
        ),
        WarningCode.NEXT_STEP_OVERDUE: (
            _("the next step is {days} overdue: {text}"),
            _("do it or move it: {command}"),
        ),
        WarningCode.NO_NEXT_STEP: (_("no next step is agreed"), _("agree one: {command}")),
        WarningCode.DEAD: (
            _("dead: the next step is {days} overdue, a whole stage may take {limit}; revive or close"),
            _("close it, or agree on a new step: {command}"),
        ),
        WarningCode.CLOSE_DATE_PUSHED: (
            _("the close date was pushed {count} times, now to {text}"),
            _("take it away until the customer names one: {command}"),
        ),
        WarningCode.AMOUNT_MISSING: (_("no amount is known, in {text}"), _("set it: {command}")),
        WarningCode.CLAIMED_IN_GATE: (
            _("parts of this gate that stand only on our word: {count} ({refs})"),
            _("prove them: {command}"),
        ),
        WarningCode.NOT_CONFIRMED: (
            _("nobody at the customer has confirmed any of this gate, nor was the customer seen to act"),
            _("have it confirmed: {command}"),
        ),
        WarningCode.MOVED_BACK: (
            _("parts proven before the deal walked back {days} ago: {count} ({refs})"),
            _("have them confirmed again: {command}"),
        ),
        WarningCode.OLD_PROOF: (
            _("parts whose proof is old, up to {days} (old after {limit}): {count} ({refs})"),
            _("have them confirmed again: {command}"),
        ),
        WarningCode.MANY_WAIVED: (
            _("{count} of {total} criteria were waived: {refs}"),
            _("say why it is still worth it: {command}"),
        ),
        WarningCode.CLOSE_DATE_PASSED: (_("the close date {text} has passed"), _("set a new one: {command}")),
        WarningCode.NO_CUSTOMER_BEHAVIOR: (
            _("our side is far along, but the customer was not seen to act"),
            _("look for {ref} {text}: {command}"),
        ),
        WarningCode.CLAIMED_IN_PASSED_GATE: (
            _("{text} was passed on claims without evidence: {refs}"),
            _("add it: {command}"),
        ),
        WarningCode.GATE_OVERRIDDEN: (
            _("the gate of {text} was overridden: {reason}; left open: {refs}"),
            _("prove what it left open: {command}"),
        ),
        WarningCode.PASSED_GATE_OPEN: (
            _("{text} lies behind, but its gate is not met: {refs}"),
            _("prove it: {command}"),
        ),
        WarningCode.STAGE_NOT_PROVEN: (
            _("{text} came from an import and is not proven"),
            _("see what is missing: {command}"),
        ),
        WarningCode.DELIVERABLE_MISSING: (
            _("the gate is met, but not handed over: {texts}"),
            _("record it: {command}"),
        ),
        WarningCode.EVIDENCE_CHANGED: (_("evidence has changed since it was given: {texts}"), again),
        WarningCode.EVIDENCE_MISSING: (_("evidence is gone: {texts}"), again),
        WarningCode.EVIDENCE_UNREADABLE: (_("evidence cannot be read: {texts}"), again),
    }


def _fields(warning: DealWarning) -> dict[str, str]:
    """What the words of a warning may name."""
    return {
        "days": count_days(warning.days or 0),
        "limit": count_days(warning.limit or 0),
        "text": _first(warning.texts),
        "texts": _some(warning.texts),
        "reason": _first(warning.texts[1:]) if any(warning.texts[1:]) else _("no reason kept"),
        "count": str(warning.count or 0),
        "total": str(warning.total or 0),
        "ref": _first(warning.refs),
        "refs": _some(warning.refs),
    }


def _clearing_command(warning: DealWarning, deal: str) -> tuple[str, ...]:
    text = _first(warning.texts)
    commands: dict[WarningCode, tuple[str, ...]] = {
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


def count_days(days: int) -> str:
    """A number of days in words."""
    return plural("{n} day", "{n} days", days)


def _first(texts: tuple[str, ...]) -> str:
    return texts[0] if texts else "…"


def _some(texts: tuple[str, ...], most: int = 3) -> str:
    more = _(" and {n} more").format(n=len(texts) - most) if len(texts) > most else ""
    return ", ".join(texts[:most]) + more
