"""Front matter meets stages: limits, ids, required criteria and what serves which criterion."""

from collections.abc import Iterable, Sequence
from typing import Any

from playbook_cli.domain.names import find_matches, find_nearest, fold_name, join_names
from playbook_cli.domain.playbook.structure import STAGE_LIMITS, Section
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading.settings.playbook_settings import Placed, Settings, StageSettings, SupportSettings

_SERVING = (
    Section.KEY_ACTIVITIES,
    Section.DELIVERABLES,
    Section.CUSTOMER_PURCHASE_BEHAVIORS,
    Section.CUSTOMER_SUPPORTING_BEHAVIORS,
)
Mapping = dict[str, Any]


def apply_settings(stages: list[Mapping], settings: Settings, source: str) -> None:
    """Put what the front matter says into the stages; raises InvalidPlaybook for a name that is unknown."""
    for stage in settings.stages:
        _apply_stage(_find_stage(stages, (stage.key, stage.line, stage.column), source), stage, source)
    for stage_mapping in stages:
        for limit in STAGE_LIMITS:
            if limit in settings.limits:
                stage_mapping.setdefault(limit, settings.limits[limit])
    for support in settings.supports:
        _apply_support(_find_stage(stages, support.stage, source), support, source)


def _apply_stage(stage: Mapping, settings: StageSettings, source: str) -> None:
    stage["id"] = settings.id or stage["id"]
    stage["aliases"] = [*stage.get("aliases", []), *settings.aliases]
    if settings.probability is not None:
        stage["probability"] = settings.probability
    if settings.end is not None:
        stage["end"] = settings.end
    stage |= settings.limits | settings.advice
    for asked in settings.criteria:
        criteria = stage.get(Section.EXIT_CRITERIA.value, [])
        _find_item(criteria, Section.EXIT_CRITERIA, asked.criterion, source).update(asked.stated)
    if settings.required is not None:
        criteria = stage.get(Section.EXIT_CRITERIA.value, [])
        chosen = {
            id(_find_item(criteria, Section.EXIT_CRITERIA, placed, source)) for placed in settings.required
        }
        for criterion in criteria:
            criterion["required"] = id(criterion) in chosen


def _apply_support(stage: Mapping, support: SupportSettings, source: str) -> None:
    criteria = stage.get(Section.EXIT_CRITERIA.value, [])
    criterion = _find_item(criteria, Section.EXIT_CRITERIA, support.criterion, source)
    paths = [_find_path(stage, placed, source) for placed in support.served_by]
    criterion["supported_by"] = list(dict.fromkeys([*(criterion.get("supported_by") or []), *paths]))


def _find_stage(stages: Sequence[Mapping], placed: Placed, source: str) -> Mapping:
    text, line, column = placed
    wanted = fold_name(text)
    for stage in stages:
        if wanted in {fold_name(name) for name in (stage["id"], stage["name"], *stage.get("aliases", []))}:
            return stage
    names = [name for stage in stages for name in (stage["id"], stage["name"])]
    nearest = join_names(find_nearest(text, names) or [stage["id"] for stage in stages][:8])
    raise InvalidPlaybook(source, line, "unknown_stage", text, nearest, column=column)


def _is_number_of(text: str, section: Section, count: int) -> bool:
    """Whether a text is the ref of one of so many items, such as E2."""
    return text[:1].upper() == section.letter and text[1:].isdecimal() and 0 < int(text[1:5]) <= count


def _find_item(items: Sequence[Mapping], section: Section, placed: Placed, source: str) -> Mapping:
    """The item of a section that a ref, an id or a name means."""
    text, line, column = placed
    bare = text.removeprefix(f"{section.slug}/")
    if _is_number_of(bare, section, len(items)):
        return items[int(bare[1:]) - 1]
    found = find_matches(bare, [(item, (item["id"], item["name"])) for item in items])
    if len(found) == 1:
        return found[0]
    known = [name for item in items for name in (item["id"], item["name"])]
    nearest = join_names(find_nearest(bare, known) or [item["id"] for item in items][:8])
    raise InvalidPlaybook(
        source,
        line,
        "unknown_criterion" if section is Section.EXIT_CRITERIA else "unknown_item",
        text,
        nearest,
        column=column,
    )


def _find_path(stage: Mapping, placed: Placed, source: str) -> str:
    """`section-slug/item-id` of what a path, a ref, an id or a name means."""
    text, line, column = placed
    head, slash, tail = text.partition("/")
    sections = _name_sections(head, line, source, column) if slash else _read_letter(text)
    if len(sections) == 1:
        items = stage.get(sections[0].value, [])
        item = _find_item(items, sections[0], (tail or text, line, column), source)
        return f"{sections[0].slug}/{item['id']}"
    places = [(section, item) for section in sections or _SERVING for item in stage.get(section.value, [])]
    return _find_anywhere(places, placed, source)


def _name_sections(head: str, line: int, source: str, column: int) -> list[Section]:
    """The section before the slash of a path; raises InvalidPlaybook where there is none of this name."""
    if sections := [section for section in _SERVING if head in (section.slug, section.value)]:
        return sections
    slugs = [section.slug for section in _SERVING]
    expected = join_names(find_nearest(head, slugs) or slugs)
    raise InvalidPlaybook(source, line, "unknown_section", head, expected, column=column)


def _read_letter(text: str) -> list[Section]:
    """The section whose letter begins a ref such as `A1`; none where the text is no ref."""
    if not text[1:].isdecimal():
        return []
    return [section for section in _SERVING if section.letter == text[:1].upper()]


def _find_anywhere(places: Iterable[tuple[Section, Mapping]], placed: Placed, source: str) -> str:
    text, line, column = placed
    known = [((section, item), (str(item["id"]), str(item["name"]))) for section, item in places]
    found = find_matches(text, known)
    if len(found) == 1:
        return f"{found[0][0].slug}/{found[0][1]['id']}"
    paths = [f"{section.slug}/{item['id']}" for (section, item), _ in known]
    nearest = find_nearest(text, [name for _, names in known for name in names])
    expected = join_names([f"{one[0].slug}/{one[1]['id']}" for one in found] or nearest or paths[:8])
    raise InvalidPlaybook(source, line, "unknown_item", text, expected, column=column)
