"""Reading the exact form line by line; a text that has left the form is for the ordinary reader."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from playbook_cli.domain.playbook.model import ExitCriterion, KeyActivity, Section
from playbook_cli.domain.text import clean_text
from playbook_cli.reading.yaml.strict_yaml import YamlProblem, plain_value, read_yaml_node
from playbook_cli.writing.escapes import unescape_text
from playbook_cli.writing.exact_writer import NONE
from playbook_cli.writing.written_words import (
    CHINESE,
    ENGLISH,
    EXACT_FORMAT,
    ItemLabel,
    Mark,
    StageLabel,
    Words,
    compose_description,
    words_of,
)

_ID = r"\{#(?P<id>[^{}]+)\}"
_TITLE = re.compile(r"# (?P<name>.+)")
_STAGE = re.compile(rf"## (?P<name>.+) {_ID}")
_SECTION = re.compile(r"### (?P<name>[^{]+)")
_OTHER = re.compile(r"(?P<level>##|###) (?P<name>.*) \{\.text\}")
_SETTING = re.compile(r"- (?P<label>[A-Z][a-z ]+): (?P<text>.+)")
_ITEM = re.compile(rf"- \*\*(?P<name>.+?)\*\* {_ID}(?:(?:: |：)(?P<text>.*))?")
_PART = re.compile(r"  - (?P<label>[^:：]+)(?:: |:$|：|$)(?P<text>.*)")
_ENTRY = re.compile(rf"    (?:\d+\.|-)(?: (?P<text>.*?))?(?: {_ID})?")
_IDS = re.compile(_ID)
_SECTIONS = {name: section for words in (ENGLISH, CHINESE) for section, name in words.sections.items()}
_MARKS = {name: mark for words in (ENGLISH, CHINESE) for mark, name in words.marks.items()}
_NUMBERS = {
    StageLabel.PROBABILITY: "probability",
    StageLabel.STALE: "stale_after_days",
    StageLabel.QUIET: "quiet_after_days",
    StageLabel.OVERDUE: "overdue_after_days",
}
_SPLIT = (Section.KEY_ACTIVITIES, Section.EXIT_CRITERIA)  # sections whose items have a summary of their own


class LeftForm(Exception):
    """A line is not of the exact form."""


def read_exact(lines: Sequence[str], front: Sequence[str], first: int) -> dict[str, Any] | None:
    """The mapping of a playbook in the exact form: front matter and the body from index `first` on.

    None where the text is not in the exact form, or has left it.
    """
    if f"format: {EXACT_FORMAT}" not in front:
        return None
    try:
        settings = _read_settings("\n".join(front))
        reader = _Reader(words_of(settings.get("language", "")))
        for number, line in enumerate(lines[first:], first + 1):
            reader.take(line, number)
        return {**settings, **reader.finish()}
    except (LeftForm, YamlProblem, ValueError):
        return None


def _read_settings(text: str) -> dict[str, Any]:
    names = {"playbook": "id", "sections": "section_names"}
    plain: dict[str, Any] = plain_value(read_yaml_node(text))
    return {names.get(key, key): value for key, value in plain.items() if key != "format"}


class _Reader:
    """What has been read so far, and what may follow."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.playbook: dict[str, Any] = {"title": "", "summary": "", "stages": [], "other_sections": []}
        self.stage: dict[str, Any] | None = None
        self.section: Section | None = None
        self.item: dict[str, Any] | None = None
        self.entries: list[Any] | None = None
        self.quoted: dict[str, Any] | None = None

    def take(self, line: str, number: int) -> None:
        """Take one more line."""
        if not line.strip() and not line.startswith(">"):
            return
        if line.startswith("#"):
            self._take_heading(line, number)
        elif line.startswith(">"):
            self._take_quote(line)
        elif line.startswith("    "):
            self._take_entry(line, number)
        elif line.startswith("  "):
            self._take_part(line)
        elif line.startswith("- "):
            self._take_bullet(line, number)
        else:
            self._take_paragraph(line)

    def finish(self) -> dict[str, Any]:
        """Everything that was read."""
        if not self.playbook["title"] or not self.playbook["stages"]:
            raise LeftForm
        for other in [*self.playbook["other_sections"], *_others(self.playbook["stages"])]:
            other["text"] = "\n".join(other["text"])
        for stage in self.playbook["stages"]:
            for section in _SPLIT:
                for item in stage.get(section.value, []):
                    self._settle_description(item, section)
            _pair_outcomes(stage)
        return self.playbook

    def _take_heading(self, line: str, number: int) -> None:
        self.section = self.item = self.entries = self.quoted = None
        if match := _OTHER.fullmatch(line):
            holder = self.playbook if match["level"] == "##" else _required(self.stage)
            self.quoted = {"title": _text(match["name"]), "text": [], "line": number}
            holder["other_sections"].append(self.quoted)
        elif match := _STAGE.fullmatch(line):
            self.stage = {"id": _text(match["id"]), "name": _text(match["name"]), "line": number}
            self.stage |= {"position": len(self.playbook["stages"]) + 1, "other_sections": []}
            self.playbook["stages"].append(self.stage)
        elif (match := _SECTION.fullmatch(line)) and match["name"] in _SECTIONS:
            self.section = _SECTIONS[match["name"]]
            _required(self.stage)[self.section.value] = []
        elif (match := _TITLE.fullmatch(line)) and not self.playbook["title"]:
            self.playbook["title"] = _text(match["name"])
        else:
            raise LeftForm

    def _take_quote(self, line: str) -> None:
        text = _text(line[3:]) if line.startswith(">& ") else line[2:]
        _required(self.quoted)["text"].append(text)

    def _take_paragraph(self, line: str) -> None:
        holder = self.stage if self.stage is not None else self.playbook
        if holder.get("summary") or self.section or self.quoted or not self.playbook["title"]:
            raise LeftForm
        holder["summary"] = _text(line)

    def _take_bullet(self, line: str, number: int) -> None:
        stage = _required(self.stage)
        self.entries = None
        if self.section is None:
            self._take_setting(line, stage)
            return
        match = _required(_ITEM.fullmatch(line))
        field = "summary" if self.section in _SPLIT else "description"
        self.item = {"id": _text(match["id"]), "name": _text(match["name"]), "line": number}
        self.item[field] = _text(match["text"] or "")
        stage[self.section.value].append(self.item)

    def _take_setting(self, line: str, stage: dict[str, Any]) -> None:
        match = _required(_SETTING.fullmatch(line))
        label, text = StageLabel(match["label"]), match["text"]
        if label is StageLabel.ALIAS:
            stage.setdefault("aliases", []).append(_text(text))
        elif label is StageLabel.DURATION:
            low, high = text.split("-")
            stage["duration"] = {"min_days": int(low), "max_days": int(high)}
        else:
            stage[_NUMBERS[label]] = int(text)

    def _take_part(self, line: str) -> None:
        match = _required(_PART.fullmatch(line))
        if mark := _MARKS.get(match["label"]):
            self._take_mark(mark, match["text"])
        else:
            self._take_label(ItemLabel(match["label"]), match["text"])

    def _take_mark(self, mark: Mark, text: str) -> None:
        item = _required(self.item)
        self.entries = None
        if mark in (Mark.IMPORTANCE, Mark.GUIDANCE):
            item[mark.value] = _text(text)
        else:
            self.entries = item[mark.value] = []

    def _take_label(self, label: ItemLabel, text: str) -> None:
        item = _required(self.item)
        self.entries = None
        if label is ItemLabel.DESCRIPTION:
            item["description"] = _text(text)
        elif label is ItemLabel.OPTIONAL:
            item["required"] = False
        elif label is ItemLabel.OUTCOME:
            item["outcome"] = None if text == NONE else _text(_required(_IDS.fullmatch(text))["id"])
        else:
            item["supported_by"] = [_text(match["id"]) for match in _IDS.finditer(text)]

    def _take_entry(self, line: str, number: int) -> None:
        entries = self.entries
        match = _required(_ENTRY.fullmatch(line))
        if entries is None:
            raise LeftForm
        text = _text(match["text"] or "")
        if entries is _required(self.item).get("requirements"):
            requirement_id = _text(match["id"] or str(len(entries) + 1))
            entries.append({"id": requirement_id, "text": text, "line": number})
        else:
            entries.append(text)

    def _settle_description(self, item: dict[str, Any], section: Section) -> None:
        if "description" not in item:
            model = ExitCriterion if section is Section.EXIT_CRITERIA else KeyActivity
            plain = {key: value for key, value in item.items() if key != "description"}
            composed = model.model_validate(plain, strict=False)
            item["description"] = compose_description(composed, self.words)


def _pair_outcomes(stage: dict[str, Any]) -> None:
    """A criterion verifies the outcome of its own id, unless it says another."""
    outcomes = {outcome["id"] for outcome in stage.get(Section.OUTCOMES.value, [])}
    for criterion in stage.get(Section.EXIT_CRITERIA.value, []):
        criterion.setdefault("outcome", criterion["id"] if criterion["id"] in outcomes else None)


def _others(stages: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for stage in stages:
        yield from stage["other_sections"]


def _text(markdown: str) -> str:
    return clean_text(unescape_text(markdown))


def _required(value: Any) -> Any:
    """What must be there in the exact form."""
    if value is None:
        raise LeftForm
    return value
