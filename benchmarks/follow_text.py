"""Follow the text of a playbook through the reading: which modules it enters, and how often it comes back.

    python benchmarks/follow_text.py [--ways] FILE …
    PYTHONPATH=OLD/src python benchmarks/follow_text.py --reader MODULE:FUNCTION FILE …

A call counts where it goes from one module of the reader's package into another and carries, as an argument,
the text, a whole line of it, or one of its forms: lines, blocks, headings, parts, drafts. The making of a
form is no such call, nor is what a form says of itself without arguments, nor the return to the caller. Each
pair of functions counts once, however many lines go that way. The first way into a module enters it; every
other comes back to it. `--ways` lists them. The second line above follows a text through the reader of an
older tree, in which `playbook_cli.adapters.markdown_reader:read_markdown` read it.
"""

import argparse
import importlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

# What is handed on beside the text: words and what they mean, figures, what the owner of a file says.
NO_FORMS = {"SectionNames", "FoundSection", "Settings", "Remarks", "StageMark", "Judgement", "ValueReader"}
# Read first, so that what is loaded and prepared once is no way of the text.
OTHER_TEXT = (
    "# Q\n\n## Stage 1: Qqq\n\n### Exit criteria\n\n- z: y\n\n## Stage 2: Www\n\n### Exit criteria\n\n- x\n"
)
NO_CALLS = {"<module>", "__init__"}  # a module that is loaded, a form that is made
FIRST = 50  # elements of a list that are looked at
Way = tuple[str, str]


class FollowedText:
    """The ways of one text: for each module the pairs of functions by which it is entered."""

    def __init__(self, text: str, package: str) -> None:
        self.ways: dict[str, set[Way]] = defaultdict(set)
        self._text = text
        self._lines = {line for one in text.split("\n") if (line := one.strip())}
        self._package = package

    @property
    def returns(self) -> int:
        """How many ways lead into a module that another way has entered."""
        return sum(len(ways) - 1 for ways in self.ways.values())

    def watch(self, frame: FrameType, event: str, _argument: object) -> None:
        """Note a call that carries the text from one module into another."""
        module = self._module_of(frame)
        if event != "call" or not module or frame.f_code.co_name in NO_CALLS:
            return
        caller = frame.f_back
        while caller and not self._module_of(caller):
            caller = caller.f_back
        before = self._module_of(caller) if caller else ""
        if before != module and any(map(self._is_text, arguments_of(frame))):
            self.ways[module].add((before, f"{_name(caller)} -> {_name(frame)}"))

    def _module_of(self, frame: FrameType) -> str:
        name = str(frame.f_globals.get("__name__", ""))
        return name if name == self._package or name.startswith(f"{self._package}.") else ""

    def _is_text(self, value: object) -> bool:
        """Whether a value is the text, a whole line of it, or a form of it."""
        if isinstance(value, str):
            return value == self._text or value.strip() in self._lines
        if isinstance(value, list | tuple):
            return any(map(self._is_text, value[:FIRST]))
        made_in = type(value).__module__
        return made_in.startswith(self._package) and type(value).__name__ not in NO_FORMS


def arguments_of(frame: FrameType) -> Iterator[object]:
    """What a call was given; nothing where a method was given no more than its object."""
    code: CodeType = frame.f_code
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    if names == ("self",):
        return
    yield from (frame.f_locals.get(name) for name in names)


def _name(frame: FrameType | None) -> str:
    return frame.f_code.co_qualname if frame else ""


def follow(path: Path, reader: str) -> FollowedText:
    """Read a file and note the ways of its text."""
    module, _, function = reader.partition(":")
    read: Callable[..., Any] = getattr(importlib.import_module(module), function)
    package = "playbook_cli.adapters" if ".adapters." in module else "playbook_cli.reading"
    followed = FollowedText(path.read_text("utf-8"), package)
    read(OTHER_TEXT, source="other.md")
    sys.setprofile(followed.watch)
    try:
        read(path.read_text("utf-8"), source=path.name)
    finally:
        sys.setprofile(None)
    return followed


def main() -> None:
    """Print the figures of each file, with all ways where they are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--reader", default="playbook_cli.reading:read_playbook")
    parser.add_argument("--ways", action="store_true", help="list every way into every module")
    options = parser.parse_args()
    for path in options.files:
        followed = follow(path, options.reader)
        print(f"{path.name}: enters {len(followed.ways)} modules, comes back {followed.returns} times")
        for module, ways in sorted(followed.ways.items()) if options.ways else ():
            print(f"  {module}: {len(ways)}")
            for before, way in sorted(ways):
                print(f"    {before.rpartition('.')[2] or 'the caller'}: {way}")


if __name__ == "__main__":
    main()
