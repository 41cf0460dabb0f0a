"""The front matter of a Markdown playbook: found, read strictly, and turned into settings.

A front matter that has `playbook` or another of our own keys is ours, and an unknown key in it is an error
that names the nearest. Any other belongs to another tool: it is kept as it stands, and nothing in it stops
the reading.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from playbook_cli.adapters.markdown.durations import read_duration, read_percentage
from playbook_cli.adapters.markdown.section_lookup import default_names
from playbook_cli.adapters.strict_yaml import (
    YamlEntry,
    YamlNode,
    YamlProblem,
    check_mapping,
    read_yaml_node,
)
from playbook_cli.domain.names import find_nearest
from playbook_cli.domain.playbook import Section
from playbook_cli.errors import InvalidPlaybook

_FENCE = "---"
_ENDS = ("---", "...")
_MOST_LINES = 5000
_MOST_DAYS = 36500


@dataclass(slots=True)
class StageSettings:
    """What the front matter says about one stage, known by `key`: its id, name or another of its names."""

    key: str
    line: int
    column: int
    id: str = ""
    aliases: list[str] = field(default_factory=list)
    probability: int | None = None
    limits: dict[str, int] = field(default_factory=dict)
    required: list[tuple[str, int, int]] | None = None


@dataclass(slots=True)
class SupportSettings:
    """What serves one exit criterion of a stage: refs, ids or paths, each with its line and column."""

    stage: tuple[str, int, int]
    criterion: tuple[str, int, int]
    served_by: list[tuple[str, int, int]]


@dataclass(slots=True)
class Settings:
    """Everything that a front matter may say; `ours` is False for the front matter of another tool."""

    id: str = ""
    title: str = ""
    version: str = ""
    language: str = ""
    evidence: str = "optional"
    win_reasons: list[str] = field(default_factory=list)
    loss_reasons: list[str] = field(default_factory=list)
    limits: dict[str, int] = field(default_factory=dict)
    sections: dict[Section, list[str]] = field(default_factory=dict)
    stages: list[StageSettings] = field(default_factory=list)
    supports: list[SupportSettings] = field(default_factory=list)
    ours: bool = True


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines between the fences, and the index of the first line after them."""

    lines: tuple[str, ...]
    stop: int


def split_front_matter(lines: Sequence[str]) -> FrontMatter:
    """The front matter at the very beginning of a text; without one the text begins at index 0."""
    if not lines or lines[0].rstrip() != _FENCE:
        return FrontMatter((), 0)
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in _ENDS), None)
    if end is None or not any(":" in line or "：" in line for line in lines[1:end]):
        return FrontMatter((), 0)
    return FrontMatter(tuple(lines[1:end]), end + 1)


def read_front_matter(front: FrontMatter, source: str) -> tuple[Settings, YamlNode | None]:
    """The settings that a front matter states, and its root node; raises InvalidPlaybook where it is ours."""
    if not front.lines:
        return Settings(ours=False), None
    ours_by_text = any(line.startswith(("playbook:", "playbook：")) for line in front.lines)
    try:
        root = read_yaml_node("\n".join(front.lines), first_line=2)
        check_mapping(root, "\n".join(front.lines), first_line=2)
    except YamlProblem as problem:
        if not ours_by_text:
            return Settings(ours=False), None
        raise InvalidPlaybook(
            source, problem.line, problem.problem, problem.text, column=problem.column
        ) from problem
    if root.kind != "mapping":
        return Settings(ours=False), None
    if not _is_ours(root):
        return _read_foreign(root), root
    reader = SettingsReader(source)
    return reader.read(root), root


def _is_ours(root: YamlNode) -> bool:
    """Whether a front matter has a key that only we know, at the top or below a stage."""
    stages = root.get("stages")
    limited = any(
        inner.key in _OWN_STAGE_KEYS
        for entry in (stages.entries if stages else ())
        for inner in entry.value.entries
    )
    return limited or any(entry.key in _OWN_KEYS for entry in root.entries)


