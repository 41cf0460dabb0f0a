import pytest

from playbook_cli.domain.deal.confirming import is_name, says_nobody, says_yes


@pytest.mark.parametrize(
    "text",
    [
        "",
        " - ",
        "n",
        "Ｎ",
        "No.",
        "nobody",
        "No one",
        "n/a",
        "not yet",
        "没有",
        "没有人确认",
        "无",
        "还没",
        "否。",
    ],
)
def test_words_for_nobody_are_no_name(text: str) -> None:
    assert says_nobody(text)
    assert not is_name(text)


@pytest.mark.parametrize("text", ["y", "Yes!", "是", "有的", "客户确认了", "someone"])
def test_a_mere_yes_is_no_name_and_no_word_for_nobody(text: str) -> None:
    assert says_yes(text)
    assert not is_name(text)
    assert not says_nobody(text)


@pytest.mark.parametrize("text", ["o", "7", "12"])
def test_a_lone_letter_or_a_number_is_neither(text: str) -> None:
    assert not any(meant(text) for meant in (is_name, says_yes, says_nobody))


@pytest.mark.parametrize(
    "text", ["Nora", "Yes Man, CEO", "王", "无为县招标办", "No Kyung-soo", "有田先生", "li"]
)
def test_a_name_is_a_name_however_it_begins(text: str) -> None:
    assert is_name(text)
