"""YAML that every reader takes alike: no anchors, no tags, quotes around what is not plainly a word."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

_PLAIN = re.compile(r"[^\W\d_][\w /.,()+-]*(?<![ ,])")
# PyYAML writes an emoji as an escape; a joiner behind it is one too, or it would stand behind a digit.
_BARE_JOINER = re.compile(r"(?<=\\U[0-9A-F]{8})[\u200c\u200d]")
_WORDS_OF_YAML = frozenset("null true false yes no on off y n inf nan".split())  # noqa: SIM905  # reads better


def write_yaml_mapping(mapping: Mapping[str, Any]) -> str:
    """Write a mapping of plain values; long texts stay on one line."""
    text = yaml.dump(dict(mapping), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    return _BARE_JOINER.sub(lambda joiner: f"\\u{ord(joiner[0]):04X}", text)


def write_yaml_line(key: str, value: Any) -> str:
    """One key with its value on one line, lists and mappings in brackets."""
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10**9}
    flow = yaml.dump(value, Dumper=_Dumper, default_flow_style=True, **options)
    return f"{key}: {flow.strip()}"


def write_front_matter(mapping: Mapping[str, Any]) -> list[str]:
    """The lines of a front matter with its fences."""
    return ["---", *write_yaml_mapping(mapping).splitlines(), "---"]


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # our reader refuses aliases
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_Dumper.add_representer(str, _represent_text)