def _read_foreign(root: YamlNode) -> Settings:
    """What another tool's front matter may tell us: title, language, version."""
    settings = Settings(ours=False)
    for entry in root.entries:
        text = (entry.value.text or "").strip()
        if text and entry.key.lower() in ("title", "name") and not settings.title:
            settings.title = text
        elif text and entry.key.lower() in ("language", "lang"):
            settings.language = text
        elif text and entry.key.lower() == "version":
            settings.version = text
    return settings


class SettingsReader:
    """Reads our own keys; every method raises InvalidPlaybook with the place of what is wrong."""

    def __init__(self, source: str) -> None:
        self._source = source

    def read(self, root: YamlNode) -> Settings:
        """All settings of a front matter."""
        settings = Settings()
        for entry in root.entries:
            take = _TOP_KEYS.get(entry.key)
            if take is None:
                self.refuse_key(entry, _TOP_KEYS)
            take(self, settings, entry.value)
        return settings

    def refuse(
        self, problem: str, node: YamlNode | YamlEntry, text: str = "", expected: str = ""
    ) -> NoReturn:
        """Refuse what stands at a place."""
        raise InvalidPlaybook(self._source, node.line, problem, text, expected, column=node.column)

    def refuse_key(self, entry: YamlEntry, known: Iterable[str]) -> NoReturn:
        """Refuse a key that nobody knows, naming the nearest."""
        keys = list(known)
        if "：" in entry.key:
            self.refuse("full_width_colon", entry, entry.key)
        nearest = find_nearest(entry.key, keys)
        self.refuse("unknown_key", entry, entry.key, ", ".join(nearest or keys))

    def text(self, node: YamlNode) -> str:
        """A text that is not empty."""
        text = (node.text or "").strip()
        if not text:
            self.refuse("expected_text", node, node.raw)
        return text

    def texts(self, node: YamlNode) -> list[tuple[str, int, int]]:
        """A list of texts, or one text alone, each with its place."""
        if node.kind == "scalar":
            return [] if node.value is None else [(self.text(node), node.line, node.column)]
        if node.kind != "list":
            self.refuse("expected_list", node)
        return [(self.text(item), item.line, item.column) for item in node.items]

    def entries(self, node: YamlNode) -> Iterator[YamlEntry]:
        """The keys of a mapping; nothing where the value is left out."""
        if node.kind == "scalar" and node.value is None:
            return
        if node.kind != "mapping":
            self.refuse("expected_mapping", node, node.raw)
        yield from node.entries

    def days(self, node: YamlNode) -> int:
        """A limit in days: 14, `14d`, `2w`, `14 days`."""
        value = node.value
        if isinstance(value, int) and not isinstance(value, bool):
            days: int | None = value
        else:
            duration = read_duration(node.raw) if isinstance(value, str) else None
            days = duration[1] if duration and duration[0] == duration[1] else None
        if days is None or not 0 <= days <= _MOST_DAYS:
            self.refuse("expected_days", node, node.raw)
        return days

    def probability(self, node: YamlNode) -> int:
        """A percentage: 40, `40%` or 0.4."""
        value = node.value
        percentage: int | None = None
        if isinstance(value, float):
            percentage = round(value * 100) if value <= 1 else round(value)
        elif isinstance(value, int) and not isinstance(value, bool):
            percentage = value
        elif isinstance(value, str):
            percentage = read_percentage(value)
        if percentage is None or not 0 <= percentage <= 100:  # noqa: PLR2004  # per cent
            self.refuse("expected_percentage", node, node.raw)
        return percentage


def _take_format(reader: SettingsReader, settings: Settings, node: YamlNode) -> None:  # noqa: ARG001
    """Says that the text was written in the exact form; it matters only to `exact_reader`."""
    reader.text(node)


def _take_text(name: str) -> "_Take":
    def take(reader: SettingsReader, settings: Settings, node: YamlNode) -> None:
        setattr(settings, name, reader.text(node))

    return take


