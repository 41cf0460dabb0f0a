"""The answer to a shell that asks what may follow: a candidate a line, described where it shows that."""

import re
import shlex
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Final

from playbook_cli.cli.completing.candidates import Offer, find_candidates
from playbook_cli.domain.text import clean_line, clean_text

_WORD_BREAKS = "=:"  # of bash: what it replaces begins behind the last of them
# Within a quote bash replaces all of the word, and closes the quote itself.
# A `!` calls up the history within double quotes too, whatever stands before it.
_WITHIN: Final = {
    '"': (re.compile(r'(["$`\\])|(!)'), lambda found: f"\\{found[1]}" if found[1] else "\"'!'\""),
    "'": (re.compile("'"), lambda _found: r"'\''"),
}


def answer_shell(shell: str, arguments: Sequence[str]) -> None:
    """Print what may stand in place of the last word; nothing where anything goes wrong."""
    with suppress(Exception):
        sys.stdout.write("".join(f"{line}\n" for line in _answer(shell, arguments)))
        sys.stdout.flush()


def _answer(shell: str, arguments: Sequence[str]) -> Iterable[str]:
    if not shell.startswith("bash"):
        return _described_lines(filter(_is_one_line, find_candidates(*_split_words(arguments))))
    words, current, quote = _split_line(arguments)
    found = list(filter(_is_one_line, find_candidates(words, current)))
    if shell == "bash-list" and len(found) > 1:  # it only shows them
        return _listed_lines(found)
    return _bash_lines(found, current, quote)


def _split_words(arguments: Sequence[str]) -> tuple[list[str], str]:
    return (list(arguments[:-1]), arguments[-1]) if arguments else ([], "")


def _split_line(arguments: Sequence[str]) -> tuple[list[str], str, str]:
    """The words of a line up to the cursor, the last of which may be within quotes, and that quote."""
    line = arguments[0] if arguments else ""
    for ending in ("", '"', "'"):
        with suppress(ValueError):
            words = shlex.split(line + ending)[1:]
            if not ending and line[-1:].isspace():
                return words, "", ""
            return words[:-1], (words or [""])[-1], ending
    return [], "", ""


def _is_one_line(offer: Offer) -> bool:
    """Whether a shell can be given this: what steers a terminal, or ends a line, is never offered."""
    return offer.value.isprintable() or (
        clean_text(offer.value) == offer.value and not {"\n", "\t"} & set(offer.value)
    )


def _bash_lines(found: Iterable[Offer], current: str, quote: str) -> Iterable[str]:
    """What bash puts in place of what it replaces, quoted as it wants it."""
    if quote:
        pattern, instead = _WITHIN[quote]
        return (pattern.sub(instead, one.value) for one in found)
    cut = max(current.rfind(sign) for sign in _WORD_BREAKS) + 1
    return (_quote(candidate.value[cut:]) for candidate in found)


def _quote(value: str) -> str:
    """The value as bash may read it; a field with its `=` stays open for what comes behind."""
    plain = value.removesuffix("=").replace("-", "").replace("_", "")
    return value if plain.isalnum() else shlex.quote(value)


def _listed_lines(found: Iterable[Offer]) -> Iterable[str]:
    return (f"{one.value}  {clean_line(one.text)}" if one.text else one.value for one in found)


def _described_lines(found: Iterable[Offer]) -> Iterable[str]:
    return (f"{one.value}\t{clean_line(one.text)}" if one.text else one.value for one in found)
