"""What parts the cells of a table, as a person names it on the command line."""

from playbook_cli.errors import InvalidArgument

_NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "bar": "|", "pipe": "|", "space": " "}


def read_separator(text: str | None) -> str | None:
    """The one character that a word names; raises InvalidArgument."""
    if text is None:
        return None
    sign = _NAMES.get(text.strip().casefold(), text)
    if len(sign) != 1 or sign in '"\r\n':
        raise InvalidArgument("--separator", text, "separator")
    return sign
