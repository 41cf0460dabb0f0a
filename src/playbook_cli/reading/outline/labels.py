"""Labels: `**Exit criteria:** …`, `Exit criteria: …`, `- **Label**: …`, and names of a stage's settings."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from playbook_cli.reading.blocks.inline import find_colon, match_bold, plain_text
from playbook_cli.reading.outline.section_lookup import FoundSection, SectionNames, fold_label


class Setting(StrEnum):
    """What a stage may state about itself under a label of its own."""

    PROBABILITY = "probability"
    DURATION = "duration"
    PURPOSE = "purpose"


SETTING_NAMES: Final[dict[Setting, str]] = {
    Setting.PROBABILITY: (
        "probability; win probability; close probability; default probability; stage probability; "
        "likelihood; win rate; "
        "forecast probability; confidence; 概率; 赢率; 成功率; 成功概率; 赢单概率; 赢单率; 成交概率; "
        "wahrscheinlichkeit; "
        "abschlusswahrscheinlichkeit; probabilidad; probabilidad de cierre; probabilité; "
        "probabilité de closing; prob; win %; close %; forecast %; "
        "probabilidade; probabilidade de fechamento; probabilità; probabilità di chiusura; "
        "确度; 受注確度; 確率; 成約率"
    ),
    Setting.DURATION: (
        "duration; typical duration; expected duration; average duration; avg duration; avg time; "
        "average time; timeline; "
        "expected days; max days; maximum days; expected max days; expected time; "
        "time in stage; avg time in stage; average time in stage; target duration; typical length; "
        "typical time; time frame; "
        "timeframe; time; stage duration; max time in stage; target time; 时长; 周期; 典型时长; "
        "预计时长; 平均时长; "
        "平均周期; 典型周期; "
        "停留时间; 预计周期; 时间; 持续时间; 阶段时长; 预计用时; 用时; 工期; dauer; typische dauer; "
        "zeitrahmen; "
        "durchschnittliche dauer; verweildauer; "
        "duración; duración típica; duración estimada; plazo; duración media; tiempo; durée; "
        "durée typique; durée estimée; "
        "durée moyenne; délai; "
        "duração; duração típica; prazo; durata; durata tipica; durata media; 期間; 所要期間; 標準期間"
    ),
    Setting.PURPOSE: (
        "goal; goals; objective; objectives; purpose; definition; description; what it is; aim; "
        "stage goal; summary; "
        "what it means; meaning; bedeutung; overview; 目标; 目的; 定义; 阶段目标; 描述; 概述; 阶段定义; "
        "阶段描述; ziel; ziele; zweck; "
        "beschreibung; "
        "definition; zielsetzung; objetivo; objetivos; propósito; definición; descripción; objectif; "
        "objectifs; but; définition; "
        "descrição; propósito; definição; obiettivo; obiettivi; scopo; descrizione; "
        "目的; 概要; 説明; 定義; ゴール"
    ),
}


_EMPHASIS = ("*", "_", "<")


@dataclass(frozen=True, slots=True)
class Label:
    """A label and the text behind it; `found` where it names a section."""

    name: str
    text: str
    found: FoundSection | None
    bold: bool = False


@cache
def _settings() -> dict[str, Setting]:
    return {
        fold_label(name): setting for setting, names in SETTING_NAMES.items() for name in names.split(";")
    }


def find_setting(name: str) -> Setting | None:
    """The setting of a stage that a label means, or None."""
    return _settings().get(fold_label(name.split("(", 1)[0].split("（", 1)[0]))


def read_label(text: str, names: SectionNames) -> Label | None:
    """The label that a line begins with: anything in bold, else only the plain name of a section."""
    text = text.strip()
    if bold := match_bold(text):
        return _split_bold(bold.name, bold.text, names)
    stressed = text[:1] in _EMPHASIS
    text = plain_text(text) if stressed else text
    position = find_colon(text)
    head = text if position < 0 else text[:position]
    found = names.find(head) if stressed and position > 0 else names.find_exact(head)
    if found is None or (position < 0 and not found.clear):
        return None
    return Label(
        plain_text(head).strip(), plain_text(text[position + 1 :]).strip() if position >= 0 else "", found
    )


def _split_bold(name: str, text: str, names: SectionNames) -> Label:
    """A bold label; `**Exit criteria: signed**` holds its own text."""
    found = names.find(name)
    position = find_colon(name)
    inner = names.find(name[:position]) if position > 0 else None
    if found is None and position > 0 and (inner or find_setting(name[:position])):
        return Label(name[:position], f"{name[position + 1 :].strip()} {text}".strip(), inner, bold=True)
    return Label(name, text, found, bold=True)


def stands_alone(line: str, names: SectionNames) -> bool:
    """Whether a line is a label, which never continues the text above it."""
    stripped = line.strip()
    if stripped.startswith(("**", "__")):
        return match_bold(stripped) is not None
    if len(line) - len(line.lstrip()) > 3 or len(stripped) > 400:  # noqa: PLR2004  # a label stands at the margin
        return False
    label = read_label(stripped, names)
    return label is not None and label.found is not None and (label.found.clear or not label.text)
