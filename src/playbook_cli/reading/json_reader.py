"""A playbook from JSON: the answer of `show --json`, or the model's own keys."""

from typing import Any

from playbook_cli.domain.playbook.guides.reading_report import ReadingReport, ReadPlaybook, StagesNotFound
from playbook_cli.domain.playbook.structure import PLAYBOOK_FORMAT, Section
from playbook_cli.domain.text import clean_text
from playbook_cli.errors import InvalidPlaybook, NewerFormat
from playbook_cli.reading.playbook_validation import validate_playbook
from playbook_cli.reading.strict.strict_json import JsonField, JsonProblem, line_of, read_fields

_FORMAT = "playbook/"
_ANSWER_KEYS = ("format", "digest", "source", "findings")  # of the answer, not of the playbook


def read_json(text: str, *, source: str) -> ReadPlaybook:
    """Read a playbook; raises InvalidPlaybook, NewerFormat or StagesNotFound."""
    try:
        fields = read_fields(clean_text(text))
    except JsonProblem as problem:
        raise InvalidPlaybook(source, problem.line, f"json_{problem.problem}", problem.text) from problem
    _check_format(fields, source)
    mapping = {key: field.value for key, field in fields.items() if key not in _ANSWER_KEYS}
    if not mapping.get("stages"):
        raise StagesNotFound(source, ReadingReport("json"))
    for stage in _mappings(mapping.get("stages")):
        for section in Section:
            for item in _mappings(stage.get(section.value)):
                item.pop("ref", None)
                for requirement in _mappings(item.get("requirements")):
                    requirement.pop("ref", None)

    def find_place(location: Any) -> tuple[int | None, int | None]:
        field = fields.get(str(location[0])) if location else None
        return (line_of(text, field.start) if field else 1), None

    return ReadPlaybook(validate_playbook(mapping, source, find_place), (), source)


def _check_format(fields: dict[str, JsonField], source: str) -> None:
    stated = fields["format"].value if "format" in fields else PLAYBOOK_FORMAT
    if stated == PLAYBOOK_FORMAT:
        return
    if isinstance(stated, str) and stated.startswith(_FORMAT):
        raise NewerFormat(source, stated, PLAYBOOK_FORMAT)
    raise InvalidPlaybook(source, 1, "json_format", str(stated)[:80], PLAYBOOK_FORMAT)


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
