"""`playbook lint`: findings with code, line, words and exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

SOUND = """\
---
playbook: team
language: {language}
stale_after: 30d
win_reasons: [a, other]
loss_reasons: [b, other]
---
# Team
## Stage 1: Evaluation {{#evaluation}}
### Exit Criteria
- **{name}** {{#budget}}
  - Requirements:
    1. Budget confirmed in writing
"""


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_a_sound_playbook_is_a_yes_on_stderr_and_nothing_on_stdout(playbook: Callable[..., Ran]) -> None:
    ran = playbook("lint", write("team.md", SOUND.format(language="en", name="Budget")))
    assert ran.out == ""
    assert ran.err == "1 file checked, no findings\n"


def test_a_finding_is_one_line_with_file_line_severity_code_and_words(playbook: Callable[..., Ran]) -> None:
    text = "# Team\n## 阶段一：评估\n### 退出标准\n- 待进行需求调研\n"
    ran = playbook("lint", write("team.md", text), "--ignore", "ids-missing")
    assert "team.md:4: warning criterion-as-task “待进行需求调研”" in ran.out
    assert "    → name the result" in ran.out
    assert ran.err == "0 errors, 5 warnings\n"


def test_warnings_are_a_no_only_when_strict(playbook: Callable[..., Ran]) -> None:
    name = write("team.md", "# Team\n## Stage 1: Evaluation\n### Exit Criteria\n- Budget confirmed\n")
    playbook("lint", name)
    playbook("lint", name, "--strict", expect=1)


def test_a_code_to_ignore_that_does_not_exist_is_a_wrong_usage(playbook: Callable[..., Ran]) -> None:
    assert "thin-stage" in playbook("lint", "sales", "--ignore", "thin-stages", expect=2).err


def test_errors_are_a_no(playbook: Callable[..., Ran]) -> None:
    text = "# T\n## Stage 1: A\n### Activities\n- x\n## Stage 2: B\n### Exit Criteria\n- Budget confirmed\n"
    assert "error no-exit-criteria" in playbook("lint", write("team.md", text), expect=1).out


def test_a_file_that_is_no_playbook_is_a_finding_with_the_way_out(
    playbook: Callable[..., Ran],
) -> None:
    ran = playbook("lint", write("notes.md", "# Bread\nFlour and water.\n"), expect=1)
    assert "notes.md: error no-stages" in ran.out
    assert "`playbook adopt FILE` asks which lines are its stages" in ran.out


def test_a_front_matter_that_breaks_the_rules_is_a_finding_at_its_line(playbook: Callable[..., Ran]) -> None:
    text = SOUND.format(language="en", name="Budget").replace("loss_reasons", "los_reasons")
    ran = playbook("lint", write("team.md", text), expect=1)
    assert ran.out.startswith("team.md:6: error invalid-playbook ")
    assert "los_reasons" in ran.out
    assert "loss_reasons" in ran.out


def test_a_file_that_cannot_be_read_is_a_cannot(playbook: Callable[..., Ran]) -> None:
    assert "missing.md" in playbook("lint", "missing.md", expect=3).err


def test_json_has_one_object_a_finding(playbook: Callable[..., Ran]) -> None:
    name = write("team.md", "# Team\n## Stage 1: Evaluation\n### Exit Criteria\n- Budget confirmed\n")
    found = playbook("lint", name, "--json").json
    assert [set(one) for one in found] == [{"code", "severity", "file", "line", "message", "help"}] * len(
        found
    )
    assert ("criterion-not-verifiable", 4) in [(one["code"], one["line"]) for one in found]


def test_github_gets_annotations_with_escaped_texts(playbook: Callable[..., Ran]) -> None:
    text = "# Team\n## Stage 1: Evaluation\n### Exit Criteria\n- 100% ready, truly\n"
    out = playbook("lint", write("team.md", text), "--format", "github").out
    line = next(line for line in out.splitlines() if "criterion-not-verifiable" in line)
    assert line.startswith(
        "::warning file=team.md,line=4,title=criterion-not-verifiable::“100%25 ready, truly”"
    )
    assert "%0Alist what must be true" in line


def test_editions_side_by_side_are_compared(playbook: Callable[..., Ran]) -> None:
    write("team.zh.md", SOUND.format(language="zh", name="预算已确认"))
    other = SOUND.format(language="en", name="Budget").replace("{#budget}", "{#money}")
    ran = playbook("lint", write("team.en.md", other), expect=1)
    assert "error edition-id-missing the id budget of team.zh.md is missing here" in ran.out
    assert "error edition-id-unknown the id money is not in team.zh.md" in ran.out


def test_editions_given_together_are_compared_with_the_first(playbook: Callable[..., Ran]) -> None:
    first = write("a.md", SOUND.format(language="zh", name="预算已确认"))
    second = write("b.md", SOUND.format(language="en", name="Budget").replace("30d", "20d"))
    ran = playbook("lint", first, second)
    assert ran.out.startswith("b.md: warning edition-settings-differ evaluation: stale_after_days is “20”")
    assert "a.md:" not in ran.out


def test_the_bundled_editions_agree_and_have_no_errors(playbook: Callable[..., Ran]) -> None:
    assert "edition-" not in playbook("lint", "sales").out


SEED = Path(__file__).parents[1] / "data" / "seed" / "sales-playbook.txt"


def test_the_seed_gets_what_a_sales_operations_person_would_say(playbook: Callable[..., Ran]) -> None:
    found = playbook("lint", str(SEED), "--json").json
    places = {(one["code"], one["line"]) for one in found}
    assert {
        ("text-before-title", 1),
        ("heavy-gate", 14),
        ("ids-missing", 18),
        ("closing-work-early", 27),
        ("criterion-as-task", 88),
        ("criterion-as-task", 90),
        ("requirement-as-task", 85),
        ("thin-stage", 94),
        ("repeated-activity", 98),
        ("offer-work-late", 130),
        ("repeated-criterion", 162),
        ("no-stale-limits", 0),
        ("no-loss-reasons", 0),
        ("no-win-reasons", 0),
    } <= places
    assert {one["severity"] for one in found} == {"warning"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_template_lints_clean_even_when_strict(playbook: Callable[..., Ran], language: str) -> None:
    playbook("--lang", language, "playbooks", "new", "team.md")
    playbook("lint", "team.md", "--strict")


def test_a_finding_that_repeats_is_one_line_with_its_count_and_lines(playbook: Callable[..., Ran]) -> None:
    criteria = "".join(f"- Harbour {number} has signed\n" for number in range(4))
    text = f"# T\n## Stage 1: A\n### Exit Criteria\n{criteria}## Stage 2: B\n### Exit Criteria\n- Paid\n"
    ran = playbook("lint", write("team.md", text))
    (line,) = [line for line in ran.out.splitlines() if "criterion-not-verifiable" in line]
    assert line.startswith("team.md:4: warning criterion-not-verifiable “Harbour 0 has signed”")
    assert line.endswith("(and 4 more, lines 5, 6, 7, 10)")
    found = playbook("lint", "team.md", "--json").json
    assert sum(one["code"] == "criterion-not-verifiable" for one in found) == 5


def test_nothing_is_asked_of_a_stage_in_which_a_deal_is_over(playbook: Callable[..., Ran]) -> None:
    text = "# Sales\n## Stage 1: Offer (60%)\n### Exit Criteria\n- Offer read\n"
    text += "## Stage 2: Closed Won (100%)\n## Stage 3: Closed Lost (0%)\n"
    codes = {one["code"] for one in playbook("lint", write("team.md", text), "--json").json}
    assert not codes & {"no-exit-criteria", "probability-falls", "thin-stage"}
