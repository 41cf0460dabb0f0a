"""What a word should have been, one entry for each code of InvalidArgument; `{names}` may be said instead."""

from playbook_cli.errors.codes import Expected
from playbook_cli.render.words.translation import _


def expected_words() -> dict[Expected, str]:
    """Every code with its words in the language at hand."""
    return {
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
