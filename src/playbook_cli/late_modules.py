"""Modules that Typer and the standard library name while Typer is imported, and that a command seldom uses.

In their place stands a module that is empty until something of it is asked for, and then answers from the
real one. That lasts for the import alone: afterwards `import` brings the real module, as ever. Together they
take an eighth of the instructions with which Typer is imported.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

SELDOM_USED = (
    *("ast", "linecache", "tokenize"),  # what `inspect` reads source code with
    *("bz2", "lzma"),  # archives of `shutil`
    "ipaddress",  # addresses of `urllib.parse`
    *("shellingham", "subprocess"),  # what Typer starts other programs with
    "textwrap",
)


class LateModule(ModuleType):
    """Stands for a module of the same name until something of it is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, loader=None)  # or `import` would ask for it, and so for the module

    def __getattr__(self, name: str) -> Any:
        self.give_way()
        return getattr(import_module(self.__name__), name)

    def give_way(self) -> None:
        """Leave the place to the real module, which the next import then loads."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


@contextmanager
def put_off(names: Sequence[str] = SELDOM_USED) -> Iterator[None]:
    """Import none of these modules within, unless something of it is used there."""
    standing = [LateModule(name) for name in names if name not in sys.modules]
    sys.modules.update((module.__name__, module) for module in standing)
    try:
        yield
    finally:
        for module in standing:
            module.give_way()
