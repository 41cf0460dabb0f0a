"""The settings of a home, `config.yaml`: a flat mapping of a few texts, read strictly.

A value is its text as it stands: `lang: no` is the language `no`, whatever YAML 1.1 makes of the word.
"""

import os
import re
from collections.abc import Collection
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from playbook_cli.adapters.files.regular_file import load_regular_file, names_other_machine
from playbook_cli.adapters.store.store_lock import LOCK_TIMEOUT, hold_store
from playbook_cli.errors import InvalidSettings, UnreadableFile
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    import yaml

    from playbook_cli.errors.codes import SettingsProblem

SETTINGS = "config.yaml"
MOST_BYTES = 64 << 10
# Most files of settings are such lines, and YAML takes longer to load than a command that asks the index.
_PLAIN_LINE: Final = r'([a-z]+): (?:(?!(?i:null)$)([A-Za-z][A-Za-z0-9_./-]*)|"([^"\\]*)")'
COLORS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """What a home settles for its commands; empty where it says nothing."""

    playbook: str = ""
    lang: str = ""
    user: str = ""
    color: str = ""


def load_settings(home: Path) -> StoreSettings:
    """The settings of this home, all empty without a file; raises UnreadableFile or InvalidSettings."""
    path = home / SETTINGS
    try:
        data = load_regular_file(path, limit=MOST_BYTES)
    except UnreadableFile as error:
        if error.problem == "missing":
            return StoreSettings()
        raise UnreadableFile(error.path, error.problem, error.limit, ours=True) from error
    plain = read_plain_settings(data, [field.name for field in fields(StoreSettings)])
    if plain is not None and plain.get("color", "auto") in COLORS:
        return StoreSettings(**plain)
    return read_yaml_settings(data, os.fspath(path))


def read_plain_settings(data: bytes, known: Collection[str]) -> dict[str, str] | None:
    """The values by their keys where every line is a key with a word or a quoted text; else None."""
    try:
        lines = data.decode().split("\n")
    except UnicodeDecodeError:
        return None
    values: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            match = re.fullmatch(_PLAIN_LINE, line)
            if match is None or match[1] in values:
                return None
            name, word, quoted = match.groups("")
            values[name] = word or quoted
    return values if values.keys() <= set(known) and "".join(lines).isprintable() else None


def read_yaml_settings(data: bytes, source: str) -> StoreSettings:
    """The settings in these bytes; raises UnreadableFile or InvalidSettings."""
    return _Reading(source).read(data)


def save_setting(home: Path, key: str, value: str, *, lock_timeout: float = LOCK_TIMEOUT) -> Path:
    """Set one key of this home's settings and leave all the rest as it is; gives the file.

    Raises InvalidSettings for a file that is none, or of a form that takes no further line, and what writing
    raises.
    """
    from playbook_cli.adapters.files.atomic_file import make_private_directory, replace_file

    path = home / SETTINGS
    make_private_directory(home)
    with hold_store(home, timeout=lock_timeout) as descriptor:
        wanted = replace(load_settings(home), **{key: value})
        text = _with_setting(_load_text(path), key, value)
        _check_written(text, wanted, os.fspath(path))
        replace_file(path, text.encode(), directory=descriptor, keep_backup=True)
    return path


def _load_text(path: Path) -> str:
    try:
        return load_regular_file(path, limit=MOST_BYTES).decode("utf-8-sig")
    except UnreadableFile as error:
        if error.problem == "missing":
            return ""
        raise


def _with_setting(text: str, key: str, value: str) -> str:
    """The text with one key set in its place, or in a line of its own at the end."""
    import yaml

    said = f"{key}: {_quoted(value)}"
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    place = next(((name.start_mark, end.end_mark) for name, end in pairs if name.value == key), None)
    if place is None:
        return f"{text}\n{said}\n" if text and not text.endswith("\n") else f"{text}{said}\n"
    before, behind = text[: place[0].index], text[place[1].index :]
    ended = text[: place[1].index].endswith("\n")  # as that of a text of several lines
    return f"{before}{said}\n{behind}" if ended else f"{before}{said}{behind}"


def _check_written(text: str, wanted: StoreSettings, source: str) -> None:
    """Refuse a text that would not read back as these settings; raises InvalidSettings."""
    try:
        found = read_yaml_settings(text.encode(), source)
    except InvalidSettings:
        found = None
    if found != wanted:
        raise InvalidSettings(source, "not_lines")


def _quoted(value: str) -> str:
    """A value as it reads back word for word, whatever it looks like."""
    import json

    return json.dumps(value, ensure_ascii=False)


def find_playbook_setting(home: Path, value: str) -> str:
    """The playbook that the settings name: a file is named from the directory that holds the home.

    Raises UnreadableFile for a file of another machine: a store that came from elsewhere sends nobody there.
    """
    if names_other_machine(value):
        raise UnreadableFile(value, "other_machine")
    beside = home.parent / value
    return os.fspath(beside) if value and not Path(value).is_absolute() and beside.is_file() else value


def name_playbook_setting(home: Path, value: str) -> str:
    """How the settings name a file: from the directory that holds the home where it lies below that."""
    path = Path(value)
    if not path.is_file():
        return value
    whole = path.resolve()
    around = home.parent.resolve()
    return whole.relative_to(around).as_posix() if whole.is_relative_to(around) else os.fspath(whole)


class _Reading:
    """One reading of a settings file, which knows the path for its errors."""

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self, data: bytes) -> StoreSettings:
        """The settings in these bytes."""
        root = self._compose(data)
        if root is None or root.tag.endswith(":null"):
            return StoreSettings()
        if root.id != "mapping":
            self._fail(root, "not_mapping")
        values: dict[str, str] = {}
        for key, value in root.value:
            name = self._take_text(key)
            self._check_key(key, name, values)
            values[name] = self._take_text(value)
        self._check_color(root, values.get("color", ""))
        return StoreSettings(**values)

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
        return "" if node.tag.endswith(":null") else str(node.value).rstrip("\n")

    def _check_key(self, node: "yaml.Node", name: str, values: dict[str, str]) -> None:
        from playbook_cli.domain.names import find_nearest

        known = [field.name for field in fields(StoreSettings)]
        if name not in known:
            self._fail(node, "unknown_key", name, find_nearest(name, known) or tuple(known))
        if name in values:
            self._fail(node, "duplicate_key", name)

    def _check_color(self, root: "yaml.Node", color: str) -> None:
        if color and color not in COLORS:
            node = next(value for key, value in root.value if key.value == "color")
            self._fail(node, "unknown_value", color, COLORS)

    def _fail(
        self, node: "yaml.Node", problem: "SettingsProblem", text: str = "", expected: tuple[str, ...] = ()
    ) -> NoReturn:
        raise InvalidSettings(self.path, problem, node.start_mark.line + 1, text, expected)
