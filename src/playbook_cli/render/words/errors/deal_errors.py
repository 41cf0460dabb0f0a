"""The words for what a deal, its gate, an import or an upgrade does not allow."""

from collections.abc import Iterator

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.errors import deals, tables
from playbook_cli.render.words.errors.error_text import ErrorLines, ErrorTable
from playbook_cli.render.words.errors.question_words import question_label
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import list_names, with_label, with_remark
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural


def _import_refused(error: tables.ImportRefused) -> ErrorLines:
    what = plural(
        "{path}: {n} deal in it cannot be imported, so nothing was imported",
        "{path}: {n} deals in it cannot be imported, so nothing was imported",
        len(error.rows),
        path=error.path,
    )
    return ErrorLines(what, _("correct those lines and run it again; --dry-run lists them"))


def _unknown_stage(error: tables.UnknownStage) -> ErrorLines:
    what = plural(
        "{argument}: the playbook has no stage “{text}”; {n} line has it",
        "{argument}: the playbook has no stage “{text}”; {n} lines have it",
        error.count,
        argument=error.argument,
        text=error.text,
    )
    hint = _("say in a mapping file what it is (stages:), one of {names}; --write-mapping FILE starts one")
    return ErrorLines(what, hint.format(names=list_names(error.names)))


def _lines_contradict(error: tables.LinesContradict) -> ErrorLines:
    what = _("two lines about one deal: {line} and {other}; they differ in {names}").format(
        line=error.line, other=error.other, names=list_names(error.columns)
    )
    return ErrorLines(what, _("keep one of them, or make them say the same"))


def _cannot_join(error: deals.CannotJoin) -> ErrorLines:
    fields = {"deal": error.deal, "text": error.text}
    what, hint = {
        "other_deal": (
            _("{deal} and {text} are two deals; nothing was joined"),
            _("join files of one deal: the id stands at the top of each"),
        ),
        "event": (
            _("the event {text} of {deal} has two different contents; nothing was joined"),
            _("somebody changed one of them by hand: make both the same, then run it again"),
        ),
        "header": (
            _("“{text}” at the top of {deal} has two different values; nothing was joined"),
            _("somebody changed one of them by hand: make both the same, then run it again"),
        ),
    }[error.conflict]
    return ErrorLines(what.format(**fields), hint)


def _deal_exists(error: deals.DealExists) -> ErrorLines:
    remark = "" if error.name == error.deal else error.name
    what = _("there is already a deal {deal}").format(deal=with_remark(error.deal, remark))
    hint = _("continue with `{command}`, or start it under another name")
    return ErrorLines(what, hint.format(command=command_line("next", error.deal)))


def _moved_on(error: deals.DealMovedOn) -> ErrorLines:
    what = _("the deal {deal} keeps changing while this command runs; nothing was saved").format(
        deal=error.deal
    )
    return ErrorLines(what, _("run the command again"))


def _deal_closed(error: deals.DealClosed) -> ErrorLines:
    known = {status.value: status for status in DealStatus}
    status = deal_status_label(known[error.status]) if error.status in known else error.status
    what = _("the deal {deal} is closed ({status})").format(deal=error.deal, status=status)
    return ErrorLines(what, _("to reopen it: {command}").format(command=command_line("reopen", error.deal)))


def _deal_open(error: deals.DealOpen) -> ErrorLines:
    return ErrorLines(_("the deal {deal} is open").format(deal=error.deal), _("there is nothing to reopen"))


def _nothing_to_undo(error: deals.NothingToUndo) -> ErrorLines:
    what = _("nothing on {deal} can be undone: the start of a deal stays").format(deal=error.deal)
    command = command_line("archive", error.deal)
    return ErrorLines(
        what, _("to put away a deal that was started by mistake: {command}").format(command=command)
    )


def _not_yours(error: deals.NotYours) -> ErrorLines:
    what = _("you have nothing to undo on {deal}; its last event is by {by}")
    command = command_line("undo", error.deal, "--event", error.event[:8])
    return ErrorLines(
        what.format(deal=error.deal, by=error.by or "-"),
        _("to undo it all the same: {command}").format(command=command),
    )


