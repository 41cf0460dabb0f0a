"""The exact form of a Markdown playbook: every field has its line, and every text is escaped.

It is for playbooks that plain Markdown cannot hold, such as one with a stage called “Exit criteria”. The
front matter says `format: playbook/1`; `exact_reader` reads it line by line without guessing:

    # Title
    Text of the playbook
    ## Stage {#id}
    Text of the stage
    - Probability: 40%
    ### Key Activities
    - **Name** {#id}: text
      - Steps:
        1. First
    ### Other title {.text}
    > its text
"""

import re
from collections.abc import Iterable, Iterator

from playbook_cli.domain.playbook.model import ExitCriterion, Item, KeyActivity, OtherSection, Playbook, Stage
from playbook_cli.writing.escapes import escape_start, escape_text, refer
from playbook_cli.writing.written_words import (
    EXACT_FORMAT,
    ItemLabel,
    StageLabel,
    Words,
    compose_description,
    parts_of,
    words_of,
)
from playbook_cli.writing.yaml_writer import write_front_matter

NONE = "-"
LINE_ENDS = re.compile(r"[\u2028\u2029\x85\r\v\f]")


def write_exact(playbook: Playbook) -> str:
    """Write a playbook in the exact form."""
    lines = [*write_front_matter({"format": EXACT_FORMAT, **_settings(playbook)}), ""]
    lines += [f"# {escape_text(playbook.title)}", *_paragraph(playbook.summary)]
    words = words_of(playbook.language)
    for stage in playbook.stages:
        lines += _stage_lines(stage, words)
    for other in playbook.other_sections:
        lines += _other_lines(other, "##")
    return "\n".join(lines) + "\n"


def _settings(playbook: Playbook) -> dict[str, object]:
    settings = playbook.model_dump(
        mode="json", exclude={"title", "summary", "stages", "other_sections"}, exclude_defaults=True
    )
    names = {"id": "playbook", "section_names": "sections"}
    return {names.get(key, key): value for key, value in settings.items()}


def _paragraph(text: str) -> list[str]:
    return ["", escape_start(text)] if text else []


def _id(item_id: str) -> str:
    safe = "".join(c if (c.isalnum() and c.isprintable()) or c in "-_.:" else refer(c) for c in item_id)
    return f"{{#{safe}}}"


def _stage_lines(stage: Stage, words: Words) -> Iterator[str]:
    yield from ("", f"## {escape_text(stage.name)} {_id(stage.id)}", *_paragraph(stage.summary))
    settings = list(_stage_settings(stage))
    if settings:
        yield from ("", *settings)
    for section, items in stage.sections():
        yield from ("", f"### {words.sections[section]}", "")
        for item in items:
            yield from _item_lines(item, stage, words)
    for other in stage.other_sections:
        yield from _other_lines(other, "###")


def _stage_settings(stage: Stage) -> Iterator[str]:
    for alias in stage.aliases:
        yield f"- {StageLabel.ALIAS}: {escape_start(alias)}"
    if stage.duration:
        yield f"- {StageLabel.DURATION}: {stage.duration.min_days}-{stage.duration.max_days}"
    numbers = {
        StageLabel.PROBABILITY: stage.probability,
        StageLabel.STALE: stage.stale_after_days,
        StageLabel.QUIET: stage.quiet_after_days,
        StageLabel.OVERDUE: stage.overdue_after_days,
    }
    for label, number in numbers.items():
        if number is not None:
            yield f"- {label}: {number}"


def _item_lines(item: Item, stage: Stage, words: Words) -> Iterator[str]:
    text = item.summary if isinstance(item, KeyActivity | ExitCriterion) else item.description
    tail = f"{words.colon}{escape_text(text)}" if text else ""
    yield f"- **{escape_text(item.name)}** {_id(item.id)}{tail}"
    for part in parts_of(item):
        yield f"  - {words.marks[part.mark]}{words.colon}{escape_text(part.text)}".rstrip()
        for number, entry in enumerate(part.entries, 1):
            mark = f"{number}." if part.numbered else "-"
            yield f"    {mark} {escape_start(entry)}{_requirement_id(item, number)}"
    if isinstance(item, ExitCriterion):
        yield from _criterion_lines(item, stage)
    if isinstance(item, KeyActivity | ExitCriterion) and item.description != compose_description(item, words):
        yield f"  - {ItemLabel.DESCRIPTION}: {escape_text(item.description)}".rstrip()


def _requirement_id(item: Item, number: int) -> str:
    if not isinstance(item, ExitCriterion) or item.requirements[number - 1].id == str(number):
        return ""
    return f" {_id(item.requirements[number - 1].id)}"


def _criterion_lines(criterion: ExitCriterion, stage: Stage) -> Iterator[str]:
    paired = criterion.id if criterion.id in {outcome.id for outcome in stage.outcomes} else None
    if criterion.outcome != paired:
        outcome = NONE if criterion.outcome is None else _id(criterion.outcome)
        yield f"  - {ItemLabel.OUTCOME}: {outcome}"
    if not criterion.required:
        yield f"  - {ItemLabel.OPTIONAL}"
    if criterion.supported_by is not None:
        links: Iterable[str] = (_id(link) for link in criterion.supported_by)
        yield f"  - {ItemLabel.SUPPORTED_BY}: {' '.join(links) or NONE}"


def _other_lines(other: OtherSection, level: str) -> Iterator[str]:
    yield from ("", f"{level} {escape_text(other.title)} {{.text}}", "")
    if other.text:
        yield from map(_quote, other.text.split("\n"))


def _quote(line: str) -> str:
    """A line as it stands behind `> `; one that would not stay on its line is escaped behind `>& `."""
    if not line:
        return ">"
    return f">& {escape_text(line)}" if LINE_ENDS.search(line) else f"> {line}"
