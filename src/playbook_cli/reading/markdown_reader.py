"""A playbook from its Markdown text: front matter, headings, sections, items.

What this reader says about a text, one code each; the words are in `render/words/finding_words.py`:

    control-characters     characters that could steer a terminal were taken out of the line
    near-miss-heading      `##标题`, `＃ 标题`: read as a heading, which other programs do not see
    near-miss-list         `-项目`, `1、项目`: read as a list entry, likewise
    near-miss-task         `- []`, `［ ］`: read as a task, likewise
    near-miss-table        a table without its line of dashes
    near-miss-bold         `**粗体。**后`: not bold elsewhere
    unclosed-fence         a fence without an end; the line is read as text
    text-before-title      a line above the title, such as the residue of a web page; left out
    text-without-section   a list or table right below a stage's heading; kept, but part of no section
    empty-section          the heading of a section with nothing below it
    status-in-heading      a remark about progress in a stage's heading; left out
    exit-to-lost           a way out that loses the deal; kept, but not asked for by the gate
    stage-without-section  a stage of the opening list that the text does not describe
    stage-not-listed       a stage that the opening list does not name
    stage-order-differs    the opening list has another order than the text; the list's order counts
    duplicate-id           an id given twice in one section; the second gets -2
    foreign-front-matter   front matter of another tool; kept as text
    key-not-understood     a key of foreign YAML that says nothing to this program; kept as text
    doubtful               the stages could be something else as well: what spoke for them, what was missing
    unknown-labels         labels that nobody knows, below which items may stand; kept as text
    heading-past-limit     a line that begins like a stage and is too long for its heading; kept as text
    id-past-limit          an id that is too long for one; left in the name
    line-past-limit        a line in which labels are looked for no more; kept as text
    nesting-past-limit     a list that is nested too deep; what is deeper counts as the last level
    number-past-limit      entries of a list are counted no further; kept as text
    text-not-kept          a line of which some words are nowhere in the playbook
"""

from collections.abc import Iterator
from typing import Any

from playbook_cli.domain.names import slugify_name, stem_of
from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.domain.playbook.guides.reading_report import ReadingReport, ReadPlaybook, StagesNotFound
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading.blocks.block_reader import read_blocks
from playbook_cli.reading.candidates.choice import choose_stages
from playbook_cli.reading.document.explanation import make_report
from playbook_cli.reading.document.lost_lines import find_lost_lines
from playbook_cli.reading.document.misunderstood import find_misunderstood
from playbook_cli.reading.document.text_around_stages import read_around
from playbook_cli.reading.labels.section_lookup import SectionNames, default_names
from playbook_cli.reading.lines.source_lines import MarkdownLines, read_lines
from playbook_cli.reading.outline.headings import read_outline
from playbook_cli.reading.outline.unmarked_structure import draw_structure, see_lines
from playbook_cli.reading.playbook_validation import validate_playbook
from playbook_cli.reading.settings.front_matter import FrontMatter, read_front_matter
from playbook_cli.reading.settings.settings_links import apply_settings
from playbook_cli.reading.stages.criterion_needs import settle_needs
from playbook_cli.reading.stages.drafts import Document, DraftPlaybook
from playbook_cli.reading.stages.playbook_mapping import other_mappings, stage_mappings

READER_CODES = (
    FindingCode.CONTROL_CHARACTERS,
    FindingCode.NEAR_MISS_HEADING,
    FindingCode.NEAR_MISS_LIST,
    FindingCode.NEAR_MISS_TASK,
    FindingCode.NEAR_MISS_TABLE,
    FindingCode.NEAR_MISS_BOLD,
    FindingCode.UNCLOSED_FENCE,
    FindingCode.TEXT_BEFORE_TITLE,
    FindingCode.TEXT_WITHOUT_SECTION,
    FindingCode.EMPTY_SECTION,
    FindingCode.STATUS_IN_HEADING,
    FindingCode.EXIT_TO_LOST,
    FindingCode.STAGE_WITHOUT_SECTION,
    FindingCode.STAGE_NOT_LISTED,
    FindingCode.STAGE_ORDER_DIFFERS,
    FindingCode.DUPLICATE_ID,
    FindingCode.FOREIGN_FRONT_MATTER,
    FindingCode.KEY_NOT_UNDERSTOOD,
    FindingCode.DOUBTFUL,
    FindingCode.UNKNOWN_LABELS,
    FindingCode.TEXT_NOT_KEPT,
    FindingCode.HEADING_PAST_LIMIT,
    FindingCode.ID_PAST_LIMIT,
    FindingCode.LINE_PAST_LIMIT,
    FindingCode.NESTING_PAST_LIMIT,
    FindingCode.NUMBER_PAST_LIMIT,
)


def read_markdown(
    text: str, *, source: str, guide: Guide | None = None, with_report: bool = False
) -> ReadPlaybook:
    """Read a playbook, by the guide beside it where there is one.

    Raises InvalidPlaybook for a front matter or a guide that breaks the rules, or NoStages.
    """
    source_lines = read_lines(text)
    front = read_front_matter(source_lines.lines, source) if source_lines.may_have_front else FrontMatter()
    guide = _settle_guide(front.settings.guide(source), guide)
    document = _read_outline(source_lines, front, guide)
    choice = choose_stages(document, weigh_all=with_report)
    if choice.best is None or not choice.stages:
        raise StagesNotFound(source, make_report(document, choice))
    report = make_report(document, choice) if with_report else ReadingReport()
    findings = [*source_lines.findings, *document.findings, *choice.findings]
    draft = read_around(choice.stages, choice.best, findings)
    mapping = _playbook_mapping(draft, front, findings, source)
    mapping["section_names"] = {section.value: names for section, names in guide.sections.items()}
    findings += find_lost_lines(document, front.stop, mapping, findings)
    findings += find_misunderstood(document, front.stop, draft.stages)
    playbook = validate_playbook(mapping, source)
    return ReadPlaybook(playbook, tuple(sorted(findings)), source, tuple(_find_unnamed(draft)), report)


def _read_outline(lines: MarkdownLines, front: FrontMatter, guide: Guide) -> Document:
    """Lines to blocks, blocks to headings with what stands below them."""
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


def _find_unnamed(draft: DraftPlaybook) -> Iterator[tuple[int, str]]:
    """The items whose id was made from their name."""
    for stage in draft.stages:
        for items in stage.items.values():
            yield from ((item.line, item.name) for item in items if not item.id)


def _playbook_mapping(
    draft: DraftPlaybook, front: FrontMatter, findings: list[Finding], source: str
) -> dict[str, Any]:
    settings = front.settings
    title = draft.title or settings.title or stem_of(source) or "playbook"
    if front.is_foreign:
        findings.append(make_finding(1, FindingCode.FOREIGN_FRONT_MATTER))
    stages = stage_mappings(draft, findings)
    apply_settings(stages, settings, source)
    settle_needs(stages)
    others = other_mappings(draft.other)
    if front.is_foreign:
        others.insert(0, {"title": "---", "text": "\n".join(front.lines), "line": 1})
    return {
        "id": settings.id or slugify_name(title),
        "title": title,
        "language": settings.language,
        "version": settings.version,
        "summary": draft.summary,
        "evidence": settings.evidence,
        "win_reasons": settings.win_reasons,
        "loss_reasons": settings.loss_reasons,
        "stages": stages,
        "other_sections": others,
    }
