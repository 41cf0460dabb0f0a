"""The words for what was typed and not understood: names, arguments, reasons."""

from playbook_cli import errors
from playbook_cli.domain.names import NAME_END
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.errors.codes import NamedKind
from playbook_cli.render.words.errors.error_text import ErrorLines, ErrorTable
from playbook_cli.render.words.errors.expected_words import expected_words
from playbook_cli.render.words.errors.typed_signs import hint_of_signs
from playbook_cli.render.words.kind_words import section_label
from playbook_cli.render.words.phrases import list_alternatives, list_names, with_remark
from playbook_cli.render.words.translation import _


def kind_words() -> dict[NamedKind, str]:
    """What a name was to be the name of, in words."""
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
        "open_deal": _("open deal"),
        "value": _("value"),
    }


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
    what = words.format(kind=kind_words()[error.kind], text=error.text, place=error.place)
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
    what = _("“{text}” matches more than one {kind}").format(text=error.text, kind=kind_words()[error.kind])
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
    what = _("{argument}: “{text}” is not valid").format(argument=_argument(error.argument), text=error.text)
    typed = error.text if error.argument.startswith(("--", "FIELD=")) else ""  # a cell has met no shell
    if hint := hint_of_signs(typed):
        return ErrorLines(what, hint)
    return ErrorLines(what, expected_words()[error.expected].format(names=list_names(error.names)))


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
