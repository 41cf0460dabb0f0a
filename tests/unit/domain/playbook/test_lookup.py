import pytest
from tests.samples import sample_playbook

from playbook_cli.domain.playbook.lookup import resolve_anywhere, resolve_section
from playbook_cli.domain.playbook.model import Section
from playbook_cli.errors import AmbiguousName, NotFound

PLAYBOOK = sample_playbook()
DISCOVERY, CLOSING = PLAYBOOK.stages


def test_a_name_that_one_stage_has_is_found_without_naming_the_stage() -> None:
    assert resolve_anywhere(PLAYBOOK, None, "合同签署").full_ref == "closing/E1"


def test_where_a_deal_stands_goes_before_other_stages() -> None:
    assert resolve_anywhere(PLAYBOOK, None, "E1", here=CLOSING).stage is CLOSING
    with pytest.raises(AmbiguousName) as raised:
        resolve_anywhere(PLAYBOOK, None, "E1")
    assert raised.value.candidates == ("discovery/E1 需求确认", "closing/E1 合同签署")


def test_a_stage_that_is_named_is_the_only_one_searched() -> None:
    with pytest.raises(NotFound):
        resolve_anywhere(PLAYBOOK, CLOSING, "竞争情况")


@pytest.mark.parametrize("text", ["e", "exit-criteria", "Exit criteria", "exit"])
def test_a_section_is_found_by_its_letter_its_name_or_a_part_of_it(text: str) -> None:
    assert resolve_section(PLAYBOOK, text) is Section.EXIT_CRITERIA


def test_a_part_that_fits_several_sections_lists_them() -> None:
    with pytest.raises(AmbiguousName) as raised:
        resolve_section(PLAYBOOK, "behaviors")
    assert len(raised.value.candidates) == 2
    with pytest.raises(NotFound):
        resolve_section(PLAYBOOK, "nothing")
