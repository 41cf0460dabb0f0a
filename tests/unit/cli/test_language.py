import pytest

from playbook_cli.cli.language import check_language, find_flag_value, match_language
from playbook_cli.errors import InvalidArgument


@pytest.mark.parametrize("text", ["zh", "ZH", "zh_CN.UTF-8", "zh-Hans-CN", "zh.utf8"])
def test_a_language_is_found_by_any_of_its_spellings(text: str) -> None:
    assert match_language(text, ("en", "zh")) == "zh"


def test_a_region_that_has_an_edition_of_its_own_comes_before_its_language() -> None:
    assert match_language("zh_tw", ("zh", "zh-TW")) == "zh-TW"


@pytest.mark.parametrize("text", ["", "C", "C.UTF-8", "POSIX", "fr", "../../zh"])
def test_what_names_no_known_language_is_none(text: str) -> None:
    assert match_language(text, ("en", "zh")) is None


def test_the_languages_there_are_are_named_to_who_asks_for_another() -> None:
    with pytest.raises(InvalidArgument) as refused:
        check_language("fr", {"zh", "en"}, argument="--lang")
    assert refused.value.names == ("en", "zh")


def test_a_flag_is_found_in_both_spellings_and_not_behind_two_dashes() -> None:
    assert find_flag_value(["status", "--lang", "zh"], "--lang") == "zh"
    assert find_flag_value(["--lang=zh"], "--lang") == "zh"
    assert find_flag_value(["note", "acme", "--", "--lang", "zh"], "--lang") is None
    assert find_flag_value(["--lang"], "--lang") == ""


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (["next", "acme", "--lang", "zh"], "zh"),
        (["next", "acme", "--json", "--lang=zh"], "zh"),
        (["--lang", "en", "next", "acme", "--lang", "zh"], "zh"),
        (["note", "acme", "--item", "--lang", "zh"], None),
        (["waive", "acme", "E1", "--reason", "--lang=zh"], None),
        (["--home", "--lang", "status"], None),
        (["config", "set", "user", "--dry-run", "--lang", "zh"], "zh"),
        (["note", "acme", "--item=E1", "--lang", "zh"], "zh"),
    ],
)
def test_a_flag_is_found_anywhere_but_as_the_value_of_another_option(
    arguments: list[str], value: str | None
) -> None:
    assert find_flag_value(arguments, "--lang") == value
