"""The answer to a shell that asks what may follow: a candidate a line, described where it shows that."""

import shlex
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress

from playbook_cli.cli.completing.candidates import Offer, find_candidates
from playbook_cli.domain.text import clean_line

_WORD_BREAKS = "=:"  # of bash: what it replaces begins behind the last of them


def answer_shell(shell: str, arguments: Sequence[str]) -> None:
    """Print what may stand in place of the last word; nothing where anything goes wrong."""
    with suppress(Exception):
        words, current = _split_line(arguments) if shell == "bash" else _split_words(arguments)
        found = find_candidates(words, current)
        lines = _bash_lines(found, current) if shell == "bash" else _described_lines(found)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()


def _split_words(arguments: Sequence[str]) -> tuple[list[str], str]:
    return (list(arguments[:-1]), arguments[-1]) if arguments else ([], "")


def _split_line(arguments: Sequence[str]) -> tuple[list[str], str]:
    """The words of a line up to the cursor, the last of which may be within quotes."""
    line = arguments[0] if arguments else ""
    for ending in ("", '"', "'"):
        with suppress(ValueError):
            words = shlex.split(line + ending)[1:]
            return (words, "") if not ending and line[-1:].isspace() else (words[:-1], (words or [""])[-1])
    return [], ""


def _bash_lines(found: Iterable[Offer], current: str) -> Iterable[str]:
    """The rest behind the last word break, quoted as bash wants it."""
    cut = max(current.rfind(sign) for sign in _WORD_BREAKS) + 1
    return (_quote(candidate.value[cut:]) for candidate in found)


def _quote(value: str) -> str:
    ends_open = value.endswith("=")
    return value if ends_open or value.replace("-", "").isalnum() else shlex.quote(value)


def _described_lines(found: Iterable[Offer]) -> Iterable[str]:
    return (f"{one.value}\t{clean_line(one.text)}" if one.text else one.value for one in found)
