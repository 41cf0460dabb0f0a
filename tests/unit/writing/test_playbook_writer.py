"""Whatever a playbook holds, writing it and reading it gives it back."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from tests.playbook_strategies import playbooks

from playbook_cli.adapters.playbook_files import find_bundled, load_playbook_file
from playbook_cli.domain.playbook.model import Playbook, without_lines
from playbook_cli.reading import read_playbook
from playbook_cli.writing.markdown_writer import write_markdown
from playbook_cli.writing.playbook_writer import write_json, write_yaml

WHOLE: dict[str, Callable[[Playbook], str]] = {"yaml": write_yaml, "json": write_json}
WRITERS = {"md": write_markdown, **WHOLE}


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(playbook=playbooks)
def test_yaml_and_json_hold_whatever_a_playbook_says(playbook: Playbook) -> None:
    for form, write in WHOLE.items():
        assert without_lines(read_playbook(write(playbook), source=f"team.{form}").playbook) == playbook


def test_control_characters_cannot_be_smuggled_in_as_references() -> None:
    playbook = load_playbook_file(find_bundled() / "sales.en.md").playbook
    text = write_markdown(playbook).replace("- **Quotation**", "- **Quotation&#27;[31m&#8238;**", 1)
    assert read_playbook(text, source="p.md").playbook.stages[0].deliverables[2].name == "Quotation[31m"


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bundled_editions_survive_every_format(form: str, language: str) -> None:
    playbook = load_playbook_file(find_bundled() / f"sales.{language}.md").playbook
    read = read_playbook(WRITERS[form](playbook), source=f"team.{form}")
    assert without_lines(read.playbook) == without_lines(playbook)
