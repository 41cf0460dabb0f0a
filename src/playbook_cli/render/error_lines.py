"""The words of every error: one line that says what happened and where, one line that says what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playbook_cli import errors
from playbook_cli.domain.text import clean_line
from playbook_cli.render.command_lines import command_line
from playbook_cli.render.damage_words import describe_damage, describe_size, describe_unreadable
from playbook_cli.render.playbook_problems import describe_problem
from playbook_cli.render.question_words import question_label
from playbook_cli.render.table_problems import describe_table_problem
from playbook_cli.render.translation import _, plural


@dataclass(frozen=True, slots=True)
class ErrorLines:
    """What a person reads of an error: what happened, what to do about it, and details between the two."""

    what: str
    hint: str = ""
    details: tuple[str, ...] = ()


def describe_error(error: errors.PlaybookError) -> ErrorLines:
    """The words of an error; control characters of names and files are taken out."""
    describe = next(_WORDS[cls] for cls in type(error).__mro__ if cls in _WORDS)
    lines = describe(error)
    details = tuple(clean_line(detail) for detail in lines.details)
    return ErrorLines(clean_line(lines.what), clean_line(lines.hint), details)


def _join(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _not_found(error: errors.NotFound) -> ErrorLines:
    if error.kind == "open_deal":
        return ErrorLines(_("there is no open deal"), _('begin one: playbook start "NAME"'))
    if error.kind == "reason":
        what = _("the playbook has no reason “{text}”; it has:").format(text=error.text)
        return ErrorLines(what, _('say one of them, or: --reason "other: …"'), error.nearest)
    place = _(" in {place}").format(place=error.place) if error.place else ""
    what = _("there is no {kind} “{text}”{place}").format(
        kind=_kind(error.kind), text=error.text, place=place
    )
    if error.kind == "ref":
        first, last = error.nearest
        return ErrorLines(what, _("what it has goes from {first} to {last}").format(first=first, last=last))
    if error.nearest:
        return ErrorLines(what, _("did you mean: {names}?").format(names=_join(error.nearest)))
    hints = {
        "deal": _("`playbook status` lists the deals; `playbook start NAME` begins one"),
        "event": _("`playbook log DEAL` lists the events with their ids"),
        "playbook": _("give a file, or an id that `playbook playbooks` lists"),
        "edition": _("name its file: --playbook FILE"),
    }
    return ErrorLines(what, hints.get(error.kind, _("`playbook show` lists what there is")))


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
    }.get(kind, kind)


def _ambiguous(error: errors.AmbiguousName) -> ErrorLines:
    what = _("“{text}” fits more than one {kind}").format(text=error.text, kind=_kind(error.kind))
    return ErrorLines(what, _("say which: {names}").format(names=_join(error.candidates)))


def _invalid_argument(error: errors.InvalidArgument) -> ErrorLines:
    expected = {
        "deal_name": _("a name has 1 to 200 printable characters"),
        "note_text": _("a note needs words"),
        "outcome": _("a deal closes as won, lost or no-decision"),
        "seconds": _("give whole seconds, 0 to 3600"),
        "deal_id": _("an id is at most 200 bytes of letters, digits, hyphens and dots"),
        "plain_text": _("it must be text that UTF-8 can hold"),
        "amount": _("an amount is written 120000 CNY, ¥120,000, 12万 or 1.5M EUR"),
        "assignment": _("a field is set as owner=li; an empty value takes it away"),
        "other_words": _('say what it was: --reason "other: …"'),
        "table_date": _("write 2026-11-23, or say in a mapping file how dates are meant (dates: day-first)"),
        "status": _("a status is open, won, lost or no_decision"),
        "flag": _("write true or false"),
        "duplicate_row": _("another line of the file is about this deal already; keep one of them"),
        "future_date": _("a day that is not past"),
        "date": _("a date is written 2026-11-23, today, tomorrow, +3d, +2w or 明天"),
    }
    what = _("{argument} cannot be “{text}”").format(argument=error.argument, text=error.text)
    return ErrorLines(what, expected.get(error.expected, error.expected))


def _reason_required(error: errors.ReasonRequired) -> ErrorLines:
    what = _("`{command}` needs a reason, which is kept in the log").format(command=error.command)
    if error.choices:
        what = _("`{command}` needs a reason, one of:").format(command=error.command)
    return ErrorLines(what, _('add: --reason "…"'), error.choices)


def _unreadable(error: errors.UnreadableFile) -> ErrorLines:
    hints = {
        "missing": _("check the name"),
        "directory": _("name a file in it"),
        "encoding": _("save it as UTF-8"),
        "utf16": _("save it as UTF-8"),
        "denied": _("check who may read it: ls -l"),
    }
    problem = describe_unreadable(error.problem, error.limit)
    return ErrorLines(f"{error.path}: {problem}", hints.get(error.problem, _("name another file")))


def _invalid_playbook(error: errors.InvalidPlaybook) -> ErrorLines:
    place = ":".join(str(part) for part in (error.path, error.line, error.column) if part)
    what, right = describe_problem(error)
    return ErrorLines(f"{place}: {what}", right)


def _invalid_settings(error: errors.InvalidSettings) -> ErrorLines:
    problems = {
        "yaml": _("this is not YAML"),
        "not_mapping": _("settings are lines of the form “key: value”"),
        "not_text": _("the value is not one text"),
        "unknown_key": _("there is no setting “{text}”").format(text=error.text),
        "duplicate_key": _("“{text}” is set twice").format(text=error.text),
        "unknown_value": _("“{text}” is not a value of this setting").format(text=error.text),
    }
    place = f"{error.path}:{error.line}" if error.line else error.path
    hint = _("did you mean: {names}?").format(names=_join(error.expected)) if error.expected else ""
    return ErrorLines(
        f"{place}: {problems[error.problem]}", hint or _("write: playbook, lang, user or color, each once")
    )


def _no_stages(error: errors.NoStages) -> ErrorLines:
    return ErrorLines(
        _("{path}: no stages were found, so this is no playbook").format(path=error.path),
        _("write a stage as a heading, “## Stage 1: Evaluation”, with “### Exit criteria” below it"),
    )


def _damaged(error: errors.DamagedDeal) -> ErrorLines:
    place = f"{error.path}:{error.line}" if error.line else error.path
    what = _("{place}: the deal is damaged and was left as it is: {damage}").format(
        place=place, damage=describe_damage(error.problem, error.text)
    )
    if error.backup:
        hint = _("`playbook doctor --repair` brings back the generation before, {backup}")
        return ErrorLines(what, hint.format(backup=error.backup))
    return ErrorLines(what, _("bring the file back from a backup, or set it aside"))


def _newer(error: errors.NewerFormat) -> ErrorLines:
    what = _("{path}: the format {found} is newer than this program reads ({supported}); left untouched")
    words = what.format(path=error.path, found=error.found, supported=error.supported)
    return ErrorLines(words, _("upgrade playbook-cli"))


def _missing_snapshot(error: errors.MissingSnapshot) -> ErrorLines:
    what = _("the deal {deal} is pinned to {path} {version}, which is not kept here").format(
        deal=error.deal, path=error.path, version=error.version[:19]
    )
    return ErrorLines(what, _("bring its snapshot back beside the deals"))


def _damaged_snapshot(error: errors.DamagedSnapshot) -> ErrorLines:
    what = _("{path}: the kept playbook is damaged and was not used").format(path=error.path)
    return ErrorLines(what, _("`playbook doctor` says what can be mended"))


def _limit_exceeded(error: errors.LimitExceeded) -> ErrorLines:
    what = _("{path}: the file would grow past {limit}; nothing was saved").format(
        path=error.path, limit=describe_size(error.limit)
    )
    return ErrorLines(what, _("give less text, or name a file with --evidence instead of its content"))


def _write_failed(error: errors.WriteFailed) -> ErrorLines:
    what = _("{path}: nothing was saved: {reason}").format(path=error.path, reason=error.reason)
    return ErrorLines(what, _("make room or allow writing there, then run the command again"))


def _file_exists(error: errors.FileExists) -> ErrorLines:
    what = _("{path}: there is a file of this name already; it was not touched").format(path=error.path)
    return ErrorLines(what, _("choose another name, or remove that file first"))


def _not_confirmed(error: errors.NotConfirmed) -> ErrorLines:
    what = _("{path}: saved, but the disk did not confirm it: {reason}").format(
        path=error.path, reason=error.reason
    )
    return ErrorLines(what, _("it is visible now, but may be lost if the power goes; look at the disk"))


def _locked(error: errors.StoreLocked) -> ErrorLines:
    what = _("{path}: another process held the lock for more than {seconds:g} s; nothing was saved").format(
        path=error.path, seconds=error.seconds
    )
    if error.holder:
        hint = _("process {number} holds it; wait for it or end it, then run the command again")
        return ErrorLines(what, hint.format(number=error.holder))
    return ErrorLines(what, _("see who holds it (lsof on that file), then run the command again"))


def _invalid_table(error: errors.InvalidTable) -> ErrorLines:
    problem = describe_table_problem(error.problem, error.text)
    place = f"{error.path}:{error.line}" if error.line else error.path
    hint = _("mend the file; nothing was taken from it")
    if error.expected:
        hint = _("write one of: {names}").format(names=_join(error.expected))
    return ErrorLines(f"{place}: {problem}", hint)


def _import_refused(error: errors.ImportRefused) -> ErrorLines:
    what = _("{path}: {n} of its deals cannot be taken, so none was").format(
        path=error.path, n=len(error.rows)
    )
    return ErrorLines(what, _("mend those lines and run it again; --dry-run shows them"))


def _import_stopped(error: errors.ImportStopped) -> ErrorLines:
    cause = error.__cause__
    what = _("{path}: {taken} of {total} deals are in, then it stopped").format(
        path=error.path, taken=error.taken, total=error.total
    )
    why = (describe_error(cause).what,) if isinstance(cause, errors.PlaybookError) else ()
    return ErrorLines(what, _("mend that and run it again: it takes the rest and nothing twice"), why)


def _deal_diverged(error: errors.DealDiverged) -> ErrorLines:
    what = _("the deal {deal} went another way here than in the file").format(deal=error.deal)
    return ErrorLines(what, _("compare: {command}").format(command=command_line("log", error.deal)))


def _output_failed(error: errors.OutputFailed) -> ErrorLines:
    what = _("the answer could not be printed: {reason}; what was recorded stays recorded")
    return ErrorLines(what.format(reason=error.reason), _("see it with `playbook status` or `playbook log`"))


def _deal_exists(error: errors.DealExists) -> ErrorLines:
    what = _("there is a deal {deal} already ({name})").format(deal=error.deal, name=error.name)
    hint = _("go on with `{command}`, or start under another name")
    return ErrorLines(what, hint.format(command=command_line("next", error.deal)))


def _moved_on(error: errors.DealMovedOn) -> ErrorLines:
    what = _("the deal {deal} keeps changing under this command; nothing was saved").format(deal=error.deal)
    return ErrorLines(what, _("run the command again"))


def _deal_closed(error: errors.DealClosed) -> ErrorLines:
    what = _("the deal {deal} is closed ({status})").format(
        deal=error.deal, status=error.status.replace("_", " ")
    )
    return ErrorLines(
        what, _("to work it again: {command}").format(command=command_line("reopen", error.deal))
    )


def _deal_open(error: errors.DealOpen) -> ErrorLines:
    return ErrorLines(_("the deal {deal} is open").format(deal=error.deal), _("there is nothing to reopen"))


def _nothing_to_undo(error: errors.NothingToUndo) -> ErrorLines:
    what = _("nothing on {deal} can be taken back").format(deal=error.deal)
    return ErrorLines(
        what, _("the start of a deal stays; `playbook log {deal}` shows").format(deal=error.deal)
    )


def _nothing_to_restore(error: errors.NothingToRestore) -> ErrorLines:
    what = _("no generation before this one is kept of {deal}").format(deal=error.deal)
    return ErrorLines(what, _("`playbook undo {deal}` takes back the last event").format(deal=error.deal))


def _no_such_move(error: errors.NoSuchMove) -> ErrorLines:
    fields = {"deal": error.deal, "stage": error.stage}
    what, hint = {
        "last_stage": (
            _("{deal} stands in {stage}, the last stage"),
            _("to end it: playbook close {deal} won"),
        ),
        "first_stage": (_("{deal} stands in {stage}, the first stage"), _("there is nothing to go back to")),
        "not_forward": (
            _("that stage is not ahead of {stage}"),
            _('to walk back: playbook back {deal} --reason "…"'),
        ),
        "not_back": (_("that stage is not behind {stage}"), _("to move on: playbook advance {deal}")),
    }[error.move]
    return ErrorLines(what.format(**fields), hint.format(**fields))


def _gate_not_met(error: errors.GateNotMet) -> ErrorLines:
    what = _("the gate of {stage} is not met: {met} of {total} exit criteria; missing:").format(
        stage=error.stage, met=error.met, total=error.total
    )
    details = tuple(f"{ref}  {text}" for ref, text in error.missing)
    done = command_line("done", error.deal, error.missing[0][0])
    hint = _('record each: {done} --evidence "…"   or pass it all the same: --override --reason "…"')
    return ErrorLines(what, hint.format(done=done), details)


def _unrelated(error: errors.UnrelatedPlaybook) -> ErrorLines:
    what = _("{deal} follows “{before}”, which has no stage in common with “{after}”").format(
        deal=error.deal, before=error.before, after=error.after
    )
    return ErrorLines(what, _("name another edition of its playbook: --playbook FILE"))


def _undecided(error: errors.UndecidedUpgrade) -> ErrorLines:
    what = plural(
        "{n} question is open and there is nobody to ask; nothing was recorded:",
        "{n} questions are open and there is nobody to ask; nothing was recorded:",
        len(error.questions),
    )
    details = tuple(f"{question_label(kind)}: {before} → {after}" for kind, before, after in error.questions)
    return ErrorLines(what, _("run it in a terminal, or let everything count on: --yes"), details)


def _built_upon(error: errors.BuiltUpon) -> ErrorLines:
    what = _("{deal} has recorded more under the edition that this would take back").format(deal=error.deal)
    hint = _("take that back first, or follow the edition before: playbook upgrade {deal} --playbook FILE")
    return ErrorLines(what, hint.format(deal=error.deal))


def _no_terminal(error: errors.NoTerminal) -> ErrorLines:
    return ErrorLines(_("there is nobody to ask"), _("give it on the command line: ") + error.needed)


_WORDS: dict[type[errors.PlaybookError], Callable[[Any], ErrorLines]] = {
    errors.NotFound: _not_found,
    errors.AmbiguousName: _ambiguous,
    errors.InvalidArgument: _invalid_argument,
    errors.ReasonRequired: _reason_required,
    errors.UnreadableFile: _unreadable,
    errors.InvalidPlaybook: _invalid_playbook,
    errors.InvalidSettings: _invalid_settings,
    errors.NoStages: _no_stages,
    errors.DamagedDeal: _damaged,
    errors.NewerFormat: _newer,
    errors.MissingSnapshot: _missing_snapshot,
    errors.DamagedSnapshot: _damaged_snapshot,
    errors.LimitExceeded: _limit_exceeded,
    errors.WriteFailed: _write_failed,
    errors.FileExists: _file_exists,
    errors.NotConfirmed: _not_confirmed,
    errors.StoreLocked: _locked,
    errors.InvalidTable: _invalid_table,
    errors.ImportRefused: _import_refused,
    errors.ImportStopped: _import_stopped,
    errors.DealDiverged: _deal_diverged,
    errors.OutputFailed: _output_failed,
    errors.DealExists: _deal_exists,
    errors.DealMovedOn: _moved_on,
    errors.DealClosed: _deal_closed,
    errors.DealOpen: _deal_open,
    errors.NothingToUndo: _nothing_to_undo,
    errors.NothingToRestore: _nothing_to_restore,
    errors.NoSuchMove: _no_such_move,
    errors.GateNotMet: _gate_not_met,
    errors.UnrelatedPlaybook: _unrelated,
    errors.UndecidedUpgrade: _undecided,
    errors.BuiltUpon: _built_upon,
    errors.NoTerminal: _no_terminal,
}
