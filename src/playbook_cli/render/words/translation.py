"""The one door that every sentence passes before a person reads it; English is the source."""

import gettext
from functools import cache
from importlib import resources


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("playbook", str(resources.files("playbook_cli") / "locale"), fallback=True)


def _(message: str) -> str:
    """Translate one sentence."""
    return _catalogue().gettext(message)


def plural(one: str, many: str, count: int, **fields: str) -> str:
    """Translate the form of a sentence that fits the count, with `{n}` and the fields filled in."""
    return _catalogue().ngettext(one, many, count).format(n=count, **fields)
