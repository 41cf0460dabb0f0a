"""The words for the end of a deal mean the same wherever one is read."""

import pytest

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.end_words import find_end_word
from playbook_cli.domain.exchange.incoming.status_words import find_status
from playbook_cli.domain.exchange.layouts import LAYOUTS
from playbook_cli.domain.playbook.ends import read_end

WORDS = {
    DealStatus.WON: "中标 已中标 关闭赢单 win closedwon Closed_Won 성사 Выиграна Wygrana Vinta Gagne",
    DealStatus.LOST: "战败 未成交 流失 失單 disqualified dead 关闭输单 실주 Отказ Out-Sold chiuso-perso",
    DealStatus.NO_DECISION: "无决定 已搁置 中止 Dropped Abgebrochen sin_decisión no-decision nodecision",
}


@pytest.mark.parametrize(("end", "word"), [(end, word) for end in WORDS for word in WORDS[end].split()])
def test_a_stage_a_status_and_a_label_mean_the_same_end(end: DealStatus, word: str) -> None:
    assert {read_end(word), find_status(word), find_end_word(word)} == {end}


@pytest.mark.parametrize("word", ["成功", "已签约", "계약 완료", "无效"])
def test_what_is_said_of_a_deal_may_name_a_stage_that_is_worked(word: str) -> None:
    assert find_status(word) is find_end_word(word) is not None
    assert read_end(word) is None


@pytest.mark.parametrize("word", ["搁置", "Closed", "deal", "已关闭", "", "谈判"])
def test_what_says_not_how_it_ended_is_no_end_of_a_stage(word: str) -> None:
    assert find_end_word(word) is read_end(word) is None


def test_no_system_means_another_end_by_a_word_than_everybody_does() -> None:
    said = [(theirs, ours) for layout in LAYOUTS.values() for theirs, ours in layout.stages.items()]
    others = {theirs for theirs, ours in said if (end := find_end_word(theirs)) and end.slug != ours}
    assert others == {"无效"}  # 纷享销客 knows no deal without a decision
