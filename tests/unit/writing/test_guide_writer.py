"""A guide as YAML."""

import pytest

from playbook_cli.domain.playbook.guides.guide import Guide, GuidedHeading
from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.settings.guide_reader import read_guide
from playbook_cli.writing.guide_writer import guide_mapping, insert_guide, write_guide, write_guide_inline

GUIDES = [
    Guide((GuidedHeading("## Day *"),)),
    Guide((GuidedHeading("yes"), GuidedHeading("#1: a, b"), GuidedHeading("“你好” — 3"))),
    Guide(sections={Section.KEY_ACTIVITIES: ("Our part", "null")}, ignored=("Week *", "负责人")),
]


@pytest.mark.parametrize("guide", GUIDES)
def test_what_is_written_reads_as_what_was_said(guide: Guide) -> None:
    for text in (write_guide(guide), "\n".join(write_guide_inline(guide))):
        assert guide_mapping(read_guide(text, source="team.guide.yaml")) == guide_mapping(guide)


def test_a_guide_that_says_nothing_is_no_text() -> None:
    assert write_guide(Guide()) == ""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_it_goes_to_the_end_of_a_front_matter_and_every_other_line_stays(ending: str) -> None:
    text = ending.join(["---", "title: Team", "---", "", "# Team", ""])
    lines = insert_guide(text, GUIDES[0]).split(ending)
    assert lines == ["---", "title: Team", "stage_headings:", '  - "## Day *"', "---", "", "# Team", ""]


def test_a_text_without_a_front_matter_gets_one() -> None:
    assert insert_guide("# Team\n", GUIDES[0]) == '---\nstage_headings:\n  - "## Day *"\n---\n\n# Team\n'
