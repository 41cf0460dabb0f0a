"""The words of files that cannot be read, one entry for each code of UnreadableFile and DamagedDeal."""

from playbook_cli.render.words.translation import _


def describe_damage(problem: str, text: str) -> str:
    """What is wrong with the file, in words."""
    return _damage_words().get(problem, problem).format(text=text)


def bring_edition_hint() -> str:
    """What brings the playbook that a deal follows and that is not kept here."""
    return _(
        "`playbook sync` with a store that has it brings it, and so does `playbook import` of its export"
    )


def describe_unreadable(problem: str, limit: int | None = None) -> str:
    """Why a file cannot be read, in words; what has no code is the system's own message."""
    words = {
        "missing": _("there is no such file"),
        "closed": _("standard input is closed"),
        "directory": _("it is a directory, not a file"),
        "not_directory": _("it is a file, not a directory of deals"),
        "dead_link": _("it is a link that leads nowhere"),
        "no_user": _("nobody on this machine has that name"),
        "no_directory": _("the directory that you are in is gone"),
        "not_regular": _("it is not a regular file"),
        "no_store": _("it holds other things and no deals"),
        "lock_no_file": _("it is no regular file, where the store keeps its lock file"),
        "lock_directory": _("it is a directory, where the store keeps its lock file"),
        "other_machine": _("it names a file on another machine, which is not read from settings"),
        "denied": _("permission denied"),
        "too_large": _("it is too large"),
        "deal_too_large": _("it is larger than a deal may be"),
        "encoding": _("it is not UTF-8 text"),
        "other_encoding": _("it is not text in that encoding"),
        "utf16": _("it is UTF-16 text, not UTF-8"),
    }
    if problem in {"too_large", "deal_too_large"} and limit is not None:
        return _("it is larger than the limit of {limit}").format(limit=describe_size(limit))
    return words.get(problem, problem)


def describe_size(size: int) -> str:
    """A number of bytes as people say it; the limits are all whole KiB or MiB."""
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB" if size >= 1 << 10 else f"{size} B"


def _damage_words() -> dict[str, str]:
    return {
        "empty": _("the file is empty"),
        "nul": _("there are NUL bytes in it"),
        "encoding": _("it is not UTF-8 text"),
        "half_letter": _("{text} is half a letter, which no text can hold"),
        "merge_markers": _("it contains the markers of an unfinished merge"),
        "json": _("this is not JSON"),
        "duplicate_key": _("the key “{text}” appears twice"),
        "number": _("{text} is not a number that a file can hold (at most 1,000 digits)"),
        "nesting": _("it is nested more than 64 levels deep"),
        "format": _("its format, “{text}”, is not that of a deal"),
        "field": _("the field {text} is missing or wrong"),
        "event": _("the field {text} of this event is missing or wrong"),
        "other_id": _("it is the file of another deal, {text}"),
    }
