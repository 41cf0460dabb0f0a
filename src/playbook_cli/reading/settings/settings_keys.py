"""The keys of our own front matter, each with what it takes into the settings."""

from collections.abc import Callable
from typing import Any

from playbook_cli.domain.playbook.ends import STATED_ENDS
from playbook_cli.domain.playbook.guides.guide import GUIDE_KEYS, SECTIONS, STAGE_HEADINGS
from playbook_cli.domain.playbook.structure import LIMIT_KEYS, PLAYBOOK_FORMAT
from playbook_cli.reading.settings.guide_reader import read_headings, read_labels
from playbook_cli.reading.settings.playbook_settings import (
    CriterionSettings,
    Settings,
    StageSettings,
    SupportSettings,
)
from playbook_cli.reading.settings.yaml_values import ValueReader
from playbook_cli.reading.strict.strict_yaml import YamlNode


def read_settings(root: YamlNode, source: str) -> Settings:
    """All settings of a front matter; raises InvalidPlaybook for what is wrong in it."""
    reader = ValueReader(source)
    settings = Settings()
    for entry in root.entries:
        take = _TOP_KEYS.get(entry.key)
        if take is None:
            reader.refuse_key(entry, _TOP_KEYS)
        take(reader, settings, entry.value)
    return settings


def has_own_keys(root: YamlNode) -> bool:
    """Whether a front matter has a key that only we know, at the top or below a stage."""
    stages = root.get("stages")
    limited = any(
        inner.key in _OWN_STAGE_KEYS
        for entry in (stages.entries if stages else ())
        for inner in entry.value.entries
    )
    return limited or any(entry.key in OWN_KEYS for entry in root.entries)


def _take_format(reader: ValueReader, settings: Settings, node: YamlNode) -> None:  # noqa: ARG001
    """Refuse the exact form, which `convert` once wrote and nothing reads any more."""
    if (text := reader.text(node)) == PLAYBOOK_FORMAT:
        reader.refuse("exact_form", node, text)


def _take_text(name: str) -> "_Take":
    def take(reader: ValueReader, settings: Settings, node: YamlNode) -> None:
        setattr(settings, name, reader.text(node))

    return take


def _take_texts(name: str) -> "_Take":
    def take(reader: ValueReader, settings: Settings, node: YamlNode) -> None:
        setattr(settings, name, [text for text, _, _ in reader.texts(node)])

    return take


def _take_limit(name: str) -> "_Take":
    def take(reader: ValueReader, settings: Settings, node: YamlNode) -> None:
        settings.limits[name] = reader.days(node)

    return take


def _take_evidence(reader: ValueReader, settings: Settings, node: YamlNode) -> None:
    settings.evidence = reader.text(node)
    if settings.evidence not in ("optional", "required"):
        reader.refuse("expected_evidence", node, settings.evidence)


def _take_sections(reader: ValueReader, settings: Settings, node: YamlNode) -> None:
    settings.sections, settings.ignored = read_labels(reader, node)


def _take_headings(reader: ValueReader, settings: Settings, node: YamlNode) -> None:
    settings.stage_headings = read_headings(reader, node)


def _take_stages(reader: ValueReader, settings: Settings, node: YamlNode) -> None:
    for entry in reader.entries(node):
        stage = StageSettings(entry.key, entry.line, entry.column)
        for inner in reader.entries(entry.value):
            take = _STAGE_KEYS.get(inner.key)
            if take is None:
                reader.refuse_key(inner, _STAGE_KEYS)
            take(reader, stage, inner.value)
        settings.stages.append(stage)


def _take_supports(reader: ValueReader, settings: Settings, node: YamlNode) -> None:
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
    def take(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
        stage.limits[name] = reader.days(node)

    return take


def _take_stage_id(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
    stage.id = reader.text(node)


def _take_aliases(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
    stage.aliases = [text for text, _, _ in reader.texts(node)]


def _take_probability(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
    stage.probability = reader.probability(node)


def _take_end(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
    stage.end = reader.text(node).replace("-", "_")
    if stage.end not in STATED_ENDS:
        reader.refuse("expected_end", node, stage.end)


def _take_required(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
    stage.required = reader.texts(node)


def _take_ask(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
    stage.advice["ask"] = reader.questions(node)


def _take_cautions(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
    stage.advice["cautions"] = [text for text, _, _ in reader.texts(node)]


def _take_criteria(reader: ValueReader, stage: StageSettings, node: YamlNode) -> None:
    for entry in reader.entries(node):
        criterion = CriterionSettings((entry.key, entry.line, entry.column))
        for inner in reader.entries(entry.value):
            take = _CRITERION_KEYS.get(inner.key)
            if take is None:
                reader.refuse_key(inner, _CRITERION_KEYS)
            criterion.stated[inner.key] = take(reader, inner.value)
        stage.criteria.append(criterion)


_Take = Callable[[ValueReader, Settings, YamlNode], None]
_TakeStage = Callable[[ValueReader, StageSettings, YamlNode], None]
_TOP_KEYS: dict[str, _Take] = {
    "format": _take_format,
    "playbook": _take_text("id"),
    "title": _take_text("title"),
    "version": _take_text("version"),
    "language": _take_text("language"),
    "evidence": _take_evidence,
    "win_reasons": _take_texts("win_reasons"),
    "loss_reasons": _take_texts("loss_reasons"),
    STAGE_HEADINGS: _take_headings,
    SECTIONS: _take_sections,
    "stages": _take_stages,
    "supports": _take_supports,
    **{limit: _take_limit(f"{limit}_days") for limit in LIMIT_KEYS},
}
_STAGE_KEYS: dict[str, _TakeStage] = {
    "id": _take_stage_id,
    "aliases": _take_aliases,
    "probability": _take_probability,
    "required": _take_required,
    "end": _take_end,
    "ask": _take_ask,
    "cautions": _take_cautions,
    "criteria": _take_criteria,
    **{limit: _take_stage_limit(f"{limit}_days") for limit in LIMIT_KEYS},
}
_CRITERION_KEYS: dict[str, Callable[[ValueReader, YamlNode], Any]] = {
    "ask": ValueReader.questions,
    "who": ValueReader.text,
    "guidance": ValueReader.text,
    "needs": lambda reader, node: [text for text, _, _ in reader.texts(node)],
}
_OWN_STAGE_KEYS = frozenset(("required", "end", "cautions", *LIMIT_KEYS))
OWN_KEYS = frozenset(
    ("playbook", "evidence", "win_reasons", "loss_reasons", "supports", *GUIDE_KEYS, *LIMIT_KEYS)
)
