"""What speaks for headings, rows or entries being stages, counted in one way for all of them.

Of headings side by side not all may be stages: each selection of them is weighed on its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from playbook_cli.domain.playbook.guides.reading_report import Evidence
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Fence, ItemList
from playbook_cli.reading.candidates.judgement import Judgement, Strength, judge_headings
from playbook_cli.reading.labels.label_meanings import fold_label
from playbook_cli.reading.outline.headings import HeadingNode
from playbook_cli.reading.stages.drafts import Document
from playbook_cli.reading.titles.heading_text import are_passages, split_passage
from playbook_cli.reading.titles.stage_title import StageMark
from playbook_cli.reading.words.languages import simplify
from playbook_cli.reading.words.stage_words import (
    ANNOUNCING,
    CUSTOMERS,
    NO_PROCESS,
    SALES_NAMES,
    SELLING,
    closes_pipeline,
)

_NUMBERED = ("numbered", "weak", "suffixed")
_CODES = frozenset(
    """
    bash sh shell zsh console powershell python py js javascript ts typescript jsx tsx java go rust
    c cpp ruby rb php sql json toml dockerfile docker makefile xml html css kotlin swift groovy hcl
    terraform diff
    """.split()  # noqa: SIM905  # forty words in quotes cannot be read
)
_COMMANDS = (
    "$ ",
    "npm ",
    "pip ",
    "git ",
    "docker ",
    "cd ",
    "curl ",
    "sudo ",
    "apt ",
    "brew ",
    "kubectl ",
    "make ",
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the headings above a place say: announced stages, a sale, something else."""

    announced: str = ""
    heads_list: bool = False
    sells: str = ""
    against: str = ""


def read_announcement(node: HeadingNode | None, document: Document) -> Announcement:
    """What a heading and those above it announce; the title of the text counts among them."""
    above = _line_of(node)
    title = document.nodes[0] if document.nodes and document.nodes[0].heading.level == 1 else None
    titles = above if title is None or title in above else [*above, title]
    announcing = (one for one in above if announces_stages(one))
    return Announcement(
        announced=next((one.heading.text for one in announcing), ""),
        heads_list=node is not None and node.said.lists_stages,
        sells=_first_saying(titles, CUSTOMERS),
        against=_first_saying(titles, NO_PROCESS),
    )


def _first_saying(nodes: Sequence[HeadingNode], words: re.Pattern[str]) -> str:
    """The first heading that has any of some words, or nothing."""
    return next((node.heading.text for node in nodes if _says(node, words)), "")


def _says(node: HeadingNode, words: re.Pattern[str]) -> bool:
    return _holds_any(node.heading.text, words)


def _holds_any(text: str, words: re.Pattern[str]) -> bool:
    """Whether a text has any of some words, as it stands or in simplified Chinese."""
    if words.search(text):
        return True
    return not text.isascii() and words.search(simplify(text)) is not None


def _line_of(node: HeadingNode | None) -> list[HeadingNode]:
    above: list[HeadingNode] = []
    while node:
        above.append(node)
        node = node.parent
    return above


def announces_stages(node: HeadingNode) -> bool:
    """Whether a heading says that stages follow."""
    return node.said.lists_stages or _says(node, ANNOUNCING)


def see_headings(
    nodes: Sequence[HeadingNode], announcement: Announcement, document: Document, listed: Collection[str]
) -> Evidence:
    """What speaks for headings being stages; `listed` are the folded names in the opening list."""
    forms = Counter(node.form for node in nodes)
    return replace(
        _see_marks([node.mark for node in nodes if node.mark], announcement, listed),
        worded=forms["worded"],
        weakly=forms["weak"],
        gated=sum(node.has_gate for node in nodes),
        sectioned=sum(bool(node.sections) for node in nodes),
        vaguely=sum(Section.EXIT_CRITERIA in node.vague for node in nodes),
        measured=sum(node.measured for node in nodes),
        told=sum(map(_is_told, nodes)),
        filled=sum(node.stop > node.start for node in nodes),
        coded=sum(_holds_code(document.blocks[node.start : node.stop]) for node in nodes),
    )