def _nothing_to_restore(error: deals.NothingToRestore) -> ErrorLines:
    what = _("no earlier version of {deal} is kept").format(deal=error.deal)
    return ErrorLines(what, _("`playbook undo {deal}` undoes the last event").format(deal=error.deal))


def _no_such_move(error: deals.NoSuchMove) -> ErrorLines:
    fields = {"deal": error.deal, "stage": error.stage, "outcome": error.outcome}
    end_it = _("to close it: playbook close {deal} {outcome}")
    what, hint = {
        "last_stage": (_("{deal} is in {stage}, the last stage"), end_it),
        "to_end": (_("{stage} is an end: no deal moves into it"), end_it),
        "from_end": (_("{deal} is in {stage}, which is an end"), end_it),
        "first_stage": (_("{deal} is in {stage}, the first stage"), _("there is no stage to move back to")),
        "not_forward": (
            _("that stage is not ahead of {stage}"),
            _('to move back: playbook back {deal} --reason "…"'),
        ),
        "not_back": (_("that stage is not behind {stage}"), _("to move on: playbook advance {deal}")),
    }[error.move]
    return ErrorLines(what.format(**fields), hint.format(**fields))


def _gate_not_met(error: deals.GateNotMet) -> ErrorLines:
    one = _("the gate of {stage} is not met: {met} of {total} exit criteria; missing:")
    several = _("the gates from {stage} to {until} are not met: {met} of {total} exit criteria; missing:")
    what = (several if error.until else one).format(
        stage=error.stage, until=error.until or "", met=error.met, total=error.total
    )
    done = command_line("done", error.deal, error.missing[0][0])
    hint = _('record each: {done} --evidence "…"; or pass the gate anyway: --override --reason "…"')
    return ErrorLines(what, hint.format(done=done), tuple(_missing_details(error)))


def _missing_details(error: deals.GateNotMet) -> Iterator[str]:
    """The parts of the first criterion that is not met, and how many there are beside them."""
    first, _dot, _part = error.missing[0][0].partition(".")
    shown = [(ref, text) for ref, text in error.missing if ref.partition(".")[0] == first]
    yield from (f"{ref}  {text}" for ref, text in shown)
    if left := len(error.missing) - len(shown):
        words = plural(
            "and {n} more part; the whole gate: {command}",
            "and {n} more parts; the whole gate: {command}",
            left,
            command=command_line("check", error.deal, "--full"),
        )
        yield words


def _unrelated(error: deals.UnrelatedPlaybook) -> ErrorLines:
    what = _("{deal} follows “{before}”, which has no stage in common with “{after}”").format(
        deal=error.deal, before=error.before, after=error.after
    )
    return ErrorLines(what, _("name another edition of its playbook: --playbook FILE"))


def _undecided(error: deals.UndecidedUpgrade) -> ErrorLines:
    what = plural(
        "{n} question needs an answer and there is nobody to ask; nothing was recorded:",
        "{n} questions need answers and there is nobody to ask; nothing was recorded:",
        len(error.questions),
    )
    details = tuple(
        with_label(question_label(kind), f"{before} → {after}") for kind, before, after in error.questions
    )
    return ErrorLines(what, _("run it in a terminal, or keep every mark: --yes"), details)


def _built_upon(error: deals.BuiltUpon) -> ErrorLines:
    what = _("{deal} has newer events under the edition that this would undo").format(deal=error.deal)
    hint = _("undo those first, or return to the earlier edition: playbook upgrade {deal} --playbook FILE")
    return ErrorLines(what, hint.format(deal=error.deal))


DEAL_ERRORS: ErrorTable = {
    tables.UnknownStage: _unknown_stage,
    tables.LinesContradict: _lines_contradict,
    tables.ImportRefused: _import_refused,
    deals.CannotJoin: _cannot_join,
    deals.DealExists: _deal_exists,
    deals.DealMovedOn: _moved_on,
    deals.DealClosed: _deal_closed,
    deals.DealOpen: _deal_open,
    deals.NothingToUndo: _nothing_to_undo,
    deals.NotYours: _not_yours,
    deals.NothingToRestore: _nothing_to_restore,
    deals.NoSuchMove: _no_such_move,
    deals.GateNotMet: _gate_not_met,
    deals.UnrelatedPlaybook: _unrelated,
    deals.UndecidedUpgrade: _undecided,
    deals.BuiltUpon: _built_upon,
}
