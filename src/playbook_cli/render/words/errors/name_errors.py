"""The words for what was typed and not understood: names, arguments, reasons."""

from playbook_cli import errors
from playbook_cli.domain.names import NAME_END
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.render.words.errors.error_text import ErrorLines, ErrorTable
from playbook_cli.render.words.errors.typed_signs import hint_of_signs
from playbook_cli.render.words.kind_words import section_label
from playbook_cli.render.words.phrases import list_alternatives, list_names, with_remark
from playbook_cli.render.words.translation import _


def _kind(kind: str) -> str:
    return {
        "stage": _("stage"),
        "field": _("field"),
        "deal": _("deal"),
        "item": _("item"),
        "ref": _("item"),
        "section": _("section"),
        "playbook": _("playbook"),
        "event": _("event"),
        "edition": _("edition"),
        "reason": _("reason"),
        "import": _("import"),
    }.get(kind, kind)


def _not_found(error: errors.NotFound) -> ErrorLines:
    if error.kind == "open_deal":
        return ErrorLines(_("there is no open deal"), _('start one with: playbook start "NAME"'))
    if error.kind == "reason":
        what = _("the playbook does not list the reason “{text}”; it lists:").format(text=error.text)
        return ErrorLines(what, _('give one of them, or: --reason "other: …"'), error.nearest)
    if error.kind == "value":
        what = _("no deal here has {field} “{text}”").format(field=error.place, text=error.text)
        names = list_names(error.nearest)
        meant = _("did you mean: {names}?").format(names=names) if names else ""
        return ErrorLines(what, hint_of_signs(error.text) or meant)
    words = _("there is no {kind} “{text}” in {place}") if error.place else _("there is no {kind} “{text}”")
    what = words.format(kind=_kind(error.kind), text=error.text, place=error.place)
    if error.kind == "ref":
        first, last = error.nearest
        return ErrorLines(what, _("valid refs: {first}–{last}").format(first=first, last=last))
    return ErrorLines(what, _hint_where_not_found(error))


def _hint_where_not_found(error: errors.NotFound) -> str:
    if hint := hint_of_signs(error.text):
        return hint
    if error.kind == "deal" and _is_ref(error.text):
        return _("the deal comes before the item: playbook done DEAL {ref}").format(ref=error.text)
    if error.nearest:
        labels = _section_labels() if error.kind == "section" else {}
        names = list_names(labels.get(name, name) for name in error.nearest)
        return _("did you mean: {names}?").format(names=names)
    hints = {
        "deal": _("`playbook status` lists the deals; `playbook start NAME` starts one"),
        "event": _("`playbook log DEAL` lists the events with their ids"),
        "import": _("`playbook log DEAL` says which import an event came with"),
        "playbook": _("give a file, or an id that `playbook playbooks` lists"),
        "edition": _("name its file: --playbook FILE"),
    }
    return hints.get(error.kind, _("`playbook show` lists what there is"))


def _section_labels() -> dict[str, str]:
    """What a section is called, by its name on a command line."""
    return {section.slug: section_label(section) for section in Section}


def _is_ref(text: str) -> bool:
    from playbook_cli.domain.playbook.refs import is_ref

    return is_ref(text)


def _ambiguous(error: errors.AmbiguousName) -> ErrorLines:
    what = _("“{text}” matches more than one {kind}").format(text=error.text, kind=_kind(error.kind))
    names = list_names(_describe_candidate(one) for one in error.candidates)
    hint = hint_of_signs(error.text) or _("give one of: {names}").format(names=names)
    return ErrorLines(what, hint)


def _describe_candidate(candidate: str) -> str:
    """What could be meant, with what tells it from the others in parentheses."""
    name, *told = candidate.split(NAME_END)
    return with_remark(name, " · ".join(told))


def _argument(name: str) -> str:
    """An argument as its help names it; an option or a variable as it is typed."""
    return {
        "AMOUNT": _("amount"),
        "FIELD=VALUE": _("FIELD=VALUE"),
        "KEY": _("KEY"),
        "NAME": _("NAME"),
        "OUTCOME": _("OUTCOME"),
        "TEXT": _("TEXT"),
        "VALUE": _("VALUE"),
        "argument": _("argument"),
    }.get(name, name)


