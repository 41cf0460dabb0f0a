"""A playbook as people write Markdown: front matter, headings, bold names with ids, nested lists.

Not every playbook survives this form: who writes it reads it back to see.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.domain.playbook.model import ExitCriterion, Item, OtherSection, Playbook, Stage
from playbook_cli.domain.playbook.structure import LIMIT_KEYS, STAGE_LIMITS, is_activity, is_criterion
from playbook_cli.writing.escapes import escape_start, escape_text
from playbook_cli.writing.plain_yaml import write_front_matter
from playbook_cli.writing.written_words import Words, find_untold, parts_of, words_of

_PARAGRAPH = "\n\n"


def write_markdown(playbook: Playbook) -> str:
    """Write a playbook in the form of the bundled editions."""
    words = words_of(playbook.language)
    lines = [*write_front_matter(_settings(playbook)), "", f"# {escape_text(playbook.title)}"]
    lines += _paragraphs(playbook.summary)
    lines += ["", f"## {words.stages}", ""]
    lines += [f"{stage.position}. {escape_start(stage.name)}" for stage in playbook.stages]
    for stage in playbook.stages:
        lines += _stage_lines(stage, words)
    for other in playbook.other_sections:
        lines += _other_lines(other, "##")
    return "\n".join(lines) + "\n"


def _settings(playbook: Playbook) -> dict[str, Any]:
    plain = playbook.model_dump(
        mode="json",
        include={"id", "language", "version", "evidence", "win_reasons", "loss_reasons", "section_names"},
        exclude_defaults=True,
    )
    words = words_of(playbook.language)
    names = {"id": "playbook", "section_names": "sections"}
    settings = {names.get(key, key): value for key, value in plain.items()}
    stages = {stage.id: found for stage in playbook.stages if (found := _stage_settings(stage, words))}
    supports = {stage.id: found for stage in playbook.stages if (found := _support_settings(stage))}
    return settings | ({"stages": stages} if stages else {}) | ({"supports": supports} if supports else {})


def _stage_settings(stage: Stage, words: Words) -> dict[str, Any]:
    limits = {key: getattr(stage, limit) for key, limit in zip(LIMIT_KEYS, STAGE_LIMITS, strict=True)}
    settings = {
        "aliases": list(stage.aliases) or None,
        "probability": stage.probability,
        "end": stage.end,
        **{limit: f"{days}d" for limit, days in limits.items() if days is not None},
        **_gate_settings(stage.exit_criteria, words),
    }
    return {key: value for key, value in settings.items() if value is not None}


def _gate_settings(criteria: Sequence[ExitCriterion], words: Words) -> dict[str, Any]:
    """What the text of the criteria does not say of them, and which are required where not all are."""
    untold = {one.id: found for one in criteria if (found := _untold_settings(one, words))}
    required = [one.id for one in criteria if one.required]
    return {"criteria": untold or None, "required": None if len(required) == len(criteria) else required}


def _untold_settings(criterion: ExitCriterion, words: Words) -> dict[str, Any]:
    """What to ask, and how the criterion is verified, where its text does not say it."""
    untold = find_untold(criterion, words)
    fields = {"ask", "who", "needs"} if untold is None or ItemPart.ASK in untold else set()
    fields |= {"guidance"} if untold and ItemPart.GUIDANCE in untold else set()
    return criterion.model_dump(mode="json", include=fields, exclude_defaults=True)


def _support_settings(stage: Stage) -> dict[str, list[str]]:
    return {
        criterion.id: list(criterion.supported_by)
        for criterion in stage.exit_criteria
        if criterion.supported_by is not None
    }


def _stage_lines(stage: Stage, words: Words) -> Iterator[str]:
    days = stage.duration
    duration = "" if days is None else f" ({_range(days.min_days, days.max_days)} days)"
    when = f" ({escape_text(stage.when)})" if stage.when else ""
    yield from (
        "",
        f"## {escape_text(stage.name)}{when}{duration} {{#{stage.id}}}",
        *_paragraphs(stage.summary),
    )
    for section, items in stage.sections():
        yield from ("", f"### {words.sections[section]}", "")
        for item in items:
            yield from _item_lines(item, words)
    yield from _advice_lines(stage, words)
    for other in stage.other_sections:
        yield from _other_lines(other, "###")


def _advice_lines(stage: Stage, words: Words) -> Iterator[str]:
    if stage.ask:
        yield from ("", f"### {words.questions}", "")
    for question in stage.ask:
        yield f"- {escape_start(question.question)}"
        if question.follow_up:
            yield f"  - {words.marks[ItemPart.FOLLOW_UP]}{words.colon}{escape_text(question.follow_up)}"
    if stage.cautions:
        yield from ("", f"### {words.cautions}", "")
    yield from (f"- {escape_start(caution)}" for caution in stage.cautions)


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}-{high}"


def _item_lines(item: Item, words: Words) -> Iterator[str]:
    """An item with its parts in nested lists, or in the running text that its description holds them in."""
    untold = find_untold(item, words) if is_activity(item) or is_criterion(item) else None
    text = getattr(item, "summary", "") if untold is not None else item.description
    tail = f"{words.colon}{escape_text(text)}" if text else ""
    yield f"- **{escape_text(item.name)}** {{#{item.id}}}{tail}"
    for part in parts_of(item, untold) if untold is not None else ():
        yield f"  - {words.marks[part.mark]}{words.colon}{escape_text(part.text)}".rstrip()
        for number, entry in enumerate(part.entries, 1):
            mark = f"{number}." if part.numbered else "-"
            yield f"    {mark} {escape_start(entry)}{_requirement_id(item, number)}"


def _requirement_id(item: Item, number: int) -> str:
    if not is_criterion(item) or item.requirements[number - 1].id == str(number):
        return ""
    return f" {{#{item.requirements[number - 1].id}}}"


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split(_PARAGRAPH) if text else ():
        yield from ("", escape_start(paragraph))


def _other_lines(other: OtherSection, level: str) -> Iterator[str]:
    yield from ("", f"{level} {escape_text(other.title)}")
    if other.text:
        yield from ("", *other.text.split("\n"))
