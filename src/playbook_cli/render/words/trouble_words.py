"""The words of every trouble that `doctor` finds, of what repairs it, and of what was restored."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.text import clean_line
from playbook_cli.domain.trouble import Remedy, Trouble, TroubleCode
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.errors.damage_words import (
    bring_edition_hint,
    describe_damage,
    describe_unreadable,
)
from playbook_cli.render.words.phrases import with_label
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.inspecting import Repaired, Restored


def trouble_lines(troubles: Sequence[Trouble], terminal: Terminal) -> Iterator[str]:
    """Each trouble on a line, with what would mend it below; last, how many there are."""
    for trouble in troubles:
        yield clean_line(with_label(_place(trouble), describe_trouble(trouble)))
        yield terminal.paint(f"  → {clean_line(describe_help(trouble))}", "dim")
    if not troubles:
        yield terminal.paint(_("no problems found in the store"), "good")
        return
    yield plural("{n} problem", "{n} problems", len(troubles))
    if any(trouble.remedy for trouble in troubles):
        yield _("`playbook doctor --repair` carries out each “repair:” and deletes nothing")


def repaired_lines(repaired: Sequence[Repaired], terminal: Terminal) -> Iterator[str]:
    """What was mended, and where what was damaged lies now."""
    for one in repaired:
        yield clean_line(with_label(_place(one.trouble), describe_trouble(one.trouble)))
        done = _repaired_words(one)
        yield terminal.paint(f"  ✓ {clean_line(done)}", "good")


def restored_lines(restored: Restored, *, dry_run: bool) -> Iterator[str]:
    """Which generation stands now."""
    yield clean_line(_restored_words(restored, dry_run=dry_run))
    if restored.before is None:
        yield "  " + _("the damaged file is now in aside/")
    else:
        hint = _("what it had recorded stays in the log; to reverse this: {command}")
        yield "  " + hint.format(command=command_line("restore", restored.after.id))


def _restored_words(restored: Restored, *, dry_run: bool) -> str:
    name, number = restored.after.name, len(restored.after.history)
    if restored.before is None:
        return (
            plural(
                "{name}: would be restored to {n} event",
                "{name}: would be restored to {n} events",
                number,
                name=name,
            )
            if dry_run
            else plural("{name}: restored to {n} event", "{name}: restored to {n} events", number, name=name)
        )
    return (
        plural(
            "{name}: the last write would be undone, {n} event",
            "{name}: the last write would be undone, {n} events",
            restored.taken_back,
            name=name,
        )
        if dry_run
        else plural(
            "{name}: the last write is undone, {n} event",
            "{name}: the last write is undone, {n} events",
            restored.taken_back,
            name=name,
        )
    )


def describe_trouble(trouble: Trouble) -> str:
    """What is wrong, in words."""
    words = _trouble_words()[trouble.code]
    return words.format(deal=trouble.deal, text=trouble.text, damage=_damage(trouble))


def describe_help(trouble: Trouble) -> str:
    """What a repair would do, or what a person can do."""
    if trouble.remedy:
        return _("repair: {words}").format(words=_remedy_words()[trouble.remedy])
    return (
        _help_words()
        .get(trouble.code, _("look at it; `playbook log` shows the deal's history"))
        .format(deal=trouble.deal, text=trouble.text, command=command_line("merge", trouble.path))
    )


def _damage(trouble: Trouble) -> str:
    if trouble.code == TroubleCode.UNREADABLE_FILE:
        return describe_unreadable(trouble.problem)
    return describe_damage(trouble.problem, trouble.text)


def _place(trouble: Trouble) -> str:
    return f"{trouble.path}:{trouble.line}" if trouble.line else trouble.path


def _repaired_words(one: Repaired) -> str:
    words = {
        Remedy.JOIN: _("joined: the events of both are there"),
        Remedy.KEEP_ONCE: _("it stands there once"),
        Remedy.RESTORE_BACKUP: _("the previous version is back"),
        Remedy.SET_ASIDE: _("set aside"),
        Remedy.KEEP_EDITION: _("its playbook is restored"),
        Remedy.FINISH_IMPORT: _("the import is finished"),
    }[one.trouble.remedy or Remedy.SET_ASIDE]
    return (
        _("{words}; the old file is now at {path}").format(words=words, path=one.kept_at)
        if one.kept_at
        else words
    )


def _remedy_words() -> dict[Remedy, str]:
    return {
        Remedy.JOIN: _("join it into the deal"),
        Remedy.KEEP_ONCE: _("write it once; it counts once already"),
        Remedy.RESTORE_BACKUP: _("restore the previous version and set the present file aside"),
        Remedy.SET_ASIDE: _("set it aside"),
        Remedy.FINISH_IMPORT: _("finish it"),
        Remedy.KEEP_EDITION: _("restore it from the installed edition, which is the same"),
    }


def _trouble_words() -> dict[TroubleCode, str]:
    return {
        TroubleCode.DAMAGED_DEAL: _("the deal {deal} is damaged: {damage}"),
        TroubleCode.NEWER_DEAL: _("the deal {deal} is of the newer format {text}"),
        TroubleCode.UNREADABLE_FILE: _("it cannot be read: {damage}"),
        TroubleCode.FOREIGN_FILE: _("this file does not belong to playbook"),
        TroubleCode.LEFTOVER: _("this was left by an interrupted write"),
        TroubleCode.LOST_DEAL: _("the deal {deal} is gone, but its previous version is there"),
        TroubleCode.DAMAGED_BACKUP: _("the previous version of {deal} is damaged"),
        TroubleCode.DOUBLED_DEAL: _("the deal {deal} has two files, this one and {text}"),
        TroubleCode.BACKUP_AHEAD: _("the previous version of {deal} has events that it lacks: {text}"),
        TroubleCode.CONFLICT_COPY: _("a copy of the deal {deal}, as synced folders make it"),
        TroubleCode.CHANGED_EVENT: _("the event {text} of {deal} differs from the previous version"),
        TroubleCode.DAMAGED_SNAPSHOT: _("the saved playbook does not match the digest in its name"),
        TroubleCode.MISSING_SNAPSHOT: _("the playbook that {deal} is pinned to is not kept ({text})"),
        TroubleCode.PENDING_IMPORT: _("an import of {text} was interrupted while it was written"),
        TroubleCode.NO_START: _("the history of {deal} does not begin with a start"),
        TroubleCode.UNKNOWN_STAGE: _("{deal} is in the stage {text}, which its playbook does not have"),
        TroubleCode.DOUBLED_EVENT: _("the event {text} of {deal} appears twice"),
        TroubleCode.UNKNOWN_EVENT: _("{deal} has an event of a newer version, {text}"),
        TroubleCode.UNDONE_NOTHING: _("{deal} undoes the event {text}, which is not there"),
        TroubleCode.ORDERED_IN_CIRCLE: _("the event {text} of {deal} follows one that comes after it"),
        TroubleCode.EVENT_IN_FUTURE: _("the event {text} of {deal} bears a date in the future"),
        TroubleCode.UNKNOWN_ITEM: _("{deal} has a mark on {text}, which its playbook does not have"),
        TroubleCode.EVIDENCE_CHANGED: _("the evidence {text} of {deal} has changed since it was given"),
        TroubleCode.EVIDENCE_MISSING: _("the evidence {text} of {deal} is gone"),
        TroubleCode.EVIDENCE_UNREADABLE: _("the evidence {text} of {deal} cannot be read"),
    }


def _help_words() -> dict[TroubleCode, str]:
    return {
        TroubleCode.DAMAGED_DEAL: _("restore it from your own backup: no previous version is intact"),
        TroubleCode.NEWER_DEAL: _("upgrade playbook-cli"),
        TroubleCode.UNKNOWN_EVENT: _("upgrade playbook-cli; until then the event is kept as it is"),
        TroubleCode.UNREADABLE_FILE: _("check what it is and who may read it: ls -l"),
        TroubleCode.FOREIGN_FILE: _("move it elsewhere"),
        TroubleCode.DOUBLED_DEAL: _("keep the one that is right, and move the other one elsewhere"),
        TroubleCode.CONFLICT_COPY: _("to join: {command}"),
        TroubleCode.CHANGED_EVENT: _(
            "compare the two files; `playbook restore {deal}` brings back the previous one"
        ),
        TroubleCode.EVENT_IN_FUTURE: _(
            "check the clock; if the date is wrong, take the event back and record it again: "
            "playbook undo {deal} --event {text}"
        ),
        TroubleCode.MISSING_SNAPSHOT: bring_edition_hint(),
        TroubleCode.EVIDENCE_CHANGED: _(
            "look at it, then give it again: playbook done {deal} REF --evidence FILE"
        ),
        TroubleCode.EVIDENCE_MISSING: _(
            "bring it back, or give other evidence: playbook done {deal} REF --evidence …"
        ),
        TroubleCode.EVIDENCE_UNREADABLE: _("check what it is and who may read it: ls -l"),
    }
