"""Which command is meant by a word that is none: one that begins so, or what is said of it."""

from collections.abc import Sequence

from playbook_cli.cli.wiring import Wiring
from playbook_cli.errors import PlaybookError
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.phrases import list_names
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
    "下一步": "next",
    "删除": "archive",
    "归档": "archive",
    "关闭": "close",
    "赢单": "close",
    "丢单": "close",
    "新建": "start",
    "备注": "note",
    "完成": "done",
    "豁免": "waive",
    "推进": "advance",
    "退回": "back",
    "撤销": "undo",
    "历史": "log",
    "修改": "set",
    "列表": "status",
    "进展": "status",
    "状态": "status",
    "检查": "check",
    "看板": "board",
    "停滞": "stale",
    "统计": "stats",
    "评审": "review",
    "手册": "show",
    "搜索": "search",
    "查找": "search",
    "导入": "import",
    "导出": "export",
    "设置": "config",
    "帮助": "help",
}


def find_meant(word: str, terminal: Terminal) -> str | None:
    """The only command that begins with a word, where a person types."""
    begun = _find_begun(word)
    return begun[0] if len(begun) == 1 and terminal.interactive else None


def unknown_command(wiring: Wiring, words: Sequence[str]) -> str:
    """One line that names what was meant: a deal, another word for it, its beginning or a near miss."""
    from playbook_cli.cli.commands import command_names

    word = words[0]
    if deal := _find_deal(wiring, word):
        command = command_line(*_put_command_first(deal, words[1:]))
        return _("“{name}” is a deal, not a command; type: {command}").format(name=word, command=command)
    names = (
        [_MEANT[word]]
        if word in _MEANT
        else (_find_begun(word.casefold()) or find_nearest_names(word, command_names()))
    )
    return no_command(word, names)


def no_command(name: str, nearest: Sequence[str]) -> str:
    """That there is no command of this name, and what may be meant."""
    if not nearest:
        return _("there is no command “{name}”").format(name=name)
    return _("there is no command “{name}”; did you mean: {nearest}?").format(
        name=name, nearest=list_names(nearest)
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


def _find_begun(word: str) -> list[str]:
    from playbook_cli.cli.commands import command_names

    return [name for name in command_names() if word and name.startswith(word)]


def find_nearest_names(word: str, names: Sequence[str]) -> list[str]:
    """The names that the fewest slips of a finger make of the word: one in three letters at most."""
    from rapidfuzz.distance import OSA

    slips = {name: OSA.distance(word.casefold(), name) for name in names}
    fewest = min(slips.values())
    return [name for name in names if slips[name] == fewest and fewest <= (len(word) + 2) // 3]
