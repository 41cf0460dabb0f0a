"""docs/lint.md and the program say the same: every code is there, and every example brings its code up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

from playbook_cli.render.words.findings.finding_words import finding_words

PAGE = Path(__file__).parents[2] / "docs" / "lint.md"
WITHOUT_EXAMPLE = {"control-characters", "text-not-kept", "line-past-limit"}


def read_examples() -> dict[str, list[tuple[str, str]]]:
    """The fenced blocks below the heading of each code, as (language, text)."""
    examples: dict[str, list[tuple[str, str]]] = {}
    blocks: list[tuple[str, str]] = []
    language, lines = "", list[str]()
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            if language:
                blocks.append((language, "\n".join(lines) + "\n"))
            language, lines = "" if language else line.removeprefix("```"), []
        elif language:
            lines.append(line)
        elif line.startswith("### `"):
            blocks = examples.setdefault(line.strip("# `"), [])
    return examples


EXAMPLES = read_examples()


def test_the_page_explains_the_codes_of_the_program_and_no_others() -> None:
    assert set(EXAMPLES) == set(finding_words())


@pytest.mark.parametrize("code", sorted(set(EXAMPLES) - WITHOUT_EXAMPLE))
def test_the_example_of_a_code_brings_it_up(playbook: Callable[..., Ran], code: str) -> None:
    blocks = EXAMPLES[code]
    assert blocks
    names = ["team.md"] if len(blocks) == 1 else ["team.zh.md", "team.en.md"]
    for name, (language, text) in zip(names, blocks, strict=True):
        Path(name).write_text(text, encoding="utf-8")
        if language == "yaml":
            names[-1] = str(Path(name).rename("team.yaml"))
    found = playbook("lint", names[-1], "--json", expect=None).json
    assert code in {one["code"] for one in found}
    assert all(one["message"] and one["help"] for one in found)
