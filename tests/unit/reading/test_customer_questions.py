import pytest

from playbook_cli.domain.playbook.model import CustomerQuestion, ExitCriterion, Playbook
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading import read_markdown
from playbook_cli.reading.yaml_reader import read_yaml


def read(text: str) -> Playbook:
    return read_markdown(text, source="team.md").playbook


def in_stage(criteria: str, *, more: str = "", front: str = "") -> Playbook:
    return read(
        f"{front}# Sales playbook\n\n## Stage 1: Evaluation\n\n### Exit criteria\n\n{criteria}\n\n{more}\n"
    )


def criteria_of(playbook: Playbook) -> tuple[ExitCriterion, ...]:
    return playbook.stages[0].exit_criteria


def asked(criterion: ExitCriterion) -> list[tuple[str, str]]:
    return [(one.question, one.follow_up) for one in criterion.ask]


@pytest.mark.parametrize(
    ("ask", "follow_up", "who"),
    [
        ("问：", "追问：", "找谁："),
        ("提问：", "再问：", "问谁："),
        ("問：", "追問：", "問誰："),
        ("Ask: ", "Follow-up: ", "Who: "),
        ("**Questions:** ", "**Then ask:** ", "**Who to ask:** "),
        ("Fragen: ", "Nachfrage: ", "Wen fragen: "),
        ("Pregunta: ", "Repregunta: ", "A quién preguntar: "),
        ("Question : ", "Relance : ", "À qui : "),
        ("Pergunta: ", "Aprofundar: ", "A quem: "),
        ("Domanda: ", "Approfondire: ", "A chi: "),
        ("質問：", "深掘り：", "誰に："),
    ],
)
def test_labels_of_every_language_ask(ask: str, follow_up: str, who: str) -> None:
    (found,) = criteria_of(
        in_stage(f"- **Budget known**: Yes.\n  - {ask}上次怎么买的？\n  - {follow_up}谁拍板？\n  - {who}CFO")
    )
    assert (asked(found), found.who) == ([("上次怎么买的？", "谁拍板？")], "CFO")
    assert found.requirements == ()
    assert found.summary == "Yes."


def test_a_list_of_questions_has_its_follow_ups_below_each() -> None:
    (found,) = criteria_of(
        in_stage(
            "- **Budget known**\n  - Questions:\n    - Who pays?\n      - Since when?\n"
            "    - Who signs? Follow-up: Alone?"
        )
    )
    assert asked(found) == [("Who pays?", "Since when?"), ("Who signs?", "Alone?")]


@pytest.mark.parametrize(
    ("text", "summary", "needs"),
    [
        (
            "- **Signed**: It is done. Ask: Who pays? Follow-up: Since when? Who: the CFO. Depends on: E2.",
            "It is done.",
            ("budget",),
        ),
        (
            "- **Signed**：已签。问：Who pays?追问：Since when?找谁：the CFO。先决：Budget known。",
            "已签。",
            ("budget",),
        ),
        ("- Signed. Ask: Who pays? Follow-up: Since when? Who: the CFO.", "", ()),
    ],
)
def test_running_text_asks(text: str, summary: str, needs: tuple[str, ...]) -> None:
    found = criteria_of(in_stage(f"{text}\n- **Budget known** {{#budget}}"))[0]
    assert (found.name, found.summary, found.needs) == ("Signed", summary, needs)
    assert (asked(found), found.who) == ([("Who pays?", "Since when?")], "the CFO")


@pytest.mark.parametrize(
    "needs",
    [
        "Needs: E1",
        "Needs: budget, people",
        "Needs first: E1 and people",
        "先决：E1、People met",
        "Prerequisites: Budget known",
    ],
)
def test_needs_name_criteria_by_ref_id_or_name(needs: str) -> None:
    playbook = in_stage(
        f"- **Budget known** {{#budget}}\n- **People met** {{#people}}\n- **Signed**\n  - {needs}"
    )
    assert criteria_of(playbook)[2].needs in (("budget",), ("budget", "people"))
    assert criteria_of(playbook)[2].requirements == ()


def test_needs_that_name_no_criterion_are_requirements_as_ever() -> None:
    found = criteria_of(
        in_stage("- **Signed**\n  - Needs:\n    - An NDA\n    - A budget\n- **Budget known**")
    )[0]
    assert [one.text for one in found.requirements] == ["An NDA", "A budget"]
    assert found.needs == ()


def test_a_need_that_names_nothing_stays_for_lint() -> None:
    found = criteria_of(in_stage("- **Signed**\n  - Needs first: weather\n- **Budget known**"))[0]
    assert found.needs == ("weather",)


def test_columns_of_a_table_ask() -> None:
    table = (
        "| Criterion | Question | Who to ask | Depends on | Verification method |\n|---|---|---|---|---|\n"
        "| Budget known | Who pays? | the CFO | - | A mail |\n"
        "| Signed | Who signs? | the CEO | E1 | The paper |"
    )
    first, second = criteria_of(in_stage(table))
    assert (asked(first), first.who, first.needs, first.guidance) == (
        [("Who pays?", "")],
        "the CFO",
        (),
        "A mail",
    )
    assert second.needs == (first.id,)


