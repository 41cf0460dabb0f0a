import string

from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.names import find_matches, find_nearest, fold_name, slugify_name


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


def test_the_nearest_of_very_many_long_names_is_found() -> None:
    names = [f"{'长' * 170}{n:06}" for n in range(5_000)]
    assert find_nearest(f"{'长' * 169}x004999", names)[0] == names[4_999]
