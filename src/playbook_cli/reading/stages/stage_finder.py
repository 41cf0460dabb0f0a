"""Which headings of a document are its stages.

Headings of one level below one parent form a group. A group is taken for stages by what stands below its
headings (entry and exit criteria weigh most), how they are marked (Stage 2: X, 2. X, X) and what the heading
above them says; the best group wins, so that a later table of contents or health check of the same names
does not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.outline.section_lookup import SectionNames, fold_label
from playbook_cli.reading.stages.stage_names import are_passages, split_passage
from playbook_cli.reading.words.stage_words import ANNOUNCING, SALES_NAMES, SELLING, TERMINAL_NAMES

_MOSTLY = 0.5
_FEWEST = 2
_PLAIN_MARKS = ("worded", "suffixed")
_CONTEXT_FEWEST = 3


@dataclass(frozen=True, slots=True)
class StageGroup:
    """Headings that are the stages of one playbook, in the order of the text."""

    nodes: tuple[Node, ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much speaks for the group: criteria, sections, plain marks."""
        return (
            sum(node.has_gate for node in self.nodes),
            sum(len(node.sections) for node in self.nodes),
            sum(node.form in _PLAIN_MARKS or node.measured for node in self.nodes),
        )


def find_stages(nodes: Sequence[Node], names: SectionNames, listed: Iterable[str] = ()) -> tuple[Node, ...]:
    """The headings that are stages, or nothing; `listed` are the names in the opening list."""
    known = frozenset(fold_label(name) for name in listed)
    groups = [group for siblings in _siblings(nodes) if (group := _judge(siblings, names, known))]
    if not groups:
        return _find_lone(nodes, names)
    best = max(groups, key=lambda group: group.weight)
    level = best.nodes[0].level
    taken = {fold_label(node.mark.name) for node in best.nodes if node.mark}
    chosen = list(best.nodes)
    for group in groups:
        if group is not best and group.nodes[0].level == level and _continues(group, best, taken):
            chosen += group.nodes
    return tuple(sorted(chosen, key=lambda node: node.start))


def _find_lone(nodes: Sequence[Node], names: SectionNames) -> tuple[Node, ...]:
    """One bare heading with a heading `Exit criteria` below it, where a heading above announces stages.

    Without such an announcement it must be the only heading besides the title and the sections.
    """
    below = [node for node in nodes if node.parent or node.heading.level > 1]
    plain = [node for node in below if node.mark and not node.found and not names.is_list(node.heading.text)]
    gated = [node for node in plain if any(_is_exit(child, node) for child in node.children)]
    if len(gated) != 1:
        return ()
    return tuple(gated) if gated == plain or _is_announced(gated[0], names) else ()


def _is_exit(node: Node, parent: Node) -> bool:
    """Whether a heading that is deeper than its parent names exit criteria."""
    found = node.found
    deeper = node.heading.level > parent.heading.level
    return deeper and found is not None and found.clear and found.section is Section.EXIT_CRITERIA


def _siblings(nodes: Sequence[Node]) -> list[list[Node]]:
    """Headings by parent and level."""
    groups: dict[tuple[int, float], list[Node]] = {}
    for node in nodes:
        if node.found is None and node.mark is not None:
            groups.setdefault((id(node.parent), node.level), []).append(node)
    return list(groups.values())


def _continues(group: StageGroup, best: StageGroup, taken: set[str]) -> bool:
    """Whether another group of the same level holds more stages of this playbook: new names, marked alike."""
    forms = {node.form for node in best.nodes}
    names = {fold_label(node.mark.name) for node in group.nodes if node.mark}
    alike = all(node.form in forms and node.form != "bare" for node in group.nodes)
    return alike and group.weight[0] > 0 and not names & taken


def _judge(siblings: list[Node], names: SectionNames, listed: frozenset[str]) -> StageGroup | None:
    """The stages among headings of one parent, or None where nothing speaks for any."""
    announced = _is_announced(siblings[0], names)
    if marked := _judge_marked(siblings, names, announced=announced):
        return marked
    if any(_is_stated(node) for node in siblings):
        return _group(siblings, lambda node: _is_stated(node) or node.has_gate or _is_terminal(node))
    if members := [node for node in siblings if fold_label(node.mark.name if node.mark else "") in listed]:
        spoken = sum(bool(node.sections) for node in members)
        if len(members) >= _FEWEST and spoken >= _MOSTLY * len(members):
            kept = {id(node) for node in members}
            return _group(siblings, lambda node: id(node) in kept or node.has_gate)
    numbered = [node for node in siblings if node.form in ("numbered", "weak", "suffixed")]
    if _plain_hold(numbered, announced=announced):
        kept = {id(node) for node in numbered if announced or _speaks(node)}
        return _group(siblings, _between([node for node in numbered if id(node) in kept]))
    above = siblings[0].parent
    listed_above = above is not None and names.is_list(above.heading.text)
    if _plain_hold(siblings, announced=listed_above or (announced and any(map(_has_exit, siblings)))):
        return _group(siblings, _speaks)
    return None