def _take_texts(name: str) -> "_Take":
    def take(reader: SettingsReader, settings: Settings, node: YamlNode) -> None:
        setattr(settings, name, [text for text, _, _ in reader.texts(node)])

    return take


def _take_limit(name: str) -> "_Take":
    def take(reader: SettingsReader, settings: Settings, node: YamlNode) -> None:
        settings.limits[name] = reader.days(node)

    return take


def _take_evidence(reader: SettingsReader, settings: Settings, node: YamlNode) -> None:
    settings.evidence = reader.text(node)
    if settings.evidence not in ("optional", "required"):
        reader.refuse("expected_evidence", node, settings.evidence)


def _take_sections(reader: SettingsReader, settings: Settings, node: YamlNode) -> None:
    for entry in reader.entries(node):
        found = default_names().find(entry.key.replace("_", " "))
        if found is None:
            reader.refuse_key(entry, [section.value for section in Section])
        names = [text for text, _, _ in reader.texts(entry.value)]
        settings.sections.setdefault(found.section, []).extend(names)


def _take_stages(reader: SettingsReader, settings: Settings, node: YamlNode) -> None:
    for entry in reader.entries(node):
        stage = StageSettings(entry.key, entry.line, entry.column)
        for inner in reader.entries(entry.value):
            take = _STAGE_KEYS.get(inner.key)
            if take is None:
                reader.refuse_key(inner, _STAGE_KEYS)
            take(reader, stage, inner.value)
        settings.stages.append(stage)


def _take_supports(reader: SettingsReader, settings: Settings, node: YamlNode) -> None:
    for stage in reader.entries(node):
        for criterion in reader.entries(stage.value):
            settings.supports.append(
                SupportSettings(
                    (stage.key, stage.line, stage.column),
                    (criterion.key, criterion.line, criterion.column),
                    reader.texts(criterion.value),
                )
            )


def _take_stage_limit(name: str) -> "_TakeStage":
    def take(reader: SettingsReader, stage: StageSettings, node: YamlNode) -> None:
        stage.limits[name] = reader.days(node)

    return take


def _take_stage_id(reader: SettingsReader, stage: StageSettings, node: YamlNode) -> None:
    stage.id = reader.text(node)


def _take_aliases(reader: SettingsReader, stage: StageSettings, node: YamlNode) -> None:
    stage.aliases = [text for text, _, _ in reader.texts(node)]


def _take_probability(reader: SettingsReader, stage: StageSettings, node: YamlNode) -> None:
    stage.probability = reader.probability(node)


def _take_required(reader: SettingsReader, stage: StageSettings, node: YamlNode) -> None:
    stage.required = reader.texts(node)


_Take = Callable[[SettingsReader, Settings, YamlNode], None]
_TakeStage = Callable[[SettingsReader, StageSettings, YamlNode], None]
_LIMITS = ("stale_after", "quiet_after", "overdue_after")
_TOP_KEYS: dict[str, _Take] = {
    "format": _take_format,
    "playbook": _take_text("id"),
    "title": _take_text("title"),
    "version": _take_text("version"),
    "language": _take_text("language"),
    "evidence": _take_evidence,
    "win_reasons": _take_texts("win_reasons"),
    "loss_reasons": _take_texts("loss_reasons"),
    "sections": _take_sections,
    "stages": _take_stages,
    "supports": _take_supports,
    **{limit: _take_limit(f"{limit}_days") for limit in _LIMITS},
}
_STAGE_KEYS: dict[str, _TakeStage] = {
    "id": _take_stage_id,
    "aliases": _take_aliases,
    "probability": _take_probability,
    "required": _take_required,
    **{limit: _take_stage_limit(f"{limit}_days") for limit in _LIMITS},
}
_OWN_STAGE_KEYS = frozenset(("required", *_LIMITS))
_OWN_KEYS = frozenset(
    ("playbook", "evidence", "win_reasons", "loss_reasons", "sections", "supports", *_LIMITS)
)
