"""The catalogue of Chinese: `python -m tests.catalogue` brings it up to date and compiles it.

What was translated stays; what no source says any more is dropped; what is new waits for its translation.
With `--check` nothing is written, and the exit code is 1 where something is missing or unused.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from string import Formatter
from typing import TypeAlias

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCES = Path(__file__).parents[1] / "src" / "playbook_cli"
PO = SOURCES / "locale" / "zh" / "LC_MESSAGES" / "playbook.po"
MO = PO.with_suffix(".mo")
COMMAND = "python -m tests.catalogue"

_KEYWORDS = {"_": None, "later": None, "plural": (1, 2)}
_MOMENT = datetime(2026, 11, 25, tzinfo=UTC)  # the same on every machine, so that a diff shows words only
_TYPER_HELP = (
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)

Id: TypeAlias = str | tuple[str, str]


def extract_messages() -> set[Id]:
    """Every sentence of the program: one text, or the forms for one and for many."""
    return {*_from_sources(), *_from_commands(), *_from_metavars(), *_from_typer(), *_TYPER_HELP}


def load_catalogue() -> Catalog:
    """The Chinese catalogue as it stands in its source."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh", domain="playbook")


def find_missing(catalogue: Catalog, said: set[Id]) -> list[Id]:
    """What is said and not translated."""
    translated = {message.id for message in translations(catalogue) if all(forms(message))}
    return sorted(said - translated, key=str)


def find_unused(catalogue: Catalog, said: set[Id]) -> list[Id]:
    """What is translated and not said any more."""
    return sorted({message.id for message in translations(catalogue)} - said, key=str)


def translations(catalogue: Catalog) -> list[Message]:
    """The entries of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def forms(message: Message) -> tuple[str, ...]:
    """The translated forms of an entry, one where Chinese has one."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string,)


def fields(text: str) -> set[str]:
    """The named fields of a sentence."""
    return {name for _text, name, _form, _conversion in Formatter().parse(text) if name is not None}


def update() -> Catalog:
    """Bring the source of the catalogue up to date, and compile it."""
    before = load_catalogue() if PO.exists() else Catalog(locale="zh")
    after = Catalog(locale="zh", domain="playbook", fuzzy=False, creation_date=_MOMENT, revision_date=_MOMENT)
    for message_id in sorted(extract_messages(), key=str):
        known = before.get(message_id if isinstance(message_id, str) else message_id[0])
        same = known is not None and known.id == message_id
        after.add(message_id, known.string if known is not None and same else "")
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, after, omit_header=True, sort_output=True, width=110)
    with MO.open("wb") as file:
        write_mo(file, after)
    return after


def _from_sources() -> Iterator[Id]:
    """What the program passes through `_`, `later` and `plural`, inside f-strings too."""
    for path in sorted(SOURCES.rglob("*.py")):
        yield from (said for node in ast.walk(_parse(path)) if (said := _said_by(node)) is not None)


@cache
def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _said_by(node: ast.AST) -> Id | None:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KEYWORDS):
        return None
    texts = [
        word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str)
    ]
    if node.func.id == "plural":
        return (texts[0], texts[1]) if len(texts) == 2 else None
    return texts[0] if texts else None


def _from_commands() -> Iterator[Id]:
    """The docstrings of the commands, which are their help."""
    for path in sorted((SOURCES / "cli").glob("*/*.py")):
        for node in _parse(path).body:
            if isinstance(node, ast.FunctionDef) and _is_command(node) and (text := ast.get_docstring(node)):
                yield inspect.cleandoc(text)


def _from_metavars() -> Iterator[Id]:
    """The words that stand for the values of options and arguments."""
    for path in sorted((SOURCES / "cli").rglob("*.py")):
        for node in ast.walk(_parse(path)):
            if (
                isinstance(node, ast.keyword)
                and node.arg == "metavar"
                and isinstance(node.value, ast.Constant)
            ):
                yield str(node.value.value)


def _is_command(node: ast.FunctionDef) -> bool:
    first = node.args.args[0].annotation if node.args.args else None
    return not node.name.startswith("_") and first is not None and ast.unparse(first) == "typer.Context"


def _from_typer() -> Iterator[Id]:
    """What Typer itself passes through gettext."""
    spec = find_spec("typer")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("core.py", "rich_utils.py"):
            for _line, message, *_more in extract_from_file("python", Path(place) / name, keywords=_KEYWORDS):
                yield message if isinstance(message, str) else (message[0], message[1])


def main(words: list[str]) -> int:
    """Update, or only check; say what is missing and unused."""
    catalogue = load_catalogue() if "--check" in words else update()
    said = extract_messages()
    missing, unused = find_missing(catalogue, said), find_unused(catalogue, said)
    for title, found in (("missing", missing), ("unused", unused)):
        for message_id in found:
            sys.stdout.write(f"{title}: {message_id!r}\n")
    return 1 if missing or unused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
