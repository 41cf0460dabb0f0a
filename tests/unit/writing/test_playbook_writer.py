"""Whatever a playbook holds, writing it and reading it gives it back."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from tests.playbook_strategies import playbooks

from playbook_cli.adapters.playbook_files import find_bundled, load_playbook_file, read_playbook
from playbook_cli.domain.playbook.model import Playbook, Stage, without_lines
from playbook_cli.writing.exact_writer import write_exact
from playbook_cli.writing.markdown_writer import write_plain
from playbook_cli.writing.playbook_writer import write_json, write_markdown, write_yaml

WRITERS: dict[str, Callable[[Playbook], str]] = {
    "md": write_markdown,
    "yaml": write_yaml,
    "json": write_json,
}


settings.register_profile("few", max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("many", settings.get_profile("few"), max_examples=120)


@pytest.mark.slow
@settings(settings.get_profile("few"))
@given(playbook=playbooks)
def test_reading_what_was_written_gives_the_same_playbook(playbook: Playbook) -> None:
    assert_every_form_holds(playbook)


@pytest.mark.slow
@settings(settings.get_profile("many"))
@given(playbook=playbooks)
def test_every_form_holds_a_thousand_odd_playbooks(playbook: Playbook) -> None:
    assert_every_form_holds(playbook)


def assert_every_form_holds(playbook: Playbook) -> None:
    for form, write in {**WRITERS, "exact.md": write_exact}.items():
        assert without_lines(read_playbook(write(playbook), source=f"team.{form}").playbook) == playbook


def test_a_stage_called_like_a_section_needs_the_exact_form_and_reads_back() -> None:
    playbook = Playbook(
        id="odd",
        title="退出标准",
        stages=(Stage(id="exit", name="Exit Criteria", position=1, summary="1. 不是列表\n# 不是标题"),),
    )
    written = write_markdown(playbook)
    assert "format: playbook/1" in written
    assert without_lines(read_playbook(written, source="odd.md").playbook) == playbook


def test_an_exact_file_that_was_edited_freely_is_read_like_any_other() -> None:
    text = write_exact(load_playbook_file(find_bundled() / "sales.en.md").playbook)
    edited = text.replace("### Outcomes", "#### Outcomes").replace(
        "- **Quotation** {#quotation}", "* Quotation"
    )
    read = read_playbook(edited, source="team.md")
    assert [len(stage.outcomes) for stage in read.playbook.stages] == [10, 2, 5]
    assert "Quotation" in [item.name for item in read.playbook.stages[1].deliverables]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_ordinary_playbook_becomes_ordinary_markdown(language: str) -> None:
    playbook = load_playbook_file(find_bundled() / f"sales.{language}.md").playbook
    assert "format:" not in write_markdown(playbook)


@pytest.mark.parametrize("write", [write_exact, write_plain])
def test_control_characters_cannot_be_smuggled_in_as_references(write: Callable[[Playbook], str]) -> None:
    playbook = load_playbook_file(find_bundled() / "sales.en.md").playbook
    text = write(playbook).replace("- **Quotation**", "- **Quotation&#27;[31m&#8238;**", 1)
    assert read_playbook(text, source="p.md").playbook.stages[0].deliverables[2].name == "Quotation[31m"


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bundled_editions_survive_every_format(form: str, language: str) -> None:
    playbook = load_playbook_file(find_bundled() / f"sales.{language}.md").playbook
    read = read_playbook(WRITERS[form](playbook), source=f"team.{form}")
    assert without_lines(read.playbook) == without_lines(playbook)
