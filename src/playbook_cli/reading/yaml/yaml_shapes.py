"""Stages in the YAML of other teams: where they stand, what their keys mean, what was not understood."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import field

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.label_meanings import (
    GATES,
    FoundSection,
    SectionNames,
    default_names,
    find_advice,
    find_setting,
    fold_label,
)
from playbook_cli.reading.stages.drafts import DraftOther, DraftStage, stage_of
from playbook_cli.reading.stages.stage_advice import whole_text
from playbook_cli.reading.stages.stage_reader import mark_lost_exits
from playbook_cli.reading.stages.stage_settings import take_setting
from playbook_cli.reading.strict.strict_yaml import YamlEntry, YamlNode
from playbook_cli.reading.times.durations import read_duration, read_percentage
from playbook_cli.reading.titles.stage_title import read_stage_mark
from playbook_cli.reading.words.label_words import Advice, Setting
from playbook_cli.reading.words.languages import names_of, words_of
from playbook_cli.reading.yaml.yaml_items import node_text, read_node_items, take_asked

_NAME_KEYS = words_of(lambda one: one.stage_name_keys)
_CONTAINERS = names_of(lambda one: one.stage_keys)
_ORDER_KEYS = words_of(lambda one: one.order_keys)
_CODE_KEYS = ("id", "key", "slug", "code")  # what names a stage of a list that has no name
_SPENT_KEYS = frozenset((*_NAME_KEYS, *_CODE_KEYS)) - {"id"}  # an id stays the stage's own
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_DEEPEST = 5
_FEWEST = 2


@dataclass(slots=True)
class YamlStages:
    """The nodes that describe stages, with the name each has; `container` is the node that holds them."""

    nodes: list[tuple[str, YamlNode]]
    container: YamlNode
    gates: int
    spoken: int
    path: tuple[str, ...] = ()


def words_of_key(key: str) -> str:
    """A key as words: `exitCriteria` and `exit_criteria` are exit criteria."""
    return _CAMEL.sub(" ", key).replace("_", " ").replace("-", " ").strip()


def find_yaml_stages(root: YamlNode) -> YamlStages | None:
    """The list or mapping of stages that says most, wherever it stands; None where there is none."""
    found = [stages for node, path in _walk(root) if (stages := _judge(node, path))]
    return max(found, key=lambda stages: (stages.gates, stages.spoken, -len(stages.path)), default=None)


def _walk(root: YamlNode) -> Iterator[tuple[YamlNode, tuple[str, ...]]]:
    """Every list and mapping down to a bounded depth, the outer ones first."""
    queue: deque[tuple[YamlNode, tuple[str, ...]]] = deque([(root, ())])
    while queue:
        node, path = queue.popleft()
        if node.kind == "scalar":
            continue
        yield node, path
        if len(path) < _DEEPEST:
            queue.extend((entry.value, (*path, entry.key)) for entry in node.entries)
            queue.extend((item, (*path, "")) for item in node.items)


def _judge(node: YamlNode, path: tuple[str, ...]) -> YamlStages | None:
    """Whether the entries of a node are stages: criteria in most, or sections in most under a telling key.

    Names that may mean something else, such as `criteria` or `checklist`, count below a telling key.
    """
    named = list(_named_nodes(node))
    if len(named) < _FEWEST:
        return None
    told = bool(path) and fold_label(words_of_key(path[-1])) in _CONTAINERS
    sections = [set(_sections_of(stage, vague=told)) for _, stage in named]
    gates = sum(map(_holds_gate, sections))
    spoken = sum(map(bool, sections))
    enough = gates >= _FEWEST and 2 * gates >= len(named)
    if enough or (told and (_are_measured(named) or (spoken > 1 and _is_rich(sections)))):
        return YamlStages(named, node, gates, spoken, path)
    return None


def _are_measured(named: Sequence[tuple[str, YamlNode]]) -> bool:
    """Whether most entries state a probability or how long they last."""
    return 2 * sum(_is_measured(stage) for _, stage in named) >= len(named)


def _is_rich(sections: list[set[Section]]) -> bool:
    """Whether most entries hold several sections, since `tasks` alone stands in every build file."""
    return 2 * sum(len(found) > 1 for found in sections) >= len(sections) or any(map(_holds_gate, sections))


def _holds_gate(sections: set[Section]) -> bool:
    return not GATES.isdisjoint(sections)


def _named_nodes(node: YamlNode) -> Iterator[tuple[str, YamlNode]]:
    for item in node.items:
        if item.kind == "mapping" and (name := _name_of(item) or _code_of(item)):
            yield name, item
        elif len(item.entries) == 1 and item.entries[0].value.kind == "mapping":
            yield item.entries[0].key, item.entries[0].value
    for entry in node.entries:
        if entry.value.kind == "mapping":
            yield _name_of(entry.value) or entry.key, entry.value


def _name_of(node: YamlNode, keys: Sequence[str] = _NAME_KEYS) -> str:
    values = {entry.key.lower(): entry.value.stripped for entry in node.entries}
    return next(filter(None, map(values.get, keys)), "")


def _code_of(node: YamlNode) -> str:
    """The code that stands for a name: `id: discovery`, but no number."""
    code = _name_of(node, _CODE_KEYS)
    return "" if code.isdecimal() else code


def _sections_of(node: YamlNode, *, vague: bool) -> Iterator[Section]:
    names = default_names()
    for entry in _entries_of(node, names):
        found = names.find(words_of_key(entry.key))
        if found and (found.clear or (vague and found.section in GATES)) and not entry.value.is_empty:
            yield found.section


def _entries_of(node: YamlNode, names: SectionNames) -> Iterator[YamlEntry]:
    """The keys of a stage; `gates: {entry: …, exit: …}` stands for the two keys in it."""
    for entry in node.entries:
        inner = (names.find(words_of_key(one.key)) for one in entry.value.entries)
        if any(found and found.is_gate for found in inner):
            yield from entry.value.entries
        else:
            yield entry


def _is_measured(node: YamlNode) -> bool:
    """Whether a stage states its probability, or how many days or more it lasts; seconds are a machine's."""
    return any(_states_measure(words_of_key(entry.key), entry.value) for entry in node.entries)