def _see_marks(marks: Sequence[StageMark], announcement: Announcement, listed: Collection[str]) -> Evidence:
    return replace(
        see_names([mark.name for mark in marks], announcement),
        marked=sum(mark.form != "bare" for mark in marks),
        stated=sum(bool(mark.id) for mark in marks),
        listed=sum(fold_label(mark.name) in listed for mark in marks),
    )


def _is_told(node: HeadingNode) -> bool:
    return bool(node.sections) or node.measured or Section.EXIT_CRITERIA in node.vague


def see_names(names: Sequence[str], announcement: Announcement) -> Evidence:
    """What the names of places, and the headings above them, speak for."""
    folded = [fold_label(name) for name in names]
    ends = [closes_pipeline(name) for name in folded]
    return Evidence(
        count=len(names),
        announced=announcement.announced,
        heads_list=announcement.heads_list,
        sells=announcement.sells,
        against=announcement.against,
        of_a_sale=sum(name in SALES_NAMES or end for name, end in zip(folded, ends, strict=True)),
        ends=sum(ends),
    )


def see_below(names: Sequence[str], node: HeadingNode | None, document: Document) -> Evidence:
    """The same of places below a heading."""
    return see_names(names, read_announcement(node, document))


def is_about_selling(texts: Sequence[str]) -> bool:
    """Whether any of some texts speaks of selling."""
    return _holds_any(" ".join(texts), SELLING)


def is_of_a_sale(mark: StageMark) -> bool:
    """Whether a stage goes by a name that stages of a sale often have, or by that of an end."""
    return (name := fold_label(mark.name)) in SALES_NAMES or closes_pipeline(name)


def _holds_code(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Fence) and _is_code(block) for block in _flatten(blocks))


