import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.playbook.model import (
    ExitCriterion,
    KeyActivity,
    OtherSection,
    Playbook,
    Requirement,
    Stage,
)
from playbook_cli.domain.playbook.texts.text_search import Hit, search_playbook

PLAYBOOK = Playbook(
    id="p",
    title="销售手册",
    summary="给销售用的",
    stages=(
        Stage(
            id="evaluation",
            name="Evaluation",
            aliases=("评估",),
            position=1,
            line=3,
            key_activities=(
                KeyActivity(
                    id="roi",
                    name="ＲＯＩ　分析",
                    line=5,
                    description="算出回报。步骤：收集 成本。",
                    summary="算出回报。",
                    steps=("收集成本",),
                    key_points=("用客户的数字",),
                    importance="说服财务",
                ),
            ),
            exit_criteria=(
                ExitCriterion(
                    id="budget",
                    name="预算明确",
                    line=9,
                    guidance="看审批邮件",
                    requirements=(Requirement(id="1", text="CFO 已批准 ROI", line=10),),
                ),
            ),
            other_sections=(OtherSection(title="备注", text="第一行\n第二行 roi", line=20),),
        ),
    ),
)


def find(words: str) -> list[Hit]:
    return list(search_playbook(PLAYBOOK, words))


def test_it_finds_names_requirements_and_unknown_sections_whatever_their_width_and_case() -> None:
    found = [(hit.place.ref if hit.place else "", hit.field, hit.line) for hit in find("roi")]
    assert found == [("A1", "name", 5), ("E1.1", "requirement", 10), ("", "other_section", 22)]


def test_it_marks_the_words_as_they_are_written() -> None:
    hit = find("roi 分析")[0]
    assert hit.text[hit.start : hit.end] == "ＲＯＩ　分析"


def test_a_text_kept_twice_is_found_once() -> None:
    assert [hit.field for hit in find("回报")] == ["summary"]


def test_another_name_of_a_stage_is_found() -> None:
    assert [(hit.field, hit.line) for hit in find("评估")] == [("aliases", 3)]


def test_the_playbooks_own_words_have_no_stage() -> None:
    assert [(hit.stage, hit.field) for hit in find("销售手册")] == [(None, "title")]


@pytest.mark.parametrize("words", ["", "   ", "不存在的话"])
def test_empty_or_unknown_words_find_nothing(words: str) -> None:
    assert find(words) == []


@given(st.text(), st.text(st.characters(categories=["L", "N"]), min_size=1), st.text())
def test_any_word_in_any_text_is_found_within_it(before: str, word: str, after: str) -> None:
    stage = Stage(id="\u4e00", name="\u4e00", position=1, summary=f"{before}{word}{after}")
    book = Playbook(id="p", title="\u4e00", stages=(stage,))
    hits = [hit for hit in search_playbook(book, word) if hit.field == "summary"]
    assert len(hits) == 1
    assert 0 <= hits[0].start < hits[0].end <= len(hits[0].text)
