"""`playbook convert`: the same playbook in another format."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

SEED = Path(__file__).parents[1] / "data" / "seed" / "sales-playbook.txt"


def content(playbook: Callable[..., Ran], file: str) -> object:
    """What `show --json` says, but for lines, findings and where it comes from."""
    answer = playbook("show", "--playbook", file, "--json").json
    return without_lines({key: value for key, value in answer.items() if key not in ("findings", "source")})


def without_lines(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_lines(inner) for key, inner in value.items() if key != "line"}
    return [without_lines(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("source", ["sales", str(SEED)])
def test_a_playbook_goes_round_through_every_format_unchanged(
    playbook: Callable[..., Ran], source: str
) -> None:
    before = content(playbook, source)
    for number, form in enumerate(("yaml", "json", "md", "json", "yaml", "md")):
        target = f"step{number}.{form}"
        playbook("convert", source, "--to", form, "--output", target)
        source = target
    assert content(playbook, source) == before


def test_it_prints_to_stdout_and_says_nothing_else(playbook: Callable[..., Ran]) -> None:
    ran = playbook("convert", "sales", "--to", "yaml")
    assert ran.out.startswith("id: sales\n")
    assert ran.err == ""


def test_it_warns_that_the_source_had_findings(playbook: Callable[..., Ran]) -> None:
    assert "3 findings in the source" in playbook("convert", str(SEED), "--to", "json").err


def test_a_file_that_is_there_is_not_replaced(playbook: Callable[..., Ran]) -> None:
    Path("team.md").write_text("mine", encoding="utf-8")
    playbook("convert", "sales", "--to", "md", "-o", "team.md", expect=3)
    assert Path("team.md").read_text(encoding="utf-8") == "mine"


def test_a_dry_run_prints_instead_of_writing(playbook: Callable[..., Ran]) -> None:
    ran = playbook("convert", "sales", "--to", "md", "-o", "team.md", "--dry-run")
    assert "# 销售手册" in ran.out
    assert not Path("team.md").exists()


def test_an_unknown_format_is_a_wrong_usage(playbook: Callable[..., Ran]) -> None:
    playbook("convert", "sales", "--to", "docx", expect=2)


def test_a_file_that_is_no_playbook_is_a_cannot(playbook: Callable[..., Ran]) -> None:
    Path("notes.md").write_text("# Bread\nFlour.\n", encoding="utf-8")
    assert "no stages" in playbook("convert", "notes.md", "--to", "json", expect=3).err


def test_what_markdown_cannot_hold_is_refused_with_the_field_and_the_formats_that_can(
    playbook: Callable[..., Ran],
) -> None:
    Path("team.json").write_text(
        '{"id": "team", "title": "Team", "stages": [{"id": "po", "name": "Order", "position": 1,'
        ' "exit_criteria": [{"id": "signed", "name": "Signed", "summary": "By both",'
        ' "description": "By us"}]}]}',
        encoding="utf-8",
    )
    ran = playbook("convert", "team.json", "--to", "md", "-o", "team.md", expect=3)
    assert "Markdown cannot hold stages[po].exit_criteria[signed].summary" in ran.err
    assert "--to yaml" in ran.err
    assert not Path("team.md").exists()
    assert "By both" in playbook("convert", "team.json", "--to", "yaml").out


def test_the_exact_form_of_earlier_days_is_recognised_and_refused_in_one_line(
    playbook: Callable[..., Ran],
) -> None:
    Path("old.md").write_text(
        "---\nformat: playbook/1\nplaybook: team\n---\n\n# Team\n\n## Order {#order}\n", encoding="utf-8"
    )
    ran = playbook("convert", "old.md", "--to", "yaml", expect=3)
    assert "old.md:2:9: “format: playbook/1” is an old form of Markdown" in ran.err
    assert len(ran.err.splitlines()) == 2
