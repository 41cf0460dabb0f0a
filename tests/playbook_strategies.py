"""Playbooks of every kind for property tests: Chinese, awkward signs, text that looks like markup."""

from hypothesis import strategies as st

from playbook_cli.domain.playbook.model import (
    CustomerQuestion,
    Duration,
    ExitCriterion,
    Item,
    KeyActivity,
    OtherSection,
    Playbook,
    Requirement,
    Section,
    Stage,
)
from playbook_cli.domain.text import clean_line, clean_text

AWKWARD = [
    *(
        "：",
        ":",
        "#",
        "# 标题",
        "## Stage 2: X",
        "|",
        "| a | b |",
        "`",
        "```",
        "-",
        "- 项目",
        "*",
        "**粗**",
        "_",
    ),
    *(
        "1.",
        "1) ",
        "2、",
        "①",
        "{#id}",
        "{",
        "}",
        "\\",
        "<br>",
        "<!--",
        "-->",
        "&amp;",
        "&#58;",
        "&",
        "[ ]",
        "[x]",
    ),
    *(
        "步骤：a、b。关键点：c。重要性：d。",
        "需要：1)甲 2)乙。通过会议确认",
        "Steps: a, b",
        "Requirements:",
        "~",
        "---",
    ),
    *(
        "退出标准",
        "Exit Criteria",
        "说明：",
        "no",
        "yes",
        "null",
        "010",
        "12:30",
        "2026-11-23",
        "0x1F",
        "(40%)",
    ),
    *(
        "e\u0301",
        "Ａ",
        "　",
        "👩‍💻",
        "\u00a0",
        "'",
        '"',
        "？",
        "!",
        "@",
        "%",
        ">",
        "> 引用",
        "=====",
        "(可选)",
    ),
    *("报价方案", "客户", "关键点", "预算", " ", " and ", "acme", "Stage", "阶段"),
]
pieces = st.one_of(
    st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
)
raw = st.lists(pieces, min_size=1, max_size=5).map("".join)
lines = raw.map(clean_line)
names = lines.filter(bool)
texts = st.lists(lines, max_size=4).map("\n".join).map(clean_text).map(str.strip)
ids = st.sampled_from(
    [
        "quote",
        "e1",
        "roi",
        "go-live",
        "报价方案",
        "评估-2",
        "a.b",
        "no",
        "010",
        "x" * 60,
        "Ⅳ",
        "with space",
        "{#}",
    ]
)
days = st.one_of(st.none(), st.integers(0, 36500))


def items(kind: type[Item], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[Item, ...]]:
    one = st.builds(kind, id=ids, name=names, line=st.none(), **fields)
    return st.lists(one, max_size=3, unique_by=lambda item: item.id).map(tuple)


plain_items = items(Item, description=texts)
activities = items(
    KeyActivity,
    description=texts,
    summary=texts,
    steps=st.lists(names, max_size=3).map(tuple),
    key_points=st.lists(names, max_size=3).map(tuple),
    importance=lines,
)
requirements = st.lists(
    st.builds(Requirement, id=ids, text=names, line=st.none()), max_size=3, unique_by=lambda one: one.id
).map(tuple)
links = st.builds("{}/{}".format, st.sampled_from([section.slug for section in Section]), ids)
questions = st.lists(st.builds(CustomerQuestion, question=names, follow_up=lines), max_size=2).map(tuple)


@st.composite
def give_needs(draw: st.DrawFn, made: st.SearchStrategy[tuple[Item, ...]]) -> tuple[Item, ...]:
    """Criteria that need each other, or something that none of them is."""
    found = draw(made)
    known = [*(item.id for item in found), "没有这一条", "no-such-criterion"]
    needs = st.lists(st.sampled_from(known), max_size=2, unique=True).map(tuple)
    return tuple(item.model_copy(update={"needs": draw(needs)}) for item in found)


criteria = items(
    ExitCriterion,
    description=texts,
    summary=texts,
    requirements=requirements,
    guidance=lines,
    outcome=st.one_of(st.none(), ids),
    required=st.booleans(),
    supported_by=st.one_of(st.none(), st.lists(links, max_size=3).map(tuple)),
    ask=questions,
    who=lines,
)
durations = st.builds(
    lambda low, more: Duration(min_days=low, max_days=low + more), st.integers(0, 400), st.integers(0, 400)
)
others = st.lists(st.builds(OtherSection, title=lines, text=texts, line=st.none()), max_size=2).map(tuple)
stages = st.builds(
    Stage,
    id=ids,
    name=names,
    aliases=st.lists(names, max_size=2).map(tuple),
    position=st.just(1),
    probability=st.one_of(st.none(), st.integers(0, 100)),
    duration=st.one_of(st.none(), durations),
    stale_after_days=days,
    quiet_after_days=days,
    overdue_after_days=days,
    summary=texts,
    entry_criteria=plain_items,
    key_activities=activities,
    outcomes=plain_items,
    deliverables=plain_items,
    customer_purchase_behaviors=plain_items,
    customer_supporting_behaviors=plain_items,
    exit_criteria=give_needs(criteria),
    ask=questions,
    cautions=st.lists(names, max_size=2).map(tuple),
    other_sections=others,
    line=st.none(),
)


def number_stages(stages: list[Stage]) -> tuple[Stage, ...]:
    return tuple(stage.model_copy(update={"position": n}) for n, stage in enumerate(stages, 1))


playbooks = st.builds(
    Playbook,
    id=ids,
    title=names,
    language=st.sampled_from(["", "zh", "en"]),
    version=lines,
    summary=texts,
    evidence=st.sampled_from(["optional", "required"]),
    win_reasons=st.lists(names, max_size=2).map(tuple),
    loss_reasons=st.lists(names, max_size=2).map(tuple),
    stages=st.lists(stages, min_size=1, max_size=3, unique_by=lambda stage: stage.id).map(number_stages),
)
