"""What is said of a word that stands where a command belongs and is none."""

from collections.abc import Sequence

from playbook_cli.cli.wiring import Wiring
from playbook_cli.errors import PlaybookError
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _

_MEANT = {  # what other programs call it
    "add": "start",
    "amend": "undo",
    "create": "start",
    "delete": "archive",
    "edit": "set",
    "find": "search",
    "history": "log",
    "list": "status",
    "ls": "status",
    "lose": "close",
    "lost": "close",
    "move": "advance",
    "new": "start",
    "open": "next",
    "remove": "archive",
    "report": "review",
    "revert": "undo",
    "rm": "archive",
    "update": "set",
    "view": "show",
    "won": "close",
}


def unknown_command(wiring: Wiring, words: Sequence[str]) -> str:
    """One line that names what was meant: a deal, another word for it, its beginning or a near miss."""
    from playbook_cli.cli.commands import command_names

    word = words[0]
    if deal := _find_deal(wiring, word):
        command = command_line(*_put_command_first(deal, words[1:]))
        return _("“{name}” is a deal, not a command; type: {command}").format(name=word, command=command)
    begun = [name for name in command_names() if name.startswith(word.casefold())]
    names = [_MEANT[word]] if word in _MEANT else begun or _find_nearest(word, command_names())
    if not names:
        return _("there is no command “{name}”").format(name=word)
    return _("there is no command “{name}”; did you mean: {nearest}?").format(
        name=word, nearest=", ".join(names)
    )


def _put_command_first(deal: str, rest: Sequence[str]) -> list[str]:
    """The same line with the command before the deal; `next` where none is named."""
    from playbook_cli.cli.commands import command_names

    named = rest[0] if rest and rest[0] in command_names() else None
    return [named, deal, *rest[1:]] if named else ["next", deal]


def _find_deal(wiring: Wiring, word: str) -> str | None:
    """The deal that a word names, where it names one and the store can be read."""
    from playbook_cli.services.workspace import find_deal_id

    try:
        return find_deal_id(wiring.workspace, word)
    except PlaybookError:
        return None


def _find_nearest(word: str, names: Sequence[str]) -> list[str]:
    from playbook_cli.domain.names import find_nearest

    return list(find_nearest(word, names)[:1])
