import pytest

from playbook_cli.domain.deal.proof_answers import WhoAnswer, is_no_proof, read_who


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
    assert read_who(text) is WhoAnswer.NOBODY


@pytest.mark.parametrize("text", ["y", "Yes!", "是", "有的", "客户确认了", "someone"])
def test_a_mere_yes_is_no_name_and_no_word_for_nobody(text: str) -> None:
    assert read_who(text) is WhoAnswer.YES


@pytest.mark.parametrize("text", ["o", "7", "12"])
def test_a_lone_letter_or_a_number_is_neither(text: str) -> None:
    assert read_who(text) is WhoAnswer.NO_NAME


@pytest.mark.parametrize(
    "text", ["Nora", "Yes Man, CEO", "王", "无为县招标办", "No Kyung-soo", "有田先生", "li"]
)
def test_a_name_is_a_name_however_it_begins(text: str) -> None:
    assert read_who(text) is WhoAnswer.NAME


@pytest.mark.parametrize("text", ["li", " Ｌi, account executive", "LI (sales)", "li/AE"])
def test_a_name_of_our_side_is_one_whatever_stands_behind_it(text: str) -> None:
    assert read_who(text, ["zhao", "Li"]) is WhoAnswer.OWN_SIDE
    assert read_who(text, ["zhao", ""]) is WhoAnswer.NAME


@pytest.mark.parametrize(
    "text",
    [
        "q",
        "-",
        "yes",
        "嗯",
        "yesterday",
        "2026-11-20",
        "11-20",
        "11月20日",
        "20 Nov",
        "刚才",
        "昨天",
        "3天前",
        "last friday",
        "a week ago",
        "上周五",
    ],
)
def test_a_key_a_yes_or_a_day_proves_nothing(text: str) -> None:
    assert is_no_proof(text)


@pytest.mark.parametrize(
    "text", ["", "mail", "mail 2026-11-20", "邮件", "20261120", "12345", "v1.2.3", "会议纪要 11-20"]
)
def test_what_says_more_than_a_day_may_prove_something(text: str) -> None:
    assert not is_no_proof(text)
