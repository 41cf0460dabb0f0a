import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.names import find_matches, find_nearest, find_only, fold_name, slugify_name
from playbook_cli.errors import AmbiguousName


@given(st.text())
def test_a_slug_is_safe_as_a_file_name(name: str) -> None:
    slug = slugify_name(name)
    assert slug
    assert len(slug) <= 80
    assert slug[0] not in ".-"
    assert not set(slug) & set('/\\:*?"<>|\0\n\r\t ' + string.ascii_uppercase)
    assert slug == slugify_name(slug) or len(slug) == 80


def test_names_that_look_alike_have_one_slug() -> None:
    assert slugify_name("Café") == slugify_name("Cafe\u0301") == "café"
    assert slugify_name("ACME") == slugify_name("acme") == slugify_name("ＡＣＭＥ")


def test_chinese_stays_in_a_slug() -> None:
    assert slugify_name("Acme 集团") == "acme-集团"


def test_names_that_leave_nothing_differ() -> None:
    assert slugify_name("!!!") != slugify_name("???")
    assert slugify_name("CON") != "con"


def test_exact_names_win_over_parts_of_names() -> None:
    known = [("a", ("eval",)), ("b", ("evaluation",)), ("c", ("re-evaluation",))]
    assert find_matches("eval", known) == ["a"]
    assert find_matches("evalu", known) == ["b", "c"]
    assert find_matches("  ", known) == []


def test_nearest_names_come_best_first() -> None:
    assert find_nearest("Evalution", ["Prospecting", "Evaluation", "Closed Won"]) == ("Evaluation",)
    assert fold_name("  Closed_Won ") == "closed won"


def test_a_name_is_near_that_has_a_part_like_the_text_and_a_name_like_it_as_a_whole_is_nearer() -> None:
    assert find_nearest("akme", ["globex", "acme corporation"]) == ("acme corporation",)
    assert find_nearest("akme", ["acme corporation", "akma"]) == ("akma", "acme corporation")
    assert find_nearest("x", ["no-exit-criteria", "taxi"]) == ()
    assert find_nearest("华东电王", ["南方水泥集团", "华东电网有限公司"]) == ("华东电网有限公司",)


def test_the_nearest_of_very_many_long_names_is_found() -> None:
    names = [f"{'长' * 170}{n:06}" for n in range(5_000)]
    assert find_nearest(f"{'长' * 169}x004999", names)[0] == names[4_999]


def test_one_name_is_found_none_is_none_and_several_are_told() -> None:
    known = [("a", ("alpha",)), ("b", ("beta",)), ("c", ("betamax",))]
    assert find_only("deal", "alp", known, str.upper) == "a"
    assert find_only("deal", "beta", known, str.upper) == "b"
    assert find_only("deal", "gamma", known, str.upper) is None
    with pytest.raises(AmbiguousName) as raised:
        find_only("deal", "bet", known, str.upper)
    assert raised.value.candidates == ("B", "C")


def test_at_most_three_near_names_are_suggested() -> None:
    assert find_nearest("stage", [f"stage{n}" for n in range(9)]) == ("stage0", "stage1", "stage2")
    assert find_nearest("stage", ["xxxxx", "yyyyy"]) == ()


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a" * 80, True), ("a" * 81, False), ("长" * 66 + "ab", True), ("长" * 66 + "abc", False)],
)
def test_a_slug_keeps_what_fits_and_marks_what_was_cut(name: str, kept: bool) -> None:
    slug = slugify_name(name)
    assert (slug == name) is kept
    assert len(slug) <= 80
    assert len(slug.encode()) <= 200
    assert kept or re.fullmatch(r".+-[0-9a-f]{8}", slug)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("海穿", "海川精密"), ("银航", "华夏银行"), ("天迟注", "宁波天驰注塑"), ("天驰住", "宁波天驰注塑")],
)
def test_one_mistyped_character_of_a_chinese_part_is_near(typed: str, meant: str) -> None:
    assert find_nearest(typed, ["南方水泥集团", "华夏银行", "海川精密", "宁波天驰注塑"])[0] == meant


def test_two_chinese_characters_are_near_to_one_of_them_in_its_place() -> None:
    assert find_nearest("川海", ["大四川", "四海"]) == ("四海",)
    assert find_nearest("甲乙", ["海川精密"]) == ()
    assert find_nearest("东方", ["大东集团", "东海集团"]) == ("东海集团", "大东集团")
