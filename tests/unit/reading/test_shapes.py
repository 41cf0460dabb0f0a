"""The shapes in which teams write playbooks, each in a small file of our own, and files that are none."""

from pathlib import Path

import pytest
import yaml
from tests.unit.reading.shape_files import KEPT, keep, load_kept, read_shape

from playbook_cli.adapters.playbook_files import load_playbook_file
from playbook_cli.domain.playbook.model import Section
from playbook_cli.errors import NoStages
from playbook_cli.reading import read_markdown

DATA = Path(__file__).parents[2] / "data"
EXPECTED: dict[str, dict[str, list[int]]] = yaml.safe_load(
    (DATA / "shapes" / "expected.yaml").read_text("utf-8")
)
COUNTED = (Section.ENTRY_CRITERIA, Section.KEY_ACTIVITIES, Section.DELIVERABLES, Section.EXIT_CRITERIA)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_shape_is_read_as_a_careful_reader_would(name: str) -> None:
    playbook = load_playbook_file(DATA / "shapes" / name).playbook
    found = {stage.name: [len(stage.items(section)) for section in COUNTED] for stage in playbook.stages}
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_whole_playbook_of_a_shape_is_the_one_that_was_looked_through(
    name: str, pytestconfig: pytest.Config
) -> None:
    found = read_shape(DATA / "shapes" / name)
    if pytestconfig.getoption("--renew-shapes"):
        keep(name, found)
    assert found == load_kept(name), "if it reads better now: pytest --renew-shapes, and look at the diff"


def test_nothing_is_kept_of_a_shape_that_is_gone() -> None:
    assert {path.name.removesuffix(".json") for path in KEPT.iterdir()} == set(EXPECTED)


def test_every_shape_is_expected() -> None:
    files = {path.name for path in (DATA / "shapes").iterdir()} - {"expected.yaml"}
    assert files == set(EXPECTED)


@pytest.mark.parametrize("path", sorted((DATA / "no_playbooks").iterdir()), ids=lambda path: path.name)
def test_a_file_that_is_no_playbook_is_refused(path: Path) -> None:
    with pytest.raises(NoStages):
        load_playbook_file(path)


def test_one_heading_with_an_id_and_a_gate_is_a_stage_even_alone() -> None:
    text = "# Team\n\n## Evaluation {#evaluation}\n\n### Exit Criteria\n\n- Budget confirmed\n"
    (stage,) = read_markdown(text, source="team.md").playbook.stages
    assert (stage.id, stage.name) == ("evaluation", "Evaluation")


@pytest.mark.parametrize("above", ["", "# Team\n\n"])
def test_a_lone_heading_with_a_gate_below_it_is_a_stage(above: str) -> None:
    text = above + "## Evaluation\n\n### Exit criteria\n\n- Budget confirmed\n"
    (stage,) = read_markdown(text, source="team.md").playbook.stages
    assert (stage.name, len(stage.exit_criteria)) == ("Evaluation", 1)


def test_one_heading_with_a_gate_among_others_is_no_stage_where_nothing_announces_stages() -> None:
    text = "# Art book\n\n## Palette\n\nBlue.\n\n## First print\n\n### Exit criteria\n\n- Dry\n"
    with pytest.raises(NoStages):
        read_markdown(text, source="art.md")


@pytest.mark.parametrize("title", ["Gate criteria by phase", "Sales stages", "Team"])
def test_the_heading_above_all_stages_is_the_title_whatever_it_names(title: str) -> None:
    text = f"# {title}\n\n## Stage 1: Lead\n\n### Exit criteria\n\n- Named\n\n## Stage 2: Offer\n\nText.\n"
    assert read_markdown(text, source="file.md").playbook.title == title
