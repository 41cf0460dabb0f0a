"""Every limit of the reader is told: what is past it is refused, or has a finding with the figure."""

from collections.abc import Callable

import pytest

from playbook_cli import reading
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading import MOST_CHARACTERS, MOST_LINES, read_playbook
from playbook_cli.render.words.errors.playbook_problems import describe_problem
from playbook_cli.render.words.findings.finding_words import describe_finding


def words(count: int) -> str:
    """Words that stand nowhere else, of so many characters."""
    return " ".join(f"word{number}" for number in range(count))[:count].strip()


def stages(heading: str = "## Stage 2: Beta", items: str = "- dd") -> str:
    first = "# Sales\n\n## Stage 1: Alpha\n\n### Exit criteria\n\n- aa"
    return f"{first}\n\n{heading}\n\n### Exit criteria\n\n{items}\n"


def plain(name: str) -> str:
    lines = (
        f"Stage {n}: {one}\n\nExit criteria:\n- a{n}\n" for n, one in enumerate(("Alpha", name, "Gamma"), 1)
    )
    return "Sales process\n\n" + "\n".join(lines)


def nested(levels: int) -> str:
    return "\n".join(f"{'  ' * level}- level{level}" for level in range(levels))


def yaml(value: str, key: str = "exit_criteria") -> str:
    return f"title: Sales\nstages:\n  - name: A\n    {key}: {value}\n"


HTML = "<h2>Stage 2: {}</h2>"
# What lies within the limit, what lies past it, and the figure that its finding says.
TOLD: dict[str, tuple[str, str, str]] = {
    "text-not-kept": (stages(f"## Stage 2: {words(140)}"), stages(f"## Stage 2: {words(200)}"), "word"),
    "heading-past-limit": (plain(words(45)), plain(words(70)), "60 characters"),
    "heading-past-limit above a line": (
        stages(f"Stage 2: {words(80)}\n---"), stages(f"Stage 2: {words(120)}\n---"), "60 characters"
    ),
    "heading-past-limit in HTML": (
        stages(HTML.format(words(140))), stages(HTML.format(words(330))), "60 characters"
    ),
    "heading-past-limit of a number": (stages("## Stage 99: B"), stages("## Stage 100: B"), "two digits"),
    "id-past-limit": (stages(items=f"- dd {{#{'i' * 100}}}"), stages(items=f"- dd {{#{'i' * 101}}}"), "101"),
    "line-past-limit": (
        stages() + f"\n{words(3900)} **Outcomes:** yy", stages() + f"\n{words(4100)} **Outcomes:** yy", "4000"
    ),
    "nesting-past-limit": (stages(items=nested(16)), stages(items=nested(17)), "16"),
    "number-past-limit": (stages(items="998. dd\n999. ee"), stages(items="999. dd\n1000. ee"), "999"),
    "unknown-labels": (
        stages("## Stage 2: Beta\n\n### Exit criteria\n\n- cc\n- dd"),
        stages(f"## Stage 2: Beta\n\n### Exit criteria {words(90)}\n\n- cc\n- dd"),
        "Exit criteria",
    ),
}  # fmt: skip
REFUSED: dict[str, tuple[Callable[[], str], str, str]] = {
    "too_many_characters": (lambda: "# Sales\n" + "a" * MOST_CHARACTERS, "team.md", "2,000,000"),
    "too_many_characters of YAML": (lambda: "a" * (MOST_CHARACTERS + 1), "team.yaml", "2,000,000"),
    "too_many_lines": (lambda: "\n" * MOST_LINES, "team.md", "300,000"),
    "long_front_matter": (
        lambda: "---\nplaybook: x\n" + "# c\n" * 5001 + "---\n" + stages(), "team.md", "5,000"
    ),
    "yaml_depth": (lambda: yaml("[" * 40 + "x" + "]" * 40), "team.yaml", "32"),
    "yaml_number": (lambda: yaml("9" * 19, "probability"), "team.yaml", "18"),
    "expected_days": (lambda: yaml("40000d", "stale_after"), "team.yaml", "36,500"),
    "expected_days of months": (lambda: yaml("9999 months", "stale_after"), "team.yaml", "36,500"),
    "json_nesting": (lambda: '{"format": "playbook/1", "x": ' + "[" * 70 + "]" * 70 + "}", "team.json", "64"),
    "json_number": (lambda: '{"format": "playbook/1", "x": ' + "9" * 1001 + "}", "team.json", "1,000"),
}  # fmt: skip


def told(text: str) -> dict[str, str]:
    found = read_playbook(text, source="team.md").findings
    return {finding.code.value: describe_finding(finding).message for finding in found}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_past_a_limit_of_the_text_has_a_finding_with_the_figure(name: str) -> None:
    within, past, figure = TOLD[name]
    code = name.partition(" ")[0]
    assert code not in told(within)
    assert figure in told(past)[code]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_past_a_limit_of_the_file_is_refused_with_the_figure(name: str) -> None:
    make, source, figure = REFUSED[name]
    with pytest.raises(InvalidPlaybook) as refused:
        read_playbook(make(), source=source)
    assert refused.value.problem == name.partition(" ")[0]
    assert figure in " ".join(describe_problem(refused.value))


def test_a_playbook_of_too_many_items_is_refused_with_both_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ITEMS", 2)
    with pytest.raises(InvalidPlaybook) as refused:
        read_playbook(stages(items="- a\n- b"), source="team.md")
    assert (refused.value.problem, refused.value.text, refused.value.expected) == ("too_many_items", "3", "2")