def _flatten(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with those nested right below the entries of lists."""
    nested = [
        inner
        for block in blocks
        if isinstance(block, ItemList)
        for item in block.items
        for inner in item.blocks
    ]
    return [*blocks, *nested]


def _is_code(fence: Fence) -> bool:
    info = fence.info.split(" ")[0].lower()
    return info in _CODES or any(line.lstrip().startswith(_COMMANDS) for line in fence.lines)


@dataclass(frozen=True, slots=True)
class _Selection:
    """Headings that speak for stages, and those that would be the stages; `sure` where nothing is weighed."""

    chosen: Sequence[HeadingNode] = ()
    members: Sequence[HeadingNode] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """Headings side by side, what is announced above them, and the folded names in the opening list."""

    nodes: Sequence[HeadingNode]
    above: Announcement
    listed: Collection[str]

    def pick(self, belongs: Callable[[HeadingNode], bool]) -> list[HeadingNode]:
        """The headings of the row that belong to something."""
        return [node for node in self.nodes if belongs(node)]

    def select_passages(self) -> _Selection:
        """`A → B`, `B → C`, below a heading that announces stages."""
        passages = [node for node in self.nodes if node.mark and len(split_passage(node.mark.name)) > 1]
        chained = self.above.announced and are_passages([node.mark.name for node in passages if node.mark])
        return _Selection(passages, passages, sure=True) if chained else _Selection()

    def select_worded(self) -> _Selection:
        """Those that say Stage."""
        return self._select_form("worded")

    def select_numbered(self) -> _Selection:
        """Those that carry numbers."""
        return self._select_form("numbered")

    def _select_form(self, form: str) -> _Selection:
        formed = self.pick(lambda node: node.form == form)
        return _Selection(formed, self.pick(_between(formed)) if formed else ())

    def select_stated(self) -> _Selection:
        """Those with ids of their own and gates, with others that have gates, and ends."""
        stated = self.pick(_is_stated)
        return _Selection(stated, self.pick(lambda node: _is_stated(node) or node.has_gate or _is_end(node)))

    def select_listed(self) -> _Selection:
        """Those that the opening list names, with others that have gates."""
        named = [node for node in self.nodes if node.mark and fold_label(node.mark.name) in self.listed]
        kept = {id(node) for node in named}
        return _Selection(named, self.pick(lambda node: id(node) in kept or node.has_gate))

    def select_marked(self) -> _Selection:
        """Those that carry a number, a day or the like, where any of them says something of a stage."""
        marked = self.pick(lambda node: node.form in _NUMBERED)
        spoken = marked if self.above.announced or self.above.sells else list(filter(_speaks, marked))
        return _Selection(marked, self.pick(_between(spoken)) if spoken else ())

    def select_speaking(self) -> _Selection:
        """Those that say something of a stage, where half of the row does."""
        speaking = self.pick(_speaks)
        return _Selection(self.nodes, speaking) if 2 * len(speaking) >= len(self.nodes) else _Selection()

    def select_sold(self) -> _Selection:
        """The run from the first to the last name that stages of a sale often have."""
        sold = [node.start for node in self.nodes if node.mark and is_of_a_sale(node.mark)]
        run = self.pick(lambda node: sold[0] <= node.start <= sold[-1]) if sold else ()
        return _Selection(run, run)

    def select_all(self) -> _Selection:
        """The whole row."""
        return _Selection(self.nodes, self.nodes)


_SELECTIONS: Final = (
    _Row.select_passages,
    _Row.select_worded,
    _Row.select_numbered,
    _Row.select_stated,
    _Row.select_listed,
    _Row.select_marked,
    _Row.select_speaking,
    _Row.select_sold,
    _Row.select_all,
)


def weigh_headings(
    nodes: Sequence[HeadingNode], document: Document, listed: Collection[str]
) -> Iterator[tuple[Sequence[HeadingNode], Evidence, Judgement]]:
    """The selections of headings side by side: what speaks for each, judged by the headings that were chosen.

    They come in the order in which one wins over others as strong; none comes behind one that is sure.
    """
    row = _Row(nodes, read_announcement(nodes[0].parent, document), listed)
    for selection in (select(row) for select in _SELECTIONS):
        if selection.chosen:
            seen = see_headings(selection.chosen, row.above, document, listed)
            judgement = Judgement(Strength.SURE) if selection.sure else judge_headings(seen)
            members = selection.members or selection.chosen
            if members is not selection.chosen:
                seen = see_headings(members, row.above, document, listed)
            yield members, seen, judgement
            if judgement.strength is Strength.SURE:
                return


def _speaks(node: HeadingNode) -> bool:
    return bool(node.sections) or node.measured or _is_end(node)


def _between(marked: Sequence[HeadingNode]) -> Callable[[HeadingNode], bool]:
    """Marked headings, and those that stand between them like stages.

    Where all of them say when they are, so does `Before the kickoff (Week -1)` beside them.
    """
    kept = {id(node) for node in marked}
    first, last = marked[0].start, marked[-1].start
    timed = all(_is_timed(node) for node in marked)
    return lambda node: (
        id(node) in kept or (timed and _is_timed(node)) or _goes_with(node, first=first, last=last)
    )


def _goes_with(node: HeadingNode, *, first: int, last: int) -> bool:
    """Whether a heading has criteria between stages, or is `X phase` with sections, or an end behind one."""
    if node.form == "suffixed" and node.sections:
        return True
    return first < node.start and (_is_end(node) or (node.has_gate and node.start < last))


def _is_timed(node: HeadingNode) -> bool:
    """Whether a heading says when it is."""
    return node.mark is not None and bool(node.mark.when) and node.found is None


def _is_stated(node: HeadingNode) -> bool:
    """A heading with an id of its own and a gate below it is a stage, even if it is the only one."""
    return node.mark is not None and bool(node.mark.id) and node.has_gate


def _is_end(node: HeadingNode) -> bool:
    return node.mark is not None and closes_pipeline(fold_label(node.mark.name))
