"""The text of a playbook, Markdown, YAML or JSON, becomes the model; nothing is opened here.

A Markdown text goes one way, and `lint-imports` holds it: `lines` (clean, without comments), `labels` (what a
name within a line means), `blocks` (headings, paragraphs, lists, tables), `titles` (what a heading says of a
stage), `outline` (which heading stands below which), `items` (entries, rows and sentences of a section),
`stages` (from blocks to a stage), `candidates` (every place that may hold the stages is weighed, the best is
read), `document` (the whole text), and at last the mapping that the model validates. `yaml` and `json` have
ways of their own to the same mapping.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.guides.guide import Guide
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook

YAML_SUFFIXES: Final = (".yaml", ".yml")
JSON_SUFFIX: Final = ".json"


def read_playbook(text: str, *, source: str, guide: "Guide | None" = None) -> "ReadPlaybook":
    """Read a playbook in the format that the ending of its source names; Markdown where it names none.

    Raises InvalidPlaybook or NoStages, also for a text past the limits: reading takes time with every line.
    """
    from playbook_cli.reading.size_limits import refuse_too_long, refuse_too_many

    if not source.lower().endswith(JSON_SUFFIX):
        refuse_too_long(text, source)
    read = _read_format(text, source, guide)
    refuse_too_many(read.playbook, source)
    return read


def _read_format(text: str, source: str, guide: "Guide | None") -> "ReadPlaybook":
    """Read by the reader of the format, which is loaded only now."""
    if source.lower().endswith(YAML_SUFFIXES):
        from playbook_cli.reading.yaml.yaml_reader import read_yaml

        return read_yaml(text, source=source)
    if source.lower().endswith(JSON_SUFFIX):
        from playbook_cli.reading.json_reader import read_json

        return read_json(text, source=source)
    from playbook_cli.reading.markdown_reader import read_markdown

    return read_markdown(text, source=source, guide=guide)