def _states_measure(words: str, value: YamlNode) -> bool:
    setting = find_setting(words)
    lasting = words.endswith(("days", "weeks", "months")) or read_duration(value.text or "") is not None
    return setting is Setting.PROBABILITY or (setting is Setting.DURATION and lasting)


@dataclass(slots=True)
class YamlReading:
    """What the reading of stages reports: each key that nobody knows, once."""

    names: SectionNames
    findings: list[Finding]
    unknown: dict[str, list[int]] = field(default_factory=dict)

    def report(self) -> None:
        """Turn the unknown keys into findings."""
        for key, lines in self.unknown.items():
            self.findings.append(
                make_finding(lines[0], FindingCode.KEY_NOT_UNDERSTOOD, key=key, count=len(lines))
            )
        self.unknown.clear()


def read_found_stages(stages: YamlStages, findings: list[Finding]) -> list[DraftStage]:
    """Read every stage, and report the keys that nobody knows."""
    reading = YamlReading(default_names(), findings)
    found = [stage for name, node in stages.nodes if (stage := read_yaml_stage(name, node, reading))]
    reading.report()
    return found


def read_yaml_stage(name: str, node: YamlNode, reading: YamlReading) -> DraftStage | None:
    """One stage from its mapping."""
    mark = read_stage_mark(name)
    if mark is None:
        return None
    stage = stage_of(mark, node.line)
    entries = [entry for entry in _entries_of(node, reading.names) if not _spends_name(entry, name)]
    for entry, found in _sort_entries(entries, reading.names):
        if found and not found.lost:
            stage.items.setdefault(found.section, []).extend(read_node_items(entry.value, found.section))
        elif not (_read_advice(stage, entry) or _read_stage_key(stage, entry)):
            _keep(stage, entry, reading)
    mark_lost_exits(stage, reading.findings)
    return stage


