"""The words of every warning about a deal: what was seen, and what would clear it."""

from dataclasses import dataclass

from playbook_cli.domain.warnings import DealWarning
from playbook_cli.render.command_lines import command_line
from playbook_cli.render.translation import _, plural


@dataclass(frozen=True, slots=True)
class WarningLines:
    """One warning in words."""

    message: str
    clears: str


def describe_warning(warning: DealWarning, deal: str) -> WarningLines:
    """The words of one warning about `deal`."""
    message, clears = _words(warning, deal)
    return WarningLines(message, clears)


def _words(warning: DealWarning, deal: str) -> tuple[str, str]:  # noqa: C901, PLR0911  # one case per code
    texts, refs, days, limit = warning.texts, warning.refs, warning.days or 0, warning.limit or 0
    match warning.code:
        case "stale-stage":
            message = _("{days} in this stage, the limit is {limit}")
            clears = _("prove what is missing and advance, or close it: {command}")
            filled = message.format(days=count_days(days), limit=limit)
            return filled, clears.format(command=command_line("close", deal, "lost"))
        case "stale-quiet":
            message = _("nothing recorded for {days}, the limit is {limit}")
            clears = _("record what happened: {command}")
            filled = message.format(days=count_days(days), limit=limit)
            return filled, clears.format(command=command_line("note", deal, "…"))
        case "next-step-overdue":
            message = _("the next step is {days} overdue: {step}")
            clears = _("do it or move it: {command}")
            filled = message.format(days=count_days(days), step=_first(texts))
            return filled, clears.format(command=command_line("step", deal, _first(texts), "--due", "+3d"))
        case "no-next-step":
            command = command_line("step", deal, "…", "--due", "+7d")
            return _("no next step is agreed"), _("agree one: {command}").format(command=command)
        case "close-date-passed":
            message = _("the close date {date} has passed").format(date=_first(texts))
            command = command_line("set", deal, "close_date=+30d")
            return message, _("set a new one: {command}").format(command=command)
        case "no-customer-behavior":
            message = _("activities are done, but the customer was not seen to act")
            clears = _("look for {ref} {text}").format(ref=_first(refs), text=_first(texts))
            return message, clears
        case "claimed-in-passed-gate":
            message = _("{stage} was passed on claims without evidence: {refs}")
            clears = _("add it: {command}")
            filled = message.format(stage=_first(texts), refs=_some(refs))
            command = command_line("done", deal, _first(refs), "--evidence", "…")
            return filled, clears.format(command=command)
        case "gate-overridden":
            message = _("the gate of {stage} was overridden: {reason}")
            clears = _("prove what it left open: {command}")
            filled = message.format(stage=_first(texts), reason=texts[1] or _("no reason kept"))
            return filled, clears.format(command=command_line("check", deal, "--stage", _first(texts)))
        case "passed-gate-open":
            message = _("{stage} lies behind, but its gate is not met: {refs}")
            filled = message.format(stage=_first(texts), refs=_some(refs))
            command = command_line("done", deal, _first(refs), "--evidence", "…")
            return filled, _("prove it: {command}").format(command=command)
        case "stage-not-proven":
            message = _("{stage} came from an import and is not proven").format(stage=_first(texts))
            command = command_line("check", deal)
            return message, _("see what is missing: {command}").format(command=command)
        case "deliverable-missing":
            message = _("the gate is met, but not handed over: {refs}").format(refs=_some(texts))
            command = command_line("done", deal, *refs[:1])
            return message, _("record it: {command}").format(command=command)
        case "evidence-changed" | "evidence-missing" | "evidence-unreadable":
            message = {
                "evidence-changed": _("evidence has changed since it was given: {files}"),
                "evidence-missing": _("evidence is gone: {files}"),
                "evidence-unreadable": _("evidence cannot be read: {files}"),
            }[warning.code]
            command = command_line("done", deal, _first(refs), "--evidence", "…")
            filled = message.format(files=_some(texts))
            return filled, _("look at it, then give it again: {command}").format(command=command)
    return warning.code, ""


def count_days(days: int) -> str:
    """A number of days in words."""
    return plural("{n} day", "{n} days", days)


def _first(texts: tuple[str, ...]) -> str:
    return texts[0] if texts else "…"


def _some(texts: tuple[str, ...], most: int = 3) -> str:
    more = _(" and {n} more").format(n=len(texts) - most) if len(texts) > most else ""
    return ", ".join(texts[:most]) + more
