import pytest
from tests.samples import sample_playbook

from playbook_cli.domain.playbook.refs import (
    find_criteria,
    find_place_at,
    find_places,
    is_ref,
    list_requirements,
    park_path,
    resolve_ref,
    resolve_stage,
    unpark_path,
)
from playbook_cli.errors import AmbiguousName, NotFound

PLAYBOOK = sample_playbook()
STAGE = PLAYBOOK.stages[0]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("A1", "A1"),
        ("e1.2", "E1.2"),
        ("roi", "A2"),
        ("收益", "A2"),
        ("closing/E1", "E1"),
        ("签约/e1.1", "E1.1"),
        ("预算金额", "E2.1"),
        ("discovery/exit-criteria/预算确认/2", "E2.2"),
    ],
)
def test_an_item_is_found_by_ref_id_part_of_a_name_or_path(text: str, ref: str) -> None:
    assert resolve_ref(PLAYBOOK, STAGE, text).ref == ref


def test_a_name_that_fits_several_items_lists_them() -> None:
    with pytest.raises(AmbiguousName) as raised:
        resolve_ref(PLAYBOOK, STAGE, "确认")
    assert any(candidate.startswith("E2 ") for candidate in raised.value.candidates)


def test_a_position_past_the_end_says_which_there_are() -> None:
    with pytest.raises(NotFound) as raised:
        resolve_ref(PLAYBOOK, STAGE, "E9")
    assert raised.value.nearest == ("E1", "E3")


@pytest.mark.parametrize("text", ["discovery", "需求发现", "需求", "1", "DISC", "ｄｉｓｃ"])
def test_a_stage_is_found_by_id_name_number_or_part(text: str) -> None:
    assert resolve_stage(PLAYBOOK, text).id == "discovery"


def test_an_unknown_stage_names_the_nearest() -> None:
    with pytest.raises(NotFound) as raised:
        resolve_stage(PLAYBOOK, "discvery")
    assert raised.value.nearest[0] == "discovery"


def test_every_path_leads_back_to_its_place() -> None:
    for stage in PLAYBOOK.stages:
        for place in find_places(stage):
            found = find_place_at(PLAYBOOK, place.path)
            assert found is not None
            assert found.ref == place.ref


def test_a_path_that_is_gone_is_none() -> None:
    assert find_place_at(PLAYBOOK, "discovery/exit-criteria/nothing") is None
    assert find_place_at(PLAYBOOK, "nowhere/at/all") is None


def test_criteria_and_their_requirements_stand_at_their_positions() -> None:
    found = list(find_criteria(STAGE))
    assert [(place.ref, criterion.id) for place, criterion in found] == [
        ("E1", "需求确认"), ("E2", "预算确认"), ("E3", "竞争情况"),
    ]  # fmt: skip
    parts = list_requirements(found[1][0])
    assert [(part.ref, part.text) for part in parts] == [
        ("E2.1", "预算金额"), ("E2.2", "预算来源"), ("E2.3", "审批人"),
    ]  # fmt: skip
    assert list_requirements(parts[0]) == []
    assert list_requirements(next(find_places(STAGE))) == []


def test_a_parked_path_gives_back_the_path_and_the_edition_it_had() -> None:
    version = "sha256:" + "0123456789abcdef" * 4
    parked = park_path("discovery/exit-criteria/gone", version)
    path, edition = unpark_path(parked)
    assert path == "discovery/exit-criteria/gone"
    assert edition
    assert version.removeprefix("sha256:").startswith(edition)
    assert unpark_path("discovery/exit-criteria/gone") == ("discovery/exit-criteria/gone", "")


def test_a_part_that_fits_several_stages_lists_them() -> None:
    lending = PLAYBOOK.stages[0].model_copy(update={"id": "lending", "name": "Lending"})
    two = PLAYBOOK.model_copy(update={"stages": (lending, PLAYBOOK.stages[1])})
    with pytest.raises(AmbiguousName) as raised:
        resolve_stage(two, "ing")
    assert raised.value.candidates == ("Lending", "签约 Closing")


def test_what_fits_no_item_is_not_found_in_its_stage() -> None:
    with pytest.raises(NotFound) as raised:
        resolve_ref(PLAYBOOK, STAGE, "nothing like it")
    assert (raised.value.kind, raised.value.place) == ("item", "需求发现")


@pytest.mark.parametrize(
    ("text", "form"),
    [("E1", True), ("evaluation/e1.2", True), ("Ｅ１", True), ("E", False), ("预算", False), ("E1x", False)],
)
def test_a_ref_is_known_by_its_form_whatever_it_names(text: str, form: bool) -> None:
    assert is_ref(text) is form