def _sort_entries(
    entries: Sequence[YamlEntry], names: SectionNames
) -> list[tuple[YamlEntry, FoundSection | None]]:
    """Keys with the section that each names and counts for; how criteria are verified is read after them."""
    found = [names.find(words_of_key(entry.key)) for entry in entries]
    clear = {one.section for one in found if one and one.clear}
    counting = [one if one and one.counts_beside(clear) else None for one in found]
    return sorted(zip(entries, counting, strict=True), key=_is_verification)


def _spends_name(entry: YamlEntry, name: str) -> bool:
    """Whether a key says no more than the name of the stage, which is known."""
    return entry.key.lower() in _SPENT_KEYS and entry.value.stripped == name


def _is_verification(row: tuple[YamlEntry, FoundSection | None]) -> bool:
    return find_advice(words_of_key(row[0].key)) is Advice.GUIDANCE


def _keep(stage: DraftStage, entry: YamlEntry, reading: YamlReading) -> None:
    if not entry.value.is_empty:
        stage.other.append(DraftOther(entry.key, node_text(entry.value), entry.line))
        reading.unknown.setdefault(entry.key, []).append(entry.line)


def _read_advice(stage: DraftStage, entry: YamlEntry) -> bool:
    """Take questions, cautions, or how the gate is verified, into the stage."""
    advice = find_advice(words_of_key(entry.key))
    if advice is Advice.ASK:
        take_asked(stage.ask, ItemPart.ASK, entry.value)
    elif advice is Advice.CAUTIONS:
        stage.cautions += map(whole_text, read_node_items(entry.value, Section.ENTRY_CRITERIA))
    else:
        return advice is Advice.GUIDANCE and _give_guidance(stage, entry.value.stripped)
    return not entry.value.is_empty


def _give_guidance(stage: DraftStage, text: str) -> bool:
    """Say how criteria are verified that do not say it; False where there is nothing to say, or of none."""
    criteria = stage.items.get(Section.EXIT_CRITERIA, []) if text else []
    for criterion in criteria:
        criterion.guidance = criterion.guidance or text
    return bool(criteria)


def _read_stage_key(stage: DraftStage, entry: YamlEntry) -> bool:
    """Take a setting into the stage; False where nothing knows the key or its value."""
    words = words_of_key(entry.key)
    setting = find_setting(words) or find_setting(words.removesuffix(" days").removesuffix(" percent"))
    text = entry.value.stripped
    if entry.key == "id":
        return _read_id(stage, entry.value)
    if text and setting:
        return _read_stage_setting(stage, setting, entry.value, words)
    return entry.key in _ORDER_KEYS and isinstance(entry.value.value, int)


def _read_id(stage: DraftStage, value: YamlNode) -> bool:
    """Take what a stage is called by; a number only says where it stands."""
    if not isinstance(value.value, str):
        return isinstance(value.value, int) and value.stripped.isdigit()
    stage.id = re.sub(r"[^\w.:-]+", "-", value.stripped).strip("-.:")
    return bool(stage.id)


def _read_stage_setting(stage: DraftStage, setting: Setting, value: YamlNode, words: str) -> bool:
    text = value.stripped
    if setting is Setting.PROBABILITY:
        percentage = _percentage(value)
        text = "" if percentage is None else f"{percentage}%"
    elif setting is not Setting.PURPOSE and _counts_days(value, words):
        text = f"{text} days"
    return take_setting(stage, setting, text)


def _counts_days(value: YamlNode, words: str) -> bool:
    """Whether a bare number says days: by its key, or as a limit."""
    told = words.endswith("days") or find_setting(words) is Setting.LIMIT
    return told and isinstance(value.value, int) and not isinstance(value.value, bool)


def _percentage(node: YamlNode) -> int | None:
    if isinstance(node.value, bool) or node.value is None:
        return None
    if isinstance(node.value, float) and node.value <= 1:
        return round(node.value * 100)
    if isinstance(node.value, int | float):
        return round(node.value) if 0 <= node.value <= 100 else None  # noqa: PLR2004  # per cent
    return read_percentage(node.value)
