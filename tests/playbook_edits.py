"""Playbooks that an author edits at random, and deals with marks on them, for property tests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from playbook_cli.domain.deal.marks import Mark
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.model import ExitCriterion, Item, KeyActivity, Playbook, Requirement, Stage
from playbook_cli.domain.upgrade.item_pairing import list_places
from tests.samples import NOW

WORDS = (
    "预算金额",
    "预算来源",
    "审批人",
    "访谈三个部门",
    "写成纪要",
    "双方签字",
    "收到首付款",
    "竞争情况",
    "Budget",
)
ENDINGS = ("", "", "", "已确认", "（书面）", " confirmed")
STAGES = ("需求发现", "方案评估", "商务谈判", "签约")


@dataclass(frozen=True)
class Draft:
    """One exit criterion while it is being edited: its stated id or none, its name, its parts."""

    stated: str
    name: str
    parts: tuple[str, ...]
    required: bool = True


texts = st.builds(lambda word, ending: word + ending, st.sampled_from(WORDS), st.sampled_from(ENDINGS))
drafts = st.builds(
    Draft,
    stated=st.sampled_from(("", "", "x", "y", "z")),
    name=texts,
    parts=st.lists(texts, max_size=3).map(tuple),
    required=st.booleans(),
)
stage_drafts = st.tuples(st.sampled_from(STAGES), st.lists(drafts, max_size=4).map(tuple))
playbook_drafts = st.lists(stage_drafts, min_size=1, max_size=4, unique_by=lambda pair: pair[0]).map(tuple)
Outline = tuple[tuple[str, tuple[Draft, ...]], ...]


def build(outline: Outline, language: str = "zh") -> Playbook:
    """The playbook of an outline; ids are what the reader would give: as stated, else the name."""
    stages = [
        Stage(
            id=name,
            name=name,
            position=position,
            key_activities=(KeyActivity(id="visit", name=f"{name}拜访"),),
            deliverables=(Item(id="minutes", name="纪要"),),
            exit_criteria=tuple(_criteria(drafted)),
        )
        for position, (name, drafted) in enumerate(outline, 1)
    ]
    return Playbook(id="team", title="团队打法", language=language, stages=tuple(stages))


def _criteria(drafted: Sequence[Draft]) -> list[ExitCriterion]:
    taken: set[str] = set()
    criteria = []
    for draft in drafted:
        wanted = draft.stated or draft.name
        item_id = next(i for i in (wanted, *(f"{wanted}-{n}" for n in range(2, 99))) if i not in taken)
        taken.add(item_id)
        parts = tuple(Requirement(id=str(n), text=text) for n, text in enumerate(draft.parts, 1))
        criteria.append(
            ExitCriterion(id=item_id, name=draft.name, requirements=parts, required=draft.required)
        )
    return criteria


@st.composite
def edited(draw: st.DrawFn, outline: Outline) -> Outline:
    """The outline after one to four edits of an author."""
    for _ in range(draw(st.integers(1, 4))):
        outline = draw(st.sampled_from(EDITS))(draw, outline)
    return outline


def _edit_stages(draw: st.DrawFn, outline: Outline) -> Outline:
    stages = draw(st.permutations(outline))
    return tuple(stages)


def _add_stage(draw: st.DrawFn, outline: Outline) -> Outline:
    free = [name for name in STAGES if name not in {taken for taken, _ in outline}]
    if not free:
        return outline
    position = draw(st.integers(0, len(outline)))
    new = (draw(st.sampled_from(free)), tuple(draw(st.lists(drafts, max_size=2))))
    return (*outline[:position], new, *outline[position:])


def _remove_stage(draw: st.DrawFn, outline: Outline) -> Outline:
    if len(outline) == 1:
        return outline
    position = draw(st.integers(0, len(outline) - 1))
    return (*outline[:position], *outline[position + 1 :])


def _edit_criteria(draw: st.DrawFn, outline: Outline) -> Outline:
    position = draw(st.integers(0, len(outline) - 1))
    name, drafted = outline[position]
    drafted = tuple(draw(st.permutations(drafted)))
    match draw(st.sampled_from(("remove", "add", "rename", "split", "parts", "order", "required"))):
        case "remove":
            drafted = drafted[1:]
        case "add":
            drafted = (draw(drafts), *drafted)
        case "rename" if drafted:
            drafted = (replace(drafted[0], name=draw(texts)), *drafted[1:])
        case "split" if drafted:
            parts = () if drafted[0].parts else tuple(draw(st.lists(texts, min_size=1, max_size=3)))
            drafted = (replace(drafted[0], parts=parts), *drafted[1:])
        case "parts" if drafted:
            parts = tuple(draw(st.permutations((*drafted[0].parts[:2], draw(texts)))))
            drafted = (replace(drafted[0], parts=parts), *drafted[1:])
        case "required" if drafted:
            drafted = (replace(drafted[0], required=not drafted[0].required), *drafted[1:])
    return (*outline[:position], (name, drafted), *outline[position + 1 :])


EDITS = (_edit_criteria, _edit_criteria, _edit_criteria, _edit_stages, _add_stage, _remove_stage)


@st.composite
def marks_on(draw: st.DrawFn, playbook: Playbook) -> dict[str, Mark]:
    """Marks on some of the playbook's places, in any order, with evidence or a reason."""
    paths = [place.path for place in list_places(playbook)]
    chosen = draw(st.lists(st.sampled_from(paths), unique=True, max_size=len(paths)))
    return {path: draw(_mark(order)) for order, path in enumerate(chosen)}


@st.composite
def _mark(draw: st.DrawFn, order: int) -> Mark:
    match draw(st.sampled_from(ItemStatus)):
        case ItemStatus.DONE:
            evidence = draw(st.sampled_from(((), ("mail",), ("minutes",))))
            return Mark(ItemStatus.DONE, order, NOW, evidence=evidence)
        case ItemStatus.WAIVED:
            return Mark(
                ItemStatus.WAIVED, order, NOW, reason=draw(st.sampled_from(("框架合同", "no tender")))
            )
        case _:
            return Mark(ItemStatus.OPEN, order, NOW)
