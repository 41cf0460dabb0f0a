from playbook_cli.domain.playbook.texts.vocabulary import count_features, stem_word


def test_words_of_one_stem_are_one_feature() -> None:
    assert {stem_word(word) for word in ("quote", "quotes", "quoted")} == {"quot"}


def test_chinese_is_read_in_pairs_of_characters() -> None:
    assert {"业务", "务场", "场景"} <= set(count_features("业务场景"))


def test_a_concept_joins_words_that_share_no_letters() -> None:
    shared = count_features("报价方案") & count_features("付款条件")
    assert set(shared) == {"@money"}


def test_a_concept_joins_the_languages() -> None:
    assert "@contract" in count_features("合同签署")
    assert "@contract" in count_features("Signing the agreement")


def test_small_words_say_nothing() -> None:
    assert not count_features("the of and to")
