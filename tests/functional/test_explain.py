"""`playbook show --explain`: what was weighed as the stages of a file, and why it reads as it does."""

from collections.abc import Callable
from pathlib import Path

from tests.functional.conftest import Ran

SALE = "# Sales playbook\n\n## Stage 1: Visit\n\n- Call\n\n## Stage 2: Offer\n\n- Write\n"
OBJECTIONS = "# Sales objections\n\n## 1. Too dear\n\n- Ask\n\n## 2. Too late\n\n- Ask\n"


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_what_was_chosen_is_shown_with_what_spoke_for_it(playbook: Callable[..., Ran]) -> None:
    ran = playbook("show", "--playbook", write("team.md", SALE), "--explain")
    assert "chosen  2 headings: Visit · Offer (lines 3 to 7)" in ran.out
    assert "2 say Stage or Phase" in ran.out
    assert "“Sales playbook” names a sale or customers" in ran.out


def test_a_refused_text_is_explained_and_still_refused(playbook: Callable[..., Ran]) -> None:
    ran = playbook("show", "--playbook", write("notes.md", OBJECTIONS), "--explain", expect=3)
    assert "fell short  2 headings: Too dear · Too late (lines 3 to 7)" in ran.out
    assert "the title, or a heading above, names something that is not a process" in ran.out


def test_scripts_get_evidence_verdicts_and_the_outline(playbook: Callable[..., Ran]) -> None:
    found = playbook("show", "--playbook", write("team.md", SALE), "--explain", "--json").json
    chosen = found["candidates"][0]
    assert (chosen["way"], chosen["verdict"], chosen["evidence"]["worded"]) == ("headings", "chosen", 2)
    assert [place["line"] for place in chosen["places"]] == [3, 7]
    assert [entry["role"] for entry in found["outline"]] == ["title", "stage", "stage"]


def test_stages_of_a_yaml_file_are_explained_by_their_list(playbook: Callable[..., Ran]) -> None:
    text = "name: Team\nstages:\n  - name: Visit\n    exit_criteria: [Seen]\n  - name: Offer\n"
    text += "    exit_criteria: [Read]\n    mood: good\n"
    found = playbook("show", "--playbook", write("team.yaml", text), "--explain", "--json").json
    assert (found["format"], found["candidates"][0]["way"]) == ("yaml", "yaml")
    assert [place["name"] for place in found["candidates"][0]["places"]] == ["Visit", "Offer"]
