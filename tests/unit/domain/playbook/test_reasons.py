import pytest

from playbook_cli.domain.playbook.reasons import EndReason, read_free_reason, read_reason
from playbook_cli.errors import AmbiguousName, InvalidArgument, NotFound

LISTED = ("价格过高", "没有预算", "输给竞争对手", "其他")


@pytest.mark.parametrize(
    ("text", "reason", "detail"),
    [
        ("价格过高", "价格过高", None),
        ("价格", "价格过高", None),
        ("价格：比竞品贵 20%", "价格过高", "比竞品贵 20%"),
        ("其他: 客户被收购", "其他", "客户被收购"),
        ("other: 客户被收购", "other", "客户被收购"),
    ],
)
def test_a_reason_is_kept_in_the_spelling_of_the_playbook(text: str, reason: str, detail: str | None) -> None:
    assert read_reason(LISTED, text) == EndReason(reason, detail)


def test_the_detail_may_be_given_apart() -> None:
    assert read_reason(LISTED, "价格: 贵", detail="20%") == EndReason("价格过高", "贵; 20%")
    assert read_reason(LISTED, "其他", detail="客户被收购") == EndReason("其他", "客户被收购")


@pytest.mark.parametrize("text", ["其他", "其他：", "Other"])
def test_other_needs_words(text: str) -> None:
    with pytest.raises(InvalidArgument):
        read_reason(LISTED, text)


def test_a_reason_that_is_not_listed_names_those_that_are() -> None:
    with pytest.raises(NotFound) as raised:
        read_reason(LISTED, "天气")
    assert raised.value.nearest == LISTED


def test_a_part_that_fits_two_reasons_is_ambiguous() -> None:
    with pytest.raises(AmbiguousName):
        read_reason(("价格过高", "价格不透明"), "价格")


def test_a_listed_reason_with_a_colon_in_it_is_found_whole() -> None:
    assert read_reason(("Price: too high", "Other"), "price: too high") == EndReason("Price: too high", None)


def test_without_a_list_any_words_are_the_reason() -> None:
    assert read_reason((), " 天气: 大雨 ") == EndReason("天气: 大雨", None)


def test_words_of_an_override_need_not_be_listed() -> None:
    assert read_free_reason(LISTED, "当场签字") == EndReason(None, "当场签字")
    assert read_free_reason(LISTED, "价格") == EndReason("价格过高", None)
