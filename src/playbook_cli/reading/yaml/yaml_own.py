"""YAML in the model's own keys: what may be left out is filled in, everything else must be right."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from playbook_cli.domain.names import find_nearest, join_names, slugify_name
from playbook_cli.domain.playbook.model import (
    Duration,
    ExitCriterion,
    Item,
    KeyActivity,
    OtherSection,
    Playbook,
    Requirement,
    Stage,
)
from playbook_cli.domain.playbook.structure import LIMIT_KEYS, PLAYBOOK_FORMAT, Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.settings.yaml_values import ValueReader
from playbook_cli.reading.strict.strict_yaml import YamlEntry, YamlNode

_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys that one kind of mapping may have."""

    model: type[BaseModel]
    more: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every key, in the order of the model."""
        return (*self.model.model_fields, *self.more)


_PLAYBOOK = OwnKeys(Playbook, ("playbook", "format", *LIMIT_KEYS))
_STAGE = OwnKeys(Stage, LIMIT_KEYS)


def is_own_form(root: YamlNode) -> bool:
    """Whether a file is meant in our own keys: it says so, or its keys are ours but for slips of the pen."""
    if any(entry.key in ("playbook", "format") and entry.value.kind == "scalar" for entry in root.entries):
        return True
    stages = root.get("stages")
    if stages is None or stages.kind != "list" or not (root.get("title") or root.get("id")):
        return False
    return _has_keys_of(_PLAYBOOK, root) and all(_has_keys_of(_STAGE, stage) for stage in stages.items)


def _has_keys_of(own: OwnKeys, node: YamlNode) -> bool:
    """Whether every key of a mapping is one of our own, or nearly."""
    unknown = (entry.key for entry in node.entries if entry.key not in own.names)
    return all(_is_slip(key, own.names) for key in unknown)


def _is_slip(key: str, known: tuple[str, ...]) -> bool:
    import difflib

    return bool(difflib.get_close_matches(key, known, n=1, cutoff=_NEAR))


class OwnReader:
    """Turns nodes into the mapping that the model validates; what is not known is refused with its place."""

    def __init__(self, source: str) -> None:
        self._values = ValueReader(source)

    def read(self, root: YamlNode) -> dict[str, Any]:
        """The mapping of a whole playbook."""
        mapping: dict[str, Any] = {}
        limits: dict[str, int] = {}
        for entry in root.entries:
            self._check(entry, _PLAYBOOK)
            if entry.key == "playbook":
                mapping["id"] = self._values.text(entry.value)
            elif entry.key in LIMIT_KEYS:
                limits[f"{entry.key}_days"] = self._values.days(entry.value)
            elif entry.key == "stages":
                mapping["stages"] = self._stages(entry.value)
            elif entry.key == "format":
                self._check_format(entry.value)
            else:
                mapping[entry.key] = self._value(entry, Playbook)
        for stage in mapping.get("stages", []):
            for limit, days in limits.items():
                stage.setdefault(limit, days)
        mapping.setdefault("id", slugify_name(str(mapping.get("title") or "playbook")))
        mapping.setdefault("title", mapping["id"])
        return mapping

    def _check_format(self, node: YamlNode) -> None:
        if node.raw != PLAYBOOK_FORMAT:
            self._values.refuse("json_format", node, node.raw, PLAYBOOK_FORMAT)

    def _check(self, entry: YamlEntry, keys: OwnKeys) -> None:
        if entry.key not in keys.names:
            nearest = find_nearest(entry.key, keys.names)
            problem = "full_width_colon" if "：" in entry.key else "unknown_key"
            self._values.refuse(problem, entry, entry.key, join_names(nearest or keys.names))

    def _stages(self, node: YamlNode) -> list[dict[str, Any]]:
        nodes = [(item, "") for item in node.items]
        nodes += [(entry.value, entry.key) for entry in node.entries]
        if not nodes and node.raw:
            self._values.refuse("expected_list", node, node.raw)
        taken: set[str] = set()
        return [self._stage(stage, key, position, taken) for position, (stage, key) in enumerate(nodes, 1)]

    def _stage(self, node: YamlNode, key: str, position: int, taken: set[str]) -> dict[str, Any]:
        if node.kind != "mapping":
            self._values.refuse("expected_mapping", node, node.raw)
        mapping: dict[str, Any] = {"position": position, "line": node.line}
        sections = {section.value for section in Section}
        for entry in node.entries:
            self._check(entry, _STAGE)
            if entry.key in LIMIT_KEYS:
                mapping[f"{entry.key}_days"] = self._values.days(entry.value)
            elif entry.key == "probability" and entry.value.value is not None:
                mapping["probability"] = self._values.probability(entry.value)
            elif entry.key in sections:
                mapping[entry.key] = self._items(entry.value, Section(entry.key))
            else:
                mapping[entry.key] = self._value(entry, Stage)
        mapping.setdefault("name", key)
        self._name(node, mapping, key, taken)
        return mapping

    def _name(self, node: YamlNode, mapping: dict[str, Any], key: str, taken: set[str]) -> None:
        """Give a mapping the id that its name makes, where it states none; the same id twice is an error."""
        if not mapping.get("name"):
            self._values.refuse("missing_name", node)
        stated = mapping.get("id") or key
        settled = wanted = stated or slugify_name(mapping["name"])
        number = 1
        while settled in taken:
            if stated:
                self._values.refuse("duplicate_id", node, wanted)
            number += 1
            settled = f"{wanted}-{number}"
        taken.add(settled)
        mapping["id"] = settled

    def _items(self, node: YamlNode, section: Section) -> list[dict[str, Any]]:
        keys = OwnKeys(_ITEM_MODELS.get(section, Item))
        taken: set[str] = set()
        return [self._item(item, keys, taken) for item in self._list(node)]

    def _item(self, node: YamlNode, keys: OwnKeys, taken: set[str]) -> dict[str, Any]:
        """An item; a bare text is its name."""
        mapping: dict[str, Any] = {"line": node.line}
        if node.kind == "scalar":
            mapping["name"] = self._values.text(node)
        for entry in node.entries:
            self._check(entry, keys)
            if entry.key == "requirements":
                mapping["requirements"] = self._requirements(entry.value)
            else:
                mapping[entry.key] = self._value(entry, keys.model)
        self._name(node, mapping, "", taken)
        return mapping

    def _requirements(self, node: YamlNode) -> list[dict[str, Any]]:
        requirements = []
        for position, item in enumerate(self._list(node), 1):
            mapping: dict[str, Any] = {"id": str(position), "line": item.line}
            if item.kind == "scalar":
                mapping["text"] = self._values.text(item)
            for entry in item.entries:
                self._check(entry, OwnKeys(Requirement))
                mapping[entry.key] = self._value(entry, Requirement)
            requirements.append(mapping)
        return requirements

    def _list(self, node: YamlNode) -> list[YamlNode]:
        if node.kind == "scalar" and node.value is None:
            return []
        if node.kind != "list":
            self._values.refuse("expected_list", node, node.raw)
        return node.items

    def _value(self, entry: YamlEntry, model: type[BaseModel]) -> Any:
        """The value of a field: text stays as it was written, so that 1.10 is no number, and no no answer."""
        if entry.key == "ask":
            return self._values.questions(entry.value)
        inner = _INNER.get((model, entry.key))
        if inner and entry.value.kind != "scalar":
            for node in [*entry.value.items, entry.value]:
                for nested in node.entries if node.kind == "mapping" and node.entries else ():
                    self._check(nested, OwnKeys(inner))
        annotation = str(model.model_fields[entry.key].annotation) if entry.key in model.model_fields else ""
        return _plain(entry.value, _as_text if "str" in annotation else _as_is)


_ITEM_MODELS: dict[Section, type[Item]] = {
    Section.KEY_ACTIVITIES: KeyActivity,
    Section.EXIT_CRITERIA: ExitCriterion,
}
_INNER: dict[tuple[type[BaseModel], str], type[BaseModel]] = {
    (Playbook, "other_sections"): OtherSection,
    (Stage, "other_sections"): OtherSection,
    (Stage, "duration"): Duration,
}


def _as_text(node: YamlNode) -> Any:
    return (
        node.text if isinstance(node.value, int | float) and not isinstance(node.value, bool) else node.value
    )


def _as_is(node: YamlNode) -> Any:
    return node.value


def _plain(node: YamlNode, scalar: Callable[[YamlNode], Any]) -> Any:
    if node.kind == "mapping":
        return {entry.key: _plain(entry.value, scalar) for entry in node.entries}
    if node.kind == "list":
        return [_plain(item, scalar) for item in node.items]
    return scalar(node)
