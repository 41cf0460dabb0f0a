"""Which headings of a row may be its stages: one rule for each selection, in the order of their weighing."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.candidates.stage_signs import Announcement, is_of_a_sale
from playbook_cli.reading.labels.section_lookup import fold_label
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.titles.shared_names import are_passages, split_passage
from playbook_cli.reading.words.stage_words import closes_pipeline

_NUMBERED = ("numbered", "weak", "suffixed")


@dataclass(frozen=True, slots=True)
class HeadingSelection:
    """Headings that speak for stages, and those that would be the stages; `sure` where nothing is weighed."""

    chosen: Sequence[Node]
    members: Sequence[Node]
    sure: bool = False


Select = Callable[[Sequence[Node], Announcement, Collection[str]], HeadingSelection]


def list_selections(
    nodes: Sequence[Node], above: Announcement, listed: Collection[str]
) -> Iterator[HeadingSelection]:
    """Every selection of headings side by side; `listed` are the folded names in the opening list."""
    found = (select(nodes, above, listed) for select in _RULES)
    return (selection for selection in found if selection.chosen)


def _select_passages(
    nodes: Sequence[Node], above: Announcement, _listed: Collection[str]
) -> HeadingSelection:
    """`A → B`, `B → C`, below a heading that announces stages."""
    passages = [node for node in nodes if node.mark and len(split_passage(node.mark.name)) > 1]
    chained = above.announced and are_passages([node.mark.name for node in passages if node.mark])
    return HeadingSelection(passages, passages, sure=True) if chained else HeadingSelection((), ())


def _select_form(form: str) -> Select:
    def select(nodes: Sequence[Node], _above: Announcement, _listed: Collection[str]) -> HeadingSelection:
        formed = [node for node in nodes if node.form == form]
        return HeadingSelection(formed, _pick(nodes, _between(formed)) if formed else ())

    return select


def _select_stated(nodes: Sequence[Node], _above: Announcement, _listed: Collection[str]) -> HeadingSelection:
    stated = [node for node in nodes if _is_stated(node)]
    return HeadingSelection(
        stated, _pick(nodes, lambda node: _is_stated(node) or node.has_gate or _is_end(node))
    )


def _select_listed(nodes: Sequence[Node], _above: Announcement, listed: Collection[str]) -> HeadingSelection:
    named = [node for node in nodes if node.mark and fold_label(node.mark.name) in listed]
    kept = {id(node) for node in named}
    return HeadingSelection(named, _pick(nodes, lambda node: id(node) in kept or node.has_gate))


def _select_marked(nodes: Sequence[Node], above: Announcement, _listed: Collection[str]) -> HeadingSelection:
    marked = [node for node in nodes if node.form in _NUMBERED]
    spoken = marked if above.announced or above.sells else _speaking(marked)
    return HeadingSelection(marked, _pick(nodes, _between(spoken)) if spoken else ())


def _select_speaking(
    nodes: Sequence[Node], _above: Announcement, _listed: Collection[str]
) -> HeadingSelection:
    speaking = _speaking(nodes)
    return HeadingSelection(nodes, speaking) if 2 * len(speaking) >= len(nodes) else HeadingSelection((), ())


def _select_sold(nodes: Sequence[Node], _above: Announcement, _listed: Collection[str]) -> HeadingSelection:
    """The run from the first to the last name that stages of a sale often have."""
    sold = [node.start for node in nodes if node.mark and is_of_a_sale(node.mark)]
    run = [node for node in nodes if sold and sold[0] <= node.start <= sold[-1]]
    return HeadingSelection(run, run)


def _select_all(nodes: Sequence[Node], _above: Announcement, _listed: Collection[str]) -> HeadingSelection:
    return HeadingSelection(nodes, nodes)


_RULES: Final[tuple[Select, ...]] = (
    _select_passages,
    _select_form("worded"),
    _select_form("numbered"),
    _select_stated,
    _select_listed,
    _select_marked,
    _select_speaking,
    _select_sold,
    _select_all,
)


def _pick(nodes: Sequence[Node], belongs: Callable[[Node], bool]) -> list[Node]:
    return [node for node in nodes if belongs(node)]


def _speaking(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.sections or node.measured or _is_end(node)]


def _between(marked: list[Node]) -> Callable[[Node], bool]:
    """Marked headings, those with criteria between them, `X phase` with sections, and ends of a pipeline.

    Where all of them say when they are, so does `Before the kickoff (Week -1)` beside them.
    """
    kept = {id(node) for node in marked}
    first, last = marked[0].start, marked[-1].start
    timed = all(_is_timed(node) for node in marked)
    return lambda node: (
        id(node) in kept
        or (node.has_gate and first < node.start < last)
        or (node.form == "suffixed" and bool(node.sections))
        or (_is_end(node) and first < node.start)
        or (timed and _is_timed(node))
    )


def _is_timed(node: Node) -> bool:
    """Whether a heading says when it is."""
    return node.mark is not None and bool(node.mark.when) and node.found is None


def _is_stated(node: Node) -> bool:
    """A heading with an id of its own and a gate below it is a stage, even if it is the only one."""
    return node.mark is not None and bool(node.mark.id) and node.has_gate


def _is_end(node: Node) -> bool:
    return node.mark is not None and closes_pipeline(fold_label(node.mark.name))
