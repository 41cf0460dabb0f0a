"""Cells that a spreadsheet shows instead of running.

A cell that begins with one of these characters would be a formula; an apostrophe before it makes it text.
(OWASP, CSV injection; the full-width forms count where Excel is set to East Asian languages.)
"""

RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_QUOTE = "'"


def guard_cell(text: str) -> str:
    """The cell as it may stand in a spreadsheet."""
    return _QUOTE + text if text.lstrip(_QUOTE).startswith(RISKY) else text


def unguard_cell(text: str) -> str:
    """The cell without its guard: what `guard_cell` was given."""
    guarded = text.startswith(_QUOTE) and text.lstrip(_QUOTE).startswith(RISKY)
    return text[1:] if guarded else text
