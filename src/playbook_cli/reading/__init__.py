"""The text of a playbook, Markdown, YAML or JSON, becomes the model; nothing is opened here.

A Markdown text goes one way, which `read_markdown` draws in a dozen lines and `lint-imports` holds: `lines`
(clean, without comments, each with what its beginning says; names told from the text behind), `labels`
(what a name means), `titles` (all that a heading says, read once), `blocks` (headings, paragraphs, lists,
tables), `outline` (which heading stands below which), `items` (entries, rows and sentences of a section),
`stages` (from blocks to a stage), `candidates` (every place that may hold the stages is weighed, the best
is read), `document` (the mapping that the model validates, of the stages and the text around them, and what
was seen, lost or misread). Each pass takes the text whole and gives its next form. `yaml_reader` and
`json_reader` have ways of their own to the same mapping.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playbook_cli.errors import InvalidPlaybook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.domain.playbook.guides.guide import Guide
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
    from playbook_cli.reading.candidates.choice import StageChoice
    from playbook_cli.reading.lines.source_lines import MarkdownLines
    from playbook_cli.reading.settings.playbook_settings import FrontMatter
    from playbook_cli.reading.stages.drafts import Document, DraftStage

YAML_SUFFIXES: Final = (".yaml", ".yml")
JSON_SUFFIX: Final = ".json"
MOST_CHARACTERS: Final = 2_000_000  # in Markdown or YAML; the densest take some 15 s a million
MOST_LINES: Final = 300_000  # in Markdown or YAML
MOST_ITEMS: Final = 200_000  # and requirements


def read_playbook(
    text: str, *, source: str, guide: Guide | None = None, with_report: bool = False
) -> ReadPlaybook:
    """Read a playbook in the format that the ending of its source names; Markdown where it names none.

    What was weighed on the way is told `with_report`, else no more is weighed than decides. Raises
    InvalidPlaybook or NoStages, also for a text past the limits: reading takes time with every line.
    """
    if not source.lower().endswith(JSON_SUFFIX):
        _refuse_too_long(text, source)
    read = _read_format(text, source, guide, with_report=with_report)
    _refuse_too_many(read, source)
    return read


def _read_format(text: str, source: str, guide: Guide | None, *, with_report: bool) -> ReadPlaybook:
    """Read by the reader of the format, which is loaded only now."""
    if source.lower().endswith(YAML_SUFFIXES):
        from playbook_cli.reading.yaml_reader import read_yaml

        return read_yaml(text, source=source)
    if source.lower().endswith(JSON_SUFFIX):
        from playbook_cli.reading.json_reader import read_json

        return read_json(text, source=source)
    return read_markdown(text, source=source, guide=guide, with_report=with_report)


def read_markdown(
    text: str, *, source: str, guide: Guide | None = None, with_report: bool = False
) -> ReadPlaybook:
    """Read a playbook from Markdown, by the guide beside it where there is one: the passes in their order.

    Raises InvalidPlaybook for a front matter or a guide that breaks the rules, or NoStages.
    """
    from playbook_cli.domain.playbook.guides.reading_report import ReadingReport, ReadPlaybook, StagesNotFound
    from playbook_cli.reading.document.explanation import make_report
    from playbook_cli.reading.document.misreadings import find_misreadings
    from playbook_cli.reading.document.playbook_mapping import make_mapping
    from playbook_cli.reading.lines.source_lines import read_lines
    from playbook_cli.reading.playbook_validation import validate_playbook

    source_lines = read_lines(text)
    front = _read_front(source_lines, source)
    guide = _settle_guide(front.settings.guide(source), guide)
    document = _read_outline(source_lines, front, guide)
    choice = _choose_stages(document, weigh_all=with_report)
    if choice.best is None or not choice.stages:
        raise StagesNotFound(source, make_report(document, choice))
    report = make_report(document, choice) if with_report else ReadingReport()
    findings = [*source_lines.findings, *document.findings, *choice.findings]
    mapping = make_mapping(choice.stages, choice.best, front, source=source, findings=findings)
    findings += find_misreadings(document, front.stop, choice.stages, mapping, findings)
    playbook = validate_playbook(mapping, source)
    unnamed = tuple(_find_unnamed(choice.stages))
    return ReadPlaybook(playbook, tuple(sorted(findings)), source, unnamed, report)


def _read_front(lines: MarkdownLines, source: str) -> FrontMatter:
    """The front matter, whose reader is loaded where a text may have one."""
    if lines.may_have_front:
        from playbook_cli.reading.settings.front_matter import read_front_matter

        return read_front_matter(lines.lines, source)
    from playbook_cli.reading.settings.playbook_settings import FrontMatter

    return FrontMatter()


def _choose_stages(document: Document, *, weigh_all: bool) -> StageChoice:
    """The stages that the guide names, where it names any; else those of the best candidate."""
    if document.guide.stage_headings:
        from playbook_cli.reading.candidates.guided_stages import choose_guided_stages

        return choose_guided_stages(document)
    from playbook_cli.reading.candidates.choice import choose_stages

    return choose_stages(document, weigh_all=weigh_all)


def _read_outline(lines: MarkdownLines, front: FrontMatter, guide: Guide) -> Document:
    """Lines to blocks, blocks to headings with what stands below them."""
    from playbook_cli.reading.blocks.block_reader import read_blocks
    from playbook_cli.reading.labels.label_meanings import SectionNames, default_names
    from playbook_cli.reading.outline.headings import read_outline
    from playbook_cli.reading.outline.unmarked_structure import draw_structure, see_lines
    from playbook_cli.reading.stages.drafts import Document

    names = SectionNames(guide.sections, guide.ignored) if guide.names_labels else default_names()
    seen = see_lines(lines, names)
    blocks, findings = read_blocks(seen.marked, front.stop)
    blocks = draw_structure(blocks, names, plain=seen.plain)
    nodes, opening = read_outline(blocks, names)
    return Document(
        seen.lines, seen.marked, names, blocks, nodes, front.root, guide, tuple(findings), opening
    )


def _settle_guide(own: Guide, beside: Guide | None) -> Guide:
    """The one guide of a text: one that no file holds yet wins over what the front matter says.

    Raises InvalidPlaybook where both its front matter and a file give one.
    """
    if beside is None:
        return own
    if not own.is_empty and beside.source:
        raise InvalidPlaybook(beside.source, None, "two_guides", own.source.rpartition("/")[2])
    return beside


def _find_unnamed(stages: list[DraftStage]) -> Iterator[tuple[int, str]]:
    """The items whose id was made from their name."""
    for stage in stages:
        for items in stage.items.values():
            yield from ((item.line, item.name) for item in items if not item.id)


def _refuse_too_long(text: str, source: str) -> None:
    """Refuse a text past the limits, before it is read; raises InvalidPlaybook."""
    lines = 1 + max(text.count("\n"), text.count("\r"))
    if lines > MOST_LINES:
        raise InvalidPlaybook(source, None, "too_many_lines", f"{lines:,}", f"{MOST_LINES:,}")
    if len(text) > MOST_CHARACTERS:
        raise InvalidPlaybook(source, None, "too_many_characters", f"{len(text):,}", f"{MOST_CHARACTERS:,}")


def _refuse_too_many(read: ReadPlaybook, source: str) -> None:
    """Refuse a playbook with more items than are shown or looked up in a breath; raises InvalidPlaybook."""
    from playbook_cli.domain.playbook.refs import find_places

    count = sum(1 for stage in read.playbook.stages for _ in find_places(stage))
    if count > MOST_ITEMS:
        raise InvalidPlaybook(source, None, "too_many_items", f"{count:,}", f"{MOST_ITEMS:,}")
