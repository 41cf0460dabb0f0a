"""The bundled editions: the whole seed, two languages, one structure."""

import re
from pathlib import Path

import pytest

from playbook_cli.adapters.playbook_files import find_bundled, load_playbook_file
from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.links import SUPPORTING_SECTIONS
from playbook_cli.domain.playbook.lint.edition_rules import compare_editions
from playbook_cli.domain.playbook.model import Playbook, Section
from playbook_cli.domain.playbook.refs import find_places

SEED = Path(__file__).parents[2] / "data" / "seed" / "sales-playbook.txt"
COUNTED = [section for section in Section if section is not Section.ENTRY_CRITERIA]


def load(language: str) -> ReadPlaybook:
    return load_playbook_file(find_bundled() / f"sales.{language}.md")


@pytest.fixture(params=["zh", "en"])
def edition(request: pytest.FixtureRequest) -> ReadPlaybook:
    return load(str(request.param))


def bullets_of_the_seed() -> list[str]:
    lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines()]
    return [re.sub(r"[:：].*", "", line.removeprefix("•").strip()) for line in lines if line.startswith("•")]


def test_an_edition_reads_without_a_finding(edition: ReadPlaybook) -> None:
    assert edition.findings == ()
    assert edition.playbook.other_sections == ()
    assert [stage.other_sections for stage in edition.playbook.stages] == [(), (), ()]


def test_an_edition_has_every_item_and_requirement_of_the_seed(edition: ReadPlaybook) -> None:
    stages = edition.playbook.stages
    assert [stage.name for stage in stages] == ["Prospecting", "Evaluation", "Closed Won"]
    counts = [[len(stage.items(section)) for section in COUNTED] for stage in stages]
    assert counts == [[10, 10, 10, 10, 10, 10], [2, 2, 1, 1, 1, 2], [5, 5, 4, 4, 2, 5]]
    required = [[len(c.requirements) for c in stage.exit_criteria] for stage in stages]
    assert required == [[3, 3, 3, 4, 4, 3, 3, 4, 4, 4], [3, 3], [4, 5, 5, 5, 6]]


def test_the_chinese_edition_keeps_the_names_of_the_seed_in_order() -> None:
    stages = load("zh").playbook.stages
    names = [item.name for stage in stages for section in COUNTED for item in stage.items(section)]
    assert [stage.name for stage in stages] + names == bullets_of_the_seed()


def test_the_text_of_the_seed_is_told_in_other_words() -> None:
    sentences = {part.strip() for part in re.split(r"[。；：:\n]", SEED.read_text(encoding="utf-8"))}
    names = set(bullets_of_the_seed())
    edition = (find_bundled() / "sales.zh.md").read_text(encoding="utf-8")
    told = {part.strip(" -*") for part in re.split(r"[。；：:\n]", edition)}
    assert {part for part in sentences & told if len(part) > 9} - names == set()


def test_every_activity_says_how_and_why_and_every_item_says_what_it_is(edition: ReadPlaybook) -> None:
    for stage in edition.playbook.stages:
        for activity in stage.key_activities:
            assert len(activity.steps) >= 3, activity.name
            assert len(activity.key_points) >= 2, activity.name
            assert activity.summary, activity.name
            assert activity.importance, activity.name
        assert all(item.description for section in COUNTED for item in stage.items(section))


def test_every_criterion_is_paired_with_its_outcome(edition: ReadPlaybook) -> None:
    for stage in edition.playbook.stages:
        assert [c.outcome for c in stage.exit_criteria] == [outcome.id for outcome in stage.outcomes]
        assert [c.name for c in stage.exit_criteria] == [outcome.name for outcome in stage.outcomes]


def test_every_criterion_states_an_activity_that_serves_it_and_nothing_is_left_over(
    edition: ReadPlaybook,
) -> None:
    for stage in edition.playbook.stages:
        links = [link for criterion in stage.exit_criteria for link in criterion.supported_by or ()]
        for criterion in stage.exit_criteria:
            assert any(link.startswith("key-activities/") for link in criterion.supported_by or ())
        places = (place for place in find_places(stage) if place.section in SUPPORTING_SECTIONS)
        assert {f"{place.section.slug}/{place.item.id}" for place in places} == set(links)


def test_the_editions_have_the_same_ids_refs_and_settings() -> None:
    english, chinese = load("en").playbook, load("zh").playbook
    assert compare_editions(english, chinese, "zh") == ()
    assert refs_and_paths(english) == refs_and_paths(chinese)


def refs_and_paths(playbook: Playbook) -> list[tuple[str, str]]:
    return [(place.full_ref, place.path) for stage in playbook.stages for place in find_places(stage)]


def test_every_id_is_plain_english(edition: ReadPlaybook) -> None:
    for stage in edition.playbook.stages:
        for section in COUNTED:
            for item in stage.items(section):
                assert re.fullmatch(r"[a-z]+(-[a-z]+){0,2}", item.id), item.id


def test_the_english_edition_holds_no_chinese() -> None:
    text = (find_bundled() / "sales.en.md").read_text(encoding="utf-8")
    assert re.findall(r"[\u3000-\u9fff\uff00-\uffef]", text) == []


def test_every_criterion_has_a_question_with_its_follow_up_and_a_role(edition: ReadPlaybook) -> None:
    criteria = [criterion for stage in edition.playbook.stages for criterion in stage.exit_criteria]
    assert len(criteria) == 17
    for criterion in criteria:
        (asked,) = criterion.ask
        assert asked.question[-1] in "?？"
        assert asked.follow_up[-1] in "?？"
        assert criterion.who


def test_both_editions_need_the_same_criteria_first() -> None:
    needs = [
        {
            criterion.id: criterion.needs
            for stage in load(language).playbook.stages
            for criterion in stage.exit_criteria
        }
        for language in ("zh", "en")
    ]
    assert needs[0] == needs[1]
    assert set(needs[0].values()) == {(), ("core-scenario",)}
