"""One playbook in two languages: a deal begun in one shows in the other, with the same refs."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran


def test_a_deal_begun_in_chinese_shows_in_english_with_its_ticks(
    playbook: Callable[..., Ran], acme: str
) -> None:
    playbook("done", acme, "E1.1", "--evidence", "会议纪要")
    chinese, english = playbook("status", acme), playbook("--lang", "en", "status", acme)
    assert "明确核心业务场景" in chinese.out
    assert "Core business scenarios identified" in english.out
    answers = [playbook(*lang, "check", acme, "--json", expect=1).json for lang in ((), ("--lang", "en"))]
    refs = [[(c["ref"], c["id"], c["status"], len(c["missing"])) for c in one["criteria"]] for one in answers]
    assert refs[0] == refs[1]
    assert refs[0][0] == ("E1", "core-scenario", "partial", 2)


def test_a_deal_begun_in_english_goes_on_in_chinese(playbook: Callable[..., Ran]) -> None:
    playbook("--lang", "en", "start", "Globex")
    playbook("--lang", "en", "done", "globex", "E1", "--evidence", "mail")
    playbook("--lang", "zh", "done", "globex", "E2.1")
    criteria = playbook("--lang", "zh", "check", "globex", "--json", expect=1).json["criteria"]
    assert [(c["name"], c["status"]) for c in criteria[:2]] == [
        ("明确核心业务场景", "met"),
        ("确认技术可行性", "partial"),
    ]


@pytest.mark.parametrize("name", ["Evaluation", "eval", "评估", "2", "EVALUATION"])
def test_a_stage_is_found_by_every_name_it_has(playbook: Callable[..., Ran], name: str) -> None:
    assert [stage["id"] for stage in playbook("show", name, "--json").json["stages"]] == ["evaluation"]


def test_the_english_edition_does_not_know_the_chinese_name(playbook: Callable[..., Ran]) -> None:
    assert "Evaluation" in playbook("--lang", "en", "show", "评估", expect=3).err


def test_the_briefing_names_the_activities_that_the_playbook_states(
    playbook: Callable[..., Ran], acme: str
) -> None:
    action = playbook("next", acme, "--json").json["action"]
    assert (action["ref"], action["activities"]) == ("E1.1", ["A1"])
    assert action["deliverables"] == ["D9"]
    assert action["behaviors"] == ["P7", "P9", "S2", "S10"]