def _invalid_argument(error: errors.InvalidArgument) -> ErrorLines:
    expected = {
        "deal_name": _("a name has 1 to 200 printable characters"),
        "note_text": _("a note cannot be empty"),
        "words": _("there is nothing visible in it; write some text, or leave it out"),
        "person": _("name the person who confirmed it; where nobody did, leave it out"),
        "outcome": _("a deal closes as won, lost or no-decision"),
        "one_of": _("give one of: {names}"),
        "settled_by_environment": _("set VISUAL or EDITOR in your shell; the others are set here: {names}"),
        "settled_by_playbook": _("limits of days are the playbook's: stale_after; set here are: {names}"),
        "language": _("the languages are: {names}"),
        "store_address": _("give a directory, or an address that begins with: {names}"),
        "absolute_address": _("write file:// and an absolute path, such as file:///srv/deals"),
        "database_address": _("write postgresql://user@host/database; in a name, write @ as %40"),
        "finding_code": _("did you mean: {names}?"),
        "moment": _("write a time such as 2026-11-23T09:00:00+00:00"),
        "seconds": _("give whole seconds, 0 to 3600"),
        "deal_id": _("an id is at most 200 bytes of letters, digits, hyphens and dots"),
        "plain_text": _("it must be plain text, without broken characters"),
        "amount": _("an amount is written 120000 CNY, €85,000, 85k or 1.5M EUR"),
        "one_number": _("an amount is one number; leave out “about”, + or a range"),
        "two_scales": _("mil is a thousand in Spanish and a million in English; write 5k or 5m"),
        "currency": _("a currency is a code of ISO 4217, its sign or its name; nearest: {names}"),
        "shared_currency": _(
            "several currencies share this sign; write the code, or set it in a mapping file "
            "(currency: …), one of: {names}"
        ),
        "closed_how": _("neither the stage nor another column says whether it was won or lost"),
        "unclear_zone": _(
            "several time zones are called {names}; write how far it is from UTC, as in +08:00"
        ),
        "day_to_come": _("this day is still to come; correct it, or leave the cell empty"),
        "other_end": _(
            "as a stage this is the end of a deal, and the file says in another column that it is {names}; "
            "make the two agree"
        ),
        "other_currency": _("the currency column says {names} for this deal; make the two agree"),
        "encoding": _("write an encoding such as utf-8, gb18030, utf-16 or cp1252"),
        "encodable": _("{names} has no such character; write utf-8, or --excel for Excel"),
        "separator": _("a separator is one character, or: comma, semicolon, tab, bar"),
        "no_stage": _("no stage is given; a mapping file can set one for all such deals: stage: …"),
        "rounded_id": _("a spreadsheet has rounded this id; format the column as text and export it again"),
        "record_address": _("this address does not contain the id of a deal; give the id itself"),
        "formula_error": _(
            "a spreadsheet could not calculate this cell; correct it there and save the file again"
        ),
        "rounded": _("a spreadsheet has rounded it; format the column as text there and save the file again"),
        "decimal_dot": _("the mapping says that the decimal mark is a dot (decimal: dot)"),
        "decimal_comma": _("the mapping says that the decimal mark is a comma (decimal: comma)"),
        "dates_day-first": _("the mapping says that dates begin with the day (dates: day-first)"),
        "dates_month-first": _("the mapping says that dates begin with the month (dates: month-first)"),
        "dates_year-first": _("the mapping says that dates begin with the year (dates: year-first)"),
        "assignment": _("write a field as owner=li; an empty value clears it"),
        "other_words": _('say what it was: --reason "other: …"'),
        "table_date": _("this is not a date; write it as 2026-11-23, 31-Dec-26 or 12/31/2026"),
        "status": _("a status is open, won, lost or no_decision"),
        "flag": _("write true or false"),
        "duplicate_row": _("another line of the file is about the same deal; keep one of them"),
        "other_deal": _(
            "the deal here with this id is called {names}; if it is the same, rename it here first; if not, "
            "say in a mapping file whose ids these are: system: NAME, and columns: external_id: HEADING"
        ),
        "shared_deal": _(
            "another line could be the deal here of this name, too; say which of them is, for this line "
            "with: playbook set {names}"
        ),
        "future_date": _("give today or a later date"),
        "year": _("the year must be between 1900 and 9000"),
        "time_zone": _("set TZ to a zone such as Europe/Berlin or UTC, or leave it out"),
        "date": _("write a day as 2026-12-01, 20 Dec, tomorrow, fri, +3d, +1m, eom or end of Q1"),
        "vague_date": _("this names no single day; write the day that is meant, such as 2026-12-31"),
    }
    what = _("{argument}: “{text}” is not valid").format(argument=_argument(error.argument), text=error.text)
    typed = error.text if error.argument.startswith(("--", "FIELD=")) else ""  # a cell has met no shell
    if hint := hint_of_signs(typed):
        return ErrorLines(what, hint)
    return ErrorLines(what, expected[error.expected].format(names=list_names(error.names)))


def _ambiguous_reading(error: errors.AmbiguousReading) -> ErrorLines:
    if error.key == "periods":
        return _many_days(error)
    readings = list_alternatives(reading for _word, reading in error.readings)
    what = _("{argument}: “{text}” can be {readings}").format(
        argument=error.argument, text=error.text, readings=readings
    )
    said = list_alternatives(with_remark(f"{error.key}: {word}", reading) for word, reading in error.readings)
    hint = _("write the one that is meant; for a table, a mapping file says it: {readings}")
    return ErrorLines(what, hint.format(readings=said))


def _many_days(error: errors.AmbiguousReading) -> ErrorLines:
    (first_word, first), (last_word, last) = error.readings
    what = _("{argument}: “{text}” is any day from {first} to {last}").format(
        argument=error.argument, text=error.text, first=first, last=last
    )
    said = list_alternatives(f"{error.key}: {word}" for word in (first_word, last_word))
    hint = _("write the day that is meant, such as {last}; for a table, a mapping file says it: {said}")
    return ErrorLines(what, hint.format(last=last, said=said))


def _reason_required(error: errors.ReasonRequired) -> ErrorLines:
    what = _("`{command}` needs a reason, which is kept in the log").format(command=error.command)
    if error.choices:
        what = _("`{command}` needs a reason, one of:").format(command=error.command)
    return ErrorLines(what, _('add: --reason "…"'), error.choices)


NAME_ERRORS: ErrorTable = {
    errors.NotFound: _not_found,
    errors.AmbiguousName: _ambiguous,
    errors.InvalidArgument: _invalid_argument,
    errors.AmbiguousReading: _ambiguous_reading,
    errors.ReasonRequired: _reason_required,
}