def _has_exit(node: Node) -> bool:
    return node.has_gate or Section.EXIT_CRITERIA in node.vague


def _judge_marked(siblings: list[Node], names: SectionNames, *, announced: bool) -> StageGroup | None:
    """The stages among headings that say so themselves: `A → B`, `B → C`, or `Stage 2: X`, or `2. Demo`."""
    passages = [node for node in siblings if node.mark and len(split_passage(node.mark.name)) > 1]
    if announced and are_passages([node.mark.name for node in passages if node.mark]):
        return StageGroup(tuple(passages))
    worded = [node for node in siblings if node.form == "worded"]
    if worded and (_worded_hold(worded, announced=announced) or _are_listed_sales(worded, names)):
        return _group(siblings, _between(worded))
    numbered = [node for node in siblings if node.form == "numbered"]
    if announced and len(numbered) >= _CONTEXT_FEWEST and _are_sales(numbered):
        return _group(siblings, _between(numbered))
    return None


def _between(marked: list[Node]) -> Callable[[Node], bool]:
    """Marked headings, those with criteria between them, `X phase` with sections, and ends of a pipeline."""
    kept = {id(node) for node in marked}
    first, last = marked[0].start, marked[-1].start
    return lambda node: (
        id(node) in kept
        or (node.has_gate and first < node.start < last)
        or (node.form == "suffixed" and bool(node.sections))
        or (_is_terminal(node) and first < node.start)
    )


def _group(siblings: list[Node], belongs: Callable[[Node], bool]) -> StageGroup | None:
    nodes = tuple(node for node in siblings if belongs(node))
    return StageGroup(nodes) if nodes else None


def _is_announced(node: Node, names: SectionNames) -> bool:
    """Whether a heading above says that stages follow."""
    return stands_below_announcement(node.parent, names)


def stands_below_announcement(node: Node | None, names: SectionNames) -> bool:
    """Whether a heading, or one above it, says that stages follow."""
    while node and not _announces_stages(node, names):
        node = node.parent
    return node is not None


def _announces_stages(node: Node, names: SectionNames) -> bool:
    return names.is_list(node.heading.text) or ANNOUNCING.search(node.heading.text) is not None


def _worded_hold(worded: list[Node], *, announced: bool) -> bool:
    """`Stage 2: X`: criteria under any, sections or measures under half, or stages announced above."""
    spoken = sum(
        bool(node.sections) or node.measured or Section.EXIT_CRITERIA in node.vague for node in worded
    )
    if any(node.has_gate for node in worded):
        return True
    if len(worded) >= _FEWEST and spoken >= _MOSTLY * len(worded):
        return True
    return announced and len(worded) >= _CONTEXT_FEWEST and spoken > 0


def _are_listed_sales(worded: list[Node], names: SectionNames) -> bool:
    """Three stages or more right below `Sales stages`, which may say no more than what each is."""
    above = worded[0].parent
    if above is None or len(worded) < _CONTEXT_FEWEST or not names.is_list(above.heading.text):
        return False
    return SELLING.search(" ".join(node.heading.text for node in (above, *worded))) is not None


def _are_sales(nodes: list[Node]) -> bool:
    """Whether half of the headings or more are names that stages of a sale go by."""
    known = sum(fold_label(node.mark.name) in SALES_NAMES for node in nodes if node.mark)
    return known >= _MOSTLY * len(nodes)


def _plain_hold(nodes: list[Node], *, announced: bool) -> bool:
    """`2. X` and bare names: criteria under most, or sections under most where stages are announced."""
    gates = sum(node.has_gate for node in nodes)
    spoken = sum(bool(node.sections) for node in nodes)
    if gates >= _FEWEST and gates >= _MOSTLY * len([node for node in nodes if not _is_terminal(node)]):
        return True
    return announced and spoken >= _FEWEST and spoken >= _MOSTLY * len(nodes)


def _speaks(node: Node) -> bool:
    return bool(node.sections) or node.measured or _is_terminal(node)


def _is_stated(node: Node) -> bool:
    """A heading with an id of its own and a gate below it is a stage, even if it is the only one."""
    return node.mark is not None and bool(node.mark.id) and node.has_gate


def _is_terminal(node: Node) -> bool:
    return node.mark is not None and fold_label(node.mark.name) in TERMINAL_NAMES
