"""The text of a playbook, Markdown, YAML or JSON, becomes the model; nothing is opened here.

A Markdown text goes one way, which `markdown_reader.py` draws in a dozen lines and `lint-imports` holds:
`lines` (clean, without comments, each with what its beginning says), `labels` (what a name within a line
means), `titles` (all that a heading says, read once), `blocks` (headings, paragraphs, lists, tables),
`outline` (which heading stands below which), `items` (entries, rows and sentences of a section), `stages`
(from blocks to a stage), `candidates` (every place that may hold the stages is weighed, the best is read),
`document` (what stands around the stages, and what was seen, lost or misunderstood), and at last the mapping
that the model validates. Each pass takes the text whole and gives its next form. `yaml` and `json` have ways
of their own to the same mapping.
"""

from typing import TYPE_CHECKING, Final

from playbook_cli.errors import InvalidPlaybook

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.guides.guide import Guide
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook

YAML_SUFFIXES: Final = (".yaml", ".yml")
JSON_SUFFIX: Final = ".json"
MOST_CHARACTERS: Final = 2_000_000  # in Markdown or YAML; the densest take some 15 s a million
MOST_LINES: Final = 300_000  # in Markdown or YAML
MOST_ITEMS: Final = 200_000  # and requirements


def read_playbook(
    text: str, *, source: str, guide: "Guide | None" = None, with_report: bool = False
) -> "ReadPlaybook":
    """Read a playbook in the format that the ending of its source names; Markdown where it names none.

    What was weighed on the way is told `with_report`, else no more is weighed than decides. Raises
    InvalidPlaybook or NoStages, also for a text past the limits: reading takes time with every line.
    """
    if not source.lower().endswith(JSON_SUFFIX):
        _refuse_too_long(text, source)
    read = _read_format(text, source, guide, with_report=with_report)
    _refuse_too_many(read, source)
    return read


def _read_format(text: str, source: str, guide: "Guide | None", *, with_report: bool) -> "ReadPlaybook":
    """Read by the reader of the format, which is loaded only now."""
    if source.lower().endswith(YAML_SUFFIXES):
        from playbook_cli.reading.yaml.yaml_reader import read_yaml

        return read_yaml(text, source=source)
    if source.lower().endswith(JSON_SUFFIX):
        from playbook_cli.reading.json_reader import read_json

        return read_json(text, source=source)
    from playbook_cli.reading.markdown_reader import read_markdown

    return read_markdown(text, source=source, guide=guide, with_report=with_report)


def _refuse_too_long(text: str, source: str) -> None:
    """Refuse a text past the limits, before it is read; raises InvalidPlaybook."""
    lines = 1 + max(text.count("\n"), text.count("\r"))
    if lines > MOST_LINES:
        raise InvalidPlaybook(source, None, "too_many_lines", f"{lines:,}", f"{MOST_LINES:,}")
    if len(text) > MOST_CHARACTERS:
        raise InvalidPlaybook(source, None, "too_many_characters", f"{len(text):,}", f"{MOST_CHARACTERS:,}")


def _refuse_too_many(read: "ReadPlaybook", source: str) -> None:
    """Refuse a playbook with more items than are shown or looked up in a breath; raises InvalidPlaybook."""
    from playbook_cli.domain.playbook.refs import find_places

    count = sum(1 for stage in read.playbook.stages for _ in find_places(stage))
    if count > MOST_ITEMS:
        raise InvalidPlaybook(source, None, "too_many_items", f"{count:,}", f"{MOST_ITEMS:,}")
