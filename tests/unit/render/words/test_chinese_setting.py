import pytest

from playbook_cli.render.words.chinese_setting import ChineseSentence
from playbook_cli.render.words.phrases import (
    add_clauses,
    in_parentheses,
    list_names,
    list_texts,
    with_label,
    with_remark,
)
from playbook_cli.render.words.translation import _, plural, speak_language


@pytest.mark.parametrize(
    ("sentence", "field", "said"),
    [
        ("处于{text}，这是终点", "Prospecting", "处于 Prospecting，这是终点"),
        ("处于{text}，这是终点", "商机挖掘", "处于商机挖掘，这是终点"),
        ("{text} 的关卡已达标", "商机挖掘", "商机挖掘的关卡已达标"),
        ("{text}的关卡已达标", "Evaluation", "Evaluation 的关卡已达标"),
        ("已逾期{text}：去完成", "3 天", "已逾期 3 天：去完成"),
        ("已逾期 {text}：去完成", "3 天", "已逾期 3 天：去完成"),
        ("下一步：{text}", "call", "下一步：call"),
        ("要继续：{text}", "`playbook next`", "要继续：`playbook next`"),
        ("请用{text}继续", "`playbook next`", "请用 `playbook next` 继续"),
        ("没有“{text}”这一项", "E1", "没有“E1”这一项"),
        ("升到{text}%", "40", "升到 40%"),
        ("用 `{text}` 继续", "playbook next 华夏", "用 `playbook next 华夏` 继续"),
        ("见“{text}”（{text}）", "E1", "见“E1”（E1）"),
        ("  {text}  {text}", "关卡", "  关卡  关卡"),
        ("{text}", "", ""),
    ],
)
def test_a_space_stands_between_chinese_and_latin_only(sentence: str, field: str, said: str) -> None:
    assert ChineseSentence(sentence).format(text=field) == said


def test_braces_and_forms_of_fields_are_those_of_every_sentence() -> None:
    assert ChineseSentence("写 {{#{id}}}，共{share:.0%}").format(id="a", share=0.5) == "写 {#a}，共 50%"


def test_a_sentence_is_set_by_the_rules_of_the_language_that_is_spoken() -> None:
    assert _("advanced from {a} to {b}").format(a="A", b="B") == "advanced from A to B"
    speak_language("zh")
    assert _("advanced from {a} to {b}").format(a="发现", b="Trial") == "从发现推进到 Trial"
    assert plural("{n} day", "{n} days", 3) == "3 天"


def test_what_is_put_together_has_the_punctuation_of_the_language() -> None:
    def put_together() -> list[str]:
        return [
            list_names(["E1", "E2", "E3"]),
            list_names(["E1", "E2", "E3"], 2),
            list_names([]),
            list_texts(["a, b", "", "c"]),
            add_clauses("x", "", "y"),
            with_label("x", "y"),
            with_label("x", ""),
            with_remark("x", "y"),
            with_remark("x", ""),
            in_parentheses("x"),
        ]

    english = ["E1, E2, E3", "E1, E2 and 1 more", "", "a, b; c", "x, y", "x: y", "x", "x (y)", "x", "(x)"]
    assert put_together() == english
    speak_language("zh")
    chinese = ["E1、E2、E3", "E1、E2，另有 1 项", "", "a, b；c", "x，y", "x：y", "x", "x（y）", "x", "（x）"]
    assert put_together() == chinese
