"""The settings of a home, `config.yaml`: a flat mapping of a few texts, read strictly.

A value is its text as it stands: `lang: no` is the language `no`, whatever YAML 1.1 makes of the word.
"""

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from playbook_cli.adapters.store.regular_file import load_regular_file
from playbook_cli.domain.names import find_nearest
from playbook_cli.errors import InvalidSettings, UnreadableFile

if TYPE_CHECKING:
    import yaml

SETTINGS = "config.yaml"
MOST_BYTES = 64 << 10
_COLORS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a home settles for its commands; empty where it says nothing."""

    playbook: str = ""
    lang: str = ""
    user: str = ""
    color: str = ""


def load_settings(home: Path) -> Settings:
    """The settings of this home, all empty without a file; raises UnreadableFile or InvalidSettings."""
    path = home / SETTINGS
    try:
        data = load_regular_file(path, limit=MOST_BYTES)
    except UnreadableFile as error:
        if error.problem == "missing":
            return Settings()
        raise
    return _Reading(os.fspath(path)).read(data)


class _Reading:
    """One reading of a settings file, which knows the path for its errors."""

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self, data: bytes) -> Settings:
        """The settings in these bytes."""
        root = self._compose(data)
        if root is None or root.tag.endswith(":null"):
            return Settings()
        if root.id != "mapping":
            self._fail(root, "not_mapping")
        values: dict[str, str] = {}
        for key, value in root.value:
            name = self._take_text(key)
            self._check_key(key, name, values)
            values[name] = self._take_text(value)
        self._check_color(root, values.get("color", ""))
        return Settings(**values)

    def _compose(self, data: bytes) -> Any:
        import yaml

        try:
            return yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
        except UnicodeDecodeError as error:
            raise UnreadableFile(self.path, "encoding") from error
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            raise InvalidSettings(self.path, "yaml", mark.line + 1 if mark else None) from error

    def _take_text(self, node: "yaml.Node") -> str:
        import yaml

        if not isinstance(node, yaml.ScalarNode):
            self._fail(node, "not_text")
        return "" if node.tag.endswith(":null") else str(node.value)

    def _check_key(self, node: "yaml.Node", name: str, values: dict[str, str]) -> None:
        known = [field.name for field in fields(Settings)]
        if name not in known:
            self._fail(node, "unknown_key", name, find_nearest(name, known) or tuple(known))
        if name in values:
            self._fail(node, "duplicate_key", name)

    def _check_color(self, root: "yaml.Node", color: str) -> None:
        if color and color not in _COLORS:
            node = next(value for key, value in root.value if key.value == "color")
            self._fail(node, "unknown_value", color, _COLORS)

    def _fail(
        self, node: "yaml.Node", problem: str, text: str = "", expected: tuple[str, ...] = ()
    ) -> NoReturn:
        raise InvalidSettings(self.path, problem, node.start_mark.line + 1, text, expected)
