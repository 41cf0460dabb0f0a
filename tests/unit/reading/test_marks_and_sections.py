"""Every way to mark a stage with every way to mark a section, in every language that the reader knows."""

from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading import read_markdown

LANGUAGES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "languages.yaml").read_text("utf-8")
)
SECTIONS = (Section.ENTRY_CRITERIA, Section.KEY_ACTIVITIES, Section.DELIVERABLES, Section.EXIT_CRITERIA)
COUNTS = ((1, 2, 1, 3), (2, 1, 2, 2), (0, 2, 1, 1))  # items of each section, stage by stage

STAGE_MARKS = (
    "## {word} {n}: {name}",
    "## {word} {n} — {name}",
    "## {word} {n} - {name}",
    "## {word} {n}. {name}",
    "## {n}. {name}",
    "## {n}) {name}",
    "## {n}. {name} ({n}0%)",
    "## {word} {n}: {name} – {n}0%",
    "## {word} {n}: {name} ({duration})",
    "## 🎯 {word} {n}: {name}",
    "## {word} {n}: {name} (✅ Completed)",
    "## **{word} {n}: {name}**",
    "## {n}. **{name}**",
    "## {name}",
    "## 2.{n} {name}",
    "## 2.{n} {word} {n}: {name}",
    "## S{n}: {name}",
    "## {n}️⃣ {name}",
    "# {word} {n}: {name}",
    "#### {word} {n}: {name}",
    "**{word} {n}: {name}**",
)
SECTION_MARKS = (
    "{deeper} {name}\n\n{items}",
    "{deeper} {name}\n{items}",
    "{deeper} {name}:\n\n{items}",
    "{deeper} ✅ {name}\n\n{items}",
    "**{name}:**\n{items}",
    "**{name}:**\n\n{items}",
    "**{name}**:\n{items}",
    "**{name}**\n\n{items}",
    "{name}:\n{items}",
    "*{name}:*\n{items}",
    "- **{name}:**\n{nested}",
    "- **{name}**\n{nested}",
)
ITEM_MARKS = ("- {item}", "* {item}", "1. {item}", "- [ ] {item}", "- **{item}**: {item}", "✅ {item}")


def _ways() -> Iterator[tuple[str, str, str]]:
    items = cycle(ITEM_MARKS)
    for stage, section in product(STAGE_MARKS, SECTION_MARKS):
        if stage.startswith("#") or "{deeper}" not in section:
            item = next(items)
            yield stage, section, item if "{nested}" not in section or item[0] != "✅" else ITEM_MARKS[0]


def _write(words: dict[str, Any], stage: str, section: str, item: str) -> str:
    lines = [] if stage.startswith("# ") else [f"# {words['title']}\n"]
    deeper = "#" * (len(stage) - len(stage.lstrip("#")) + 1)
    for number, (name, counts) in enumerate(zip(words["stages"], COUNTS, strict=True), 1):
        mark = stage.format(word=words["stage"], n=number, name=name, duration=words["duration"])
        lines += [mark, "", f"**{words['goal']}:** x", ""]
        for title, count in zip(words["sections"], counts, strict=True):
            if count:
                items = [item.format(item=text) for text in words["items"][:count]]
                nested = "\n".join(f"  {line}" for line in items)
                lines += [
                    section.format(deeper=deeper, name=title, items="\n".join(items), nested=nested),
                    "",
                ]
    return "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_of_a_stage_goes_with_every_mark_of_a_section(language: str) -> None:
    words = LANGUAGES[language]
    wanted = dict(zip(words["stages"], COUNTS, strict=True))
    for way in _ways():
        text = _write(words, *way)
        stages = read_markdown(text, source="team.md").playbook.stages
        found = {stage.name: tuple(len(stage.items(section)) for section in SECTIONS) for stage in stages}
        assert found == wanted, text