@pytest.mark.parametrize(
    ("mistakes", "questions", "verification", "limit"),
    [
        ("Common mistakes", "Qualifying questions", "Verification method", "**Time limit:** 14 days"),
        ("⚠️ Red flags", "Discovery Questions", "Verification", "**Time limit**: 2 weeks"),
        ("常见错误", "提问清单", "验证方式", "**时限**：14 天"),
        ("风险", "问题清单", "验证方法", "**时限：** 2 周"),
    ],
)
def test_what_strangers_write_beside_the_sections(
    mistakes: str, questions: str, verification: str, limit: str
) -> None:
    more = (
        f"### {mistakes}\n\n- Price first\n- **Haste**: nobody likes it\n\n"
        f"### {questions}\n\n- Who pays?\n\n### {verification}\n\nA mail.\n"
    )
    head = f"# Sales playbook\n\n## Stage 1: Evaluation\n\n{limit}\n\n"
    text = f"{head}### Exit criteria\n\n- Budget known\n\n{more}"
    result = read_markdown(text, source="team.md")
    stage = result.playbook.stages[0]
    assert stage.cautions == ("Price first", "Haste: nobody likes it")
    assert stage.ask == (CustomerQuestion(question="Who pays?"),)
    assert stage.exit_criteria[0].guidance == "A mail."
    assert stage.stale_after_days == 14
    assert stage.other_sections == ()
    assert [finding.code for finding in result.findings if finding.code == "text-not-kept"] == []


def test_a_question_stands_on_the_line_of_its_label_too_and_a_caution_in_the_marks_of_its_language() -> None:
    text = (
        "# 销售手册\n\n## 阶段1：评估\n\n### 退出标准\n\n- 预算已知\n\n"
        "**提问清单：** 谁付款？\n\n- 谁签字？\n\n### 常见错误\n\n急躁：没人喜欢\n\n"
        "## 阶段2：签约\n\n### 退出标准\n\n- 合同\n"
    )
    stage = read_markdown(text, source="team.md").playbook.stages[0]
    assert [one.question for one in stage.ask] == ["谁付款？", "谁签字？"]
    assert stage.cautions == ("急躁：没人喜欢",)


def test_front_matter_says_what_to_ask_and_wins() -> None:
    front = (
        "---\nplaybook: team\nstages:\n  evaluation:\n    cautions: [Price first]\n    criteria:\n      E1:\n"
        "        ask: [{question: Who pays?, follow_up: Since when?}, Who signs?]\n        who: the CFO\n"
        "        needs: [E2]\n---\n"
    )
    playbook = in_stage("- **Signed**\n  - Ask: Old?\n- **Budget known** {#budget}", front=front)
    found = criteria_of(playbook)[0]
    assert asked(found) == [("Who pays?", "Since when?"), ("Who signs?", "")]
    assert (found.who, found.needs, playbook.stages[0].cautions) == ("the CFO", ("budget",), ("Price first",))


def test_an_unknown_key_of_a_criterion_in_front_matter_is_refused() -> None:
    front = "---\nplaybook: team\nstages:\n  evaluation:\n    criteria: {E1: {whom: CFO}}\n---\n"
    with pytest.raises(InvalidPlaybook):
        in_stage("- Signed", front=front)


def test_yaml_in_our_own_keys_asks() -> None:
    text = (
        "title: Team\nstages:\n  - name: Evaluation\n    cautions: [Price first]\n    exit_criteria:\n"
        "      - {name: Budget known, ask: Who pays?, who: CFO}\n"
        "      - {name: Signed, ask: [{question: Who signs?, follow_up: Alone?}], needs: [E1]}\n"
    )
    playbook = read_yaml(text, source="team.yaml").playbook
    first, second = criteria_of(playbook)
    assert (asked(first), first.who, second.needs) == ([("Who pays?", "")], "CFO", ("budget-known",))
    assert (asked(second), playbook.stages[0].cautions) == ([("Who signs?", "Alone?")], ("Price first",))


def test_yaml_of_strangers_asks() -> None:
    text = (
        "pipeline:\n  stages:\n    - name: Evaluation\n      time_limit: 14\n      red_flags: [Price first]\n"
        "      discovery_questions: [What changed?]\n      exit_criteria:\n        - name: Budget known\n"
        "          question: Who pays?\n          follow_up: Since when?\n          who_to_ask: CFO\n"
        "        - {name: Signed, depends_on: [Budget known]}\n"
        "    - name: Closing\n      exit_criteria: [Paid]\n"
    )
    stage = read_yaml(text, source="team.yaml").playbook.stages[0]
    first, second = stage.exit_criteria
    assert (asked(first), first.who, second.needs) == ([("Who pays?", "Since when?")], "CFO", (first.id,))
    assert (stage.stale_after_days, stage.cautions) == (14, ("Price first",))
    assert [one.question for one in stage.ask] == ["What changed?"]
