"""Parts of a sentence put together as the language at hand does it: lists, labels, remarks in parentheses."""

from collections.abc import Iterable
from functools import reduce

from playbook_cli.domain.names import NAME_END
from playbook_cli.render.words.translation import _


def list_names(names: Iterable[str], most: int | None = None) -> str:
    """Names one after the other; past `most` of them only how many more there are."""
    named = [name for name in names if name]
    if most is not None and len(named) > most:
        return _("{names} and {n} more").format(names=list_names(named[:most]), n=len(named) - most)
    return _put_together(_("{a}, {b}"), named)


def list_joined(text: str) -> str:
    """The names that a field of a finding or an error holds, one after the other."""
    return list_names(text.split(NAME_END))


def list_texts(texts: Iterable[str]) -> str:
    """Texts that may hold commas of their own, one after the other; what is empty is left out."""
    return _put_together(_("{a}; {b}"), texts)


def list_alternatives(texts: Iterable[str]) -> str:
    """Texts of which one holds."""
    return _put_together(_("{a} or {b}"), texts)


def add_clauses(*clauses: str) -> str:
    """A statement and what is added to it behind a comma; what is empty is left out."""
    return _put_together(_("{a}, {more}"), clauses, "more")


def with_label(label: str, text: str) -> str:
    """A text behind what it is; the label alone where there is none."""
    return _("{label}: {text}").format(label=label, text=text) if text else label


def with_remark(text: str, remark: str) -> str:
    """A text with a remark in parentheses; the text alone where there is none."""
    return _("{text} ({remark})").format(text=text, remark=remark) if remark else text


def in_parentheses(text: str) -> str:
    """A text in the parentheses of the language."""
    return _("({text})").format(text=text)


def short_hash(digest: str) -> str:
    """Enough of `sha256:…` to tell editions apart."""
    return digest.removeprefix("sha256:")[:12]


def _put_together(form: str, texts: Iterable[str], second: str = "b") -> str:
    said = [text for text in texts if text]
    return reduce(lambda a, b: form.format(**{"a": a, second: b}), said) if said else ""
