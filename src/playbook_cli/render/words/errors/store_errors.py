"""The words of errors of the store: its deals and editions, the lock, and what could not be written."""

from playbook_cli import errors
from playbook_cli.render.words.errors.damage_words import bring_edition_hint, describe_damage, describe_size
from playbook_cli.render.words.errors.database_problems import describe_database
from playbook_cli.render.words.errors.error_text import ErrorLines, ErrorTable
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural


def _damaged(error: errors.DamagedDeal) -> ErrorLines:
    place = f"{error.path}:{error.line}" if error.line else error.path
    what = _("{place}: the deal is damaged and was left as it is: {damage}").format(
        place=place, damage=describe_damage(error.problem, error.text)
    )
    if error.problem == "merge_markers":
        hint = _("to join both sides, so that nothing is lost: {command}")
        return ErrorLines(what, hint.format(command=command_line("merge", error.path)))
    if error.backup:
        hint = _("`playbook doctor --repair` restores the previous version, {backup}")
        return ErrorLines(what, hint.format(backup=error.backup))
    return ErrorLines(what, _("restore the file from a backup, or move it aside"))


def _conflict_copy(error: errors.ConflictCopy) -> ErrorLines:
    what = _("{path}: a copy of the deal {deal}, as synced folders make it").format(
        path=error.path, deal=error.deal
    )
    return ErrorLines(what, _("to join: {command}").format(command=command_line("merge", error.path)))


def _uncertain_history(error: errors.UncertainHistory) -> ErrorLines:
    if error.count:
        what = plural(
            "{deal}: {n} event of a newer version does not count here",
            "{deal}: {n} events of a newer version do not count here",
            error.count,
            deal=error.path,
        )
        return ErrorLines(what, _("upgrade playbook-cli; until then the answer may be wrong"))
    what = _("{deal}: the order of some events is not known, for they say that they follow each other")
    hint = _("see which ones: {command}").format(command=command_line("doctor"))
    return ErrorLines(what.format(deal=error.path), hint)


def _newer(error: errors.NewerFormat) -> ErrorLines:
    what = _("{path}: the format {found} is newer than this program reads ({supported}); left untouched")
    words = what.format(path=error.path, found=error.found, supported=error.supported)
    return ErrorLines(words, _("upgrade playbook-cli"))


def _missing_snapshot(error: errors.MissingSnapshot) -> ErrorLines:
    what = _("the deal {deal} is pinned to {path} {version}, which is not kept here").format(
        deal=error.deal, path=error.path, version=error.version[:19]
    )
    return ErrorLines(what, bring_edition_hint())


def _damaged_snapshot(error: errors.DamagedSnapshot) -> ErrorLines:
    what = _("{path}: the saved playbook is damaged and was not used").format(path=error.path)
    return ErrorLines(what, _("`playbook doctor` says what can be repaired"))


def _limit_exceeded(error: errors.LimitExceeded) -> ErrorLines:
    what = _("{path}: the file would grow past {limit}; nothing was saved").format(
        path=error.path, limit=describe_size(error.limit)
    )
    return ErrorLines(
        what,
        _("shorten the text or give a file as evidence; if the deal is full, start a new one"),
    )


def _write_failed(error: errors.WriteFailed) -> ErrorLines:
    what = _("{path}: nothing was saved: {reason}").format(path=error.path, reason=error.reason)
    return ErrorLines(what, _("free some space or allow writing there, then run the command again"))


def _directory_not_made(error: errors.DirectoryNotMade) -> ErrorLines:
    what = _("{path}: this directory cannot be made: {reason}; nothing was saved").format(
        path=error.path, reason=error.reason
    )
    return ErrorLines(what, _("name another place with --home or PLAYBOOK_HOME, or allow writing there"))


def _file_in_use(error: errors.FileInUse) -> ErrorLines:
    what = _("{path}: nothing was saved: another program has the file open, or it is write-protected").format(
        path=error.path
    )
    return ErrorLines(what, _("close it there, or lift the protection, then run the command again"))


def _not_confirmed(error: errors.NotConfirmed) -> ErrorLines:
    what = _("{path}: saved, but the disk did not confirm it: {reason}").format(
        path=error.path, reason=error.reason
    )
    return ErrorLines(what, _("it is visible now, but may be lost in a power failure; check the disk"))


def _locked(error: errors.StoreLocked) -> ErrorLines:
    what = _("{path}: another process held the lock for more than {seconds:g} s; nothing was saved").format(
        path=error.path, seconds=error.seconds
    )
    if error.holder:
        hint = _("process {number} has locked it; wait for it or end it, then run the command again")
        return ErrorLines(what, hint.format(number=error.holder))
    return ErrorLines(
        what, _("see which process has it open (lsof on that file), then run the command again")
    )


STORE_ERRORS: ErrorTable = {
    errors.DamagedDeal: _damaged,
    errors.ConflictCopy: _conflict_copy,
    errors.UncertainHistory: _uncertain_history,
    errors.NewerFormat: _newer,
    errors.MissingSnapshot: _missing_snapshot,
    errors.DamagedSnapshot: _damaged_snapshot,
    errors.LimitExceeded: _limit_exceeded,
    errors.WriteFailed: _write_failed,
    errors.DirectoryNotMade: _directory_not_made,
    errors.FileInUse: _file_in_use,
    errors.NotConfirmed: _not_confirmed,
    errors.StoreLocked: _locked,
    errors.DatabaseFailed: describe_database,
}