@pytest.mark.parametrize("turned", [False, True], ids=["stages in rows", "stages in columns"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_stages_is_read_in_any_language(language: str, *, turned: bool) -> None:
    words = LANGUAGES[language]
    for kept in ((3,), (0, 3), (1, 2, 3), (0, 1, 2, 3)):
        grid = [[words["stage"], *(words["sections"][at] for at in kept), words["probability"]]]
        for number, name in enumerate(words["stages"], 1):
            cells = [words["items"][at % len(words["items"])] for at in kept]
            grid.append([f"**{name}**", *cells, f"{number}0%"])
        rows = [list(column) for column in zip(*grid, strict=True)] if turned else grid
        rows.insert(1, ["---"] * len(rows[0]))
        table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        text = f"# {words['title']}\n\n{table}\n"
        stages = read_markdown(text, source="team.md").playbook.stages
        assert [(stage.name, stage.probability) for stage in stages] == [
            (name, number * 10) for number, name in enumerate(words["stages"], 1)
        ], text
        for stage in stages:
            counts = [len(stage.items(section)) for section in SECTIONS]
            assert counts == [int(at in kept) for at in range(len(SECTIONS))], text


PLAIN_MARKS = ("{word} {n}: {name}", "{name}", "{n}. {name}", "{name} ({n}0%)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pasted_text_without_marks_is_read_by_its_opening_list(language: str) -> None:
    words = LANGUAGES[language]
    for mark, colon, blank in product(PLAIN_MARKS, ("", ":"), ("", "\n")):
        lines = [words["title"], "", words["list"], *(f"• {name}" for name in words["stages"]), ""]
        for number, (name, counts) in enumerate(zip(words["stages"], COUNTS, strict=True), 1):
            lines += [mark.format(word=words["stage"], n=number, name=name), ""]
            for title, count in zip(words["sections"], counts, strict=True):
                items = "\n".join(f"• {item}" for item in words["items"][:count])
                lines += [f"{title}{colon}\n{blank}{items}\n"] if count else []
        text = "\n".join(lines)
        stages = read_markdown(text, source="pasted.txt").playbook.stages
        found = {stage.name: tuple(len(stage.items(section)) for section in SECTIONS) for stage in stages}
        assert found == dict(zip(words["stages"], COUNTS, strict=True)), text


def test_a_section_that_nobody_knows_stays_in_its_stage_and_takes_no_other_section_along() -> None:
    sections = "### Key Activities\n\n- Call\n\n{more}### Exit Criteria\n\n- Budget agreed\n\n"
    stages = [("Qualification", "### Talk track\n\n- Ask first\n\n"), ("Evaluation", ""), ("Commitment", "")]
    text = "# Sales playbook\n\n" + "".join(f"## {n}\n\n{sections.format(more=m)}" for n, m in stages)
    read = read_markdown(text, source="p.md").playbook.stages
    assert [(stage.name, len(stage.exit_criteria)) for stage in read] == [(name, 1) for name, _more in stages]
    assert [other.title for other in read[0].other_sections] == ["Talk track"]


@pytest.mark.parametrize(
    "opening",
    [("### Talk track\n\n- Ask first\n\n", "", ""), ("### Talk track\n\n- Ask first\n\n",) * 3],
    ids=["in one stage", "in every stage"],
)
def test_a_section_that_nobody_knows_before_the_known_ones_takes_none_of_them_along(
    opening: tuple[str, ...],
) -> None:
    sections = "### Key Activities\n\n- Call\n\n### Exit Criteria\n\n- Budget agreed\n\n"
    stages = zip(("Good fit", "Trust", "Signature"), opening, strict=True)
    text = "# Sales playbook\n\n" + "".join(f"## {name}\n\n{first}{sections}" for name, first in stages)
    read = read_markdown(text, source="p.md").playbook.stages
    assert [(stage.name, len(stage.exit_criteria)) for stage in read] == [
        ("Good fit", 1),
        ("Trust", 1),
        ("Signature", 1),
    ]
    assert [other.title for other in read[0].other_sections] == ["Talk track"]


def test_names_side_by_side_with_their_criteria_stay_stages_where_sections_stand_as_deep_elsewhere() -> None:
    gates = "".join(
        f"### {name}\n\n### Exit Criteria\n\n- {name} done\n\n" for name in ("Finding", "Convincing")
    )
    text = f"# Sales playbook\n\n## Our way\n\n{gates}## Team\n\n### Deliverables\n\n- Chart\n"
    assert [stage.name for stage in read_markdown(text, source="p.md").playbook.stages] == [
        "Finding",
        "Convincing",
    ]
