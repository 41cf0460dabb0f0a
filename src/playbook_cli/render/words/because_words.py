"""Why the coach chose its action: the rule in a sentence, with its figures."""

from playbook_cli.domain.advice import Action, ActionKind, Figures, Rule
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.amounts import count_days, days_ago
from playbook_cli.render.words.gate_words import proof_counts
from playbook_cli.render.words.phrases import with_remark
from playbook_cli.render.words.translation import _, plural


def action_because(action: Action) -> str:
    """The sentence that says by which rule the action was chosen."""
    figures = action.figures
    fields = {
        "done": figures.done,
        "waived": figures.waived,
        "claimed": figures.claimed,
        "total": figures.total,
        "left": figures.total - figures.done,
        "days": count_days(figures.days or 0),
        "ago": days_ago(figures.days or 0),
        "limit": count_days(figures.limit or 0),
        "day": figures.day.isoformat() if figures.day else "",
        "text": clean_line(figures.text) or _("no reason given"),
        "name": clean_line(figures.name),
        "ref": action.place.whole.ref if action.place else "",
    }
    return _sentence(action).format(**fields)


def _sentence(action: Action) -> str:
    if action.rule is Rule.NEAREST:
        return _nearest(action)
    if action.rule is Rule.ASKS_FOR_NOTHING:
        return _asks_for_nothing(action)
    if action.rule is Rule.GATE_MET:
        return _gate_met(action)
    return _sentences()[action.rule]


def _sentences() -> dict[Rule, str]:
    return {
        Rule.WON_UNPROVEN: _(
            "The deal was closed as won while this was not proven; reopen it to prove it. "
            "Parts left open: {total}."
        ),
        Rule.CLOSED: _("The deal is closed."),
        Rule.IN_END: _("The deal is in {name}, where deals end, but is still open."),
        Rule.OVERDUE_STEP: _(
            "The next step was due on {day} and is {days} overdue: do it, move it or drop it."
        ),
        Rule.SILENCE: _("Nothing has been recorded for {days} (limit {limit}), and no next step is agreed."),
        Rule.STEP_NAMES_IT: _("The step agreed for {day} bears on this: {text}"),
        Rule.LEFT_BY_OVERRIDE: _(
            "The gate of {name} was overridden {ago} ({text}), and this has not been proven since "
            "(parts left open: {total})."
        ),
        Rule.WAIVED_AWAY: _(
            "The gate is met, but mostly by waiving ({waived} of {total} criteria), and no "
            "note since then says why the deal is still worth pursuing."
        ),
        Rule.CLAIMS: _("Every criterion is met. Parts claimed without evidence: {claimed}."),
        Rule.NOT_CONFIRMED: _(
            "Every criterion is met, but nobody at the customer has confirmed any of it, "
            "and no customer action is recorded."
        ),
        Rule.MOVED_BACK: _("The deal moved back {ago} ({text}). Parts proven before that: {done}."),
        Rule.OLD_PROOF: _("Some of the proof is up to {days} old (limit {limit}). Parts concerned: {done}."),
    }


def _nearest(action: Action) -> str:
    figures = action.figures
    if figures.onward and figures.total:
        return _onward(figures)
    if figures.claimed:
        return _(
            "Chosen because this gate counts only what has evidence: {done} of its {total} parts proven, "
            "{claimed} claimed."
        )
    if figures.done and figures.waived:
        return _(
            "Chosen because nothing else is closer: {done} of its {total} parts done, {waived} waived; "
            "waiving is no progress."
        )
    if figures.done:
        return _("Chosen because nothing else is closer: {done} of its {total} parts done.")
    return _nearest_untouched(action)


def _onward(figures: Figures) -> str:
    """Where a walk goes on past what was answered in it, or earlier on the same day."""
    if figures.done:
        return _(
            "You have been through the earlier ones today; {done} of the {total} parts of this one are done."
        )
    return plural(
        "You have been through the earlier ones today; the only part of this one is not done yet.",
        "You have been through the earlier ones today; none of the {n} parts of this one is done yet.",
        figures.total,
    )


def _nearest_untouched(action: Action) -> str:
    figures = action.figures
    if not figures.total:
        return _("This criterion is met; what goes with it can still be recorded.")
    if not figures.others:
        return _("Chosen because {ref} is the only criterion left; none of its {total} parts is done.")
    return _("Nothing that can come next is under way yet; {ref} is one of the shortest (parts: {total}).")


def _asks_for_nothing(action: Action) -> str:
    if action.kind is ActionKind.ACTIVITY:
        return _(
            "The gate of {name} asks for nothing, so the open activities come first; done: {done} of {total}."
        )
    return _("The gate of {name} asks for nothing, so nothing proves that the deal is ready.")


def _gate_met(action: Action) -> str:
    figures = action.figures
    counts = proof_counts(
        claimed=figures.claimed,
        verified=figures.verified,
        confirmed=figures.confirmed,
        waived=figures.waived,
    )
    return with_remark(_("Every criterion of {name} is met"), counts)
