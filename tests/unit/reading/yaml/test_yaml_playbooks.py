from pathlib import Path

import pytest

from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.errors import InvalidPlaybook, NoStages
from playbook_cli.reading.yaml_reader import read_yaml

OWN = """playbook: team
title: Team
version: 1.10
stale_after: 2w
stages:
  - name: Discovery
    aliases: [Finding]
    probability: 20%
    duration: {min_days: 1, max_days: 3}
    key_activities:
      - Ask
      - {id: listen, name: Listen, steps: [sit, "no"], key_points: [12:30, 010]}
    exit_criteria:
      - name: Need confirmed
        guidance: by mail
        requirements: [seen, {id: w, text: written}]
        required: false
  - name: Offer
    id: the-offer
    stale_after: 3
"""


def read(text: str) -> ReadPlaybook:
    return read_yaml(text, source="team.yaml")


def refuse(text: str) -> InvalidPlaybook:
    with pytest.raises(InvalidPlaybook) as caught:
        read(text)
    return caught.value


def test_our_own_keys_are_read_and_what_follows_from_them_is_filled_in() -> None:
    playbook = read(OWN).playbook
    discovery, offer = playbook.stages
    assert (playbook.id, playbook.title, playbook.version) == ("team", "Team", "1.10")
    assert (discovery.id, discovery.position, discovery.probability) == ("discovery", 1, 20)
    assert discovery.duration
    assert discovery.duration.max_days == 3
    assert (discovery.stale_after_days, offer.stale_after_days) == (14, 3)
    ask, listen = discovery.key_activities
    assert (ask.id, ask.name) == ("ask", "Ask")
    assert listen.steps == ("sit", "no")
    assert listen.key_points == ("12:30", "010")
    need = discovery.exit_criteria[0]
    assert [(part.id, part.text) for part in need.requirements] == [("1", "seen"), ("w", "written")]
    assert not need.required
    assert need.line == 14


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "expected"),
    [
        ("exit_criteria:", "exit_critera:", 13, "unknown_key", "exit_criteria"),
        ("guidance:", "guidence:", 15, "unknown_key", "guidance"),
        ("title:", "tilte:", 2, "unknown_key", "title"),
        ("min_days: 1", "min_day: 1", 9, "unknown_key", "min_days"),
        ("min_days: 1", "min_days: few", 9, "model_int_type", ""),
        ("required: false", "required: 1", 17, "model_bool_type", ""),
        ("probability: 20%", "probability: high", 8, "expected_percentage", ""),
        ("aliases: [Finding]", "aliases: Finding", 7, "model_tuple_type", ""),
        ("- name: Offer", "- nam: Offer", 18, "unknown_key", "name"),
        ("- name: Offer\n    id", "- id", 18, "missing_name", ""),
        ("id: the-offer", "id: discovery", 18, "duplicate_id", ""),
        ("playbook: team", "playbook: team\nformat: playbook/9", 2, "json_format", "playbook/1"),
    ],
)
def test_what_breaks_the_format_is_said_with_its_line(
    old: str, new: str, line: int, problem: str, expected: str
) -> None:
    error = refuse(OWN.replace(old, new))
    assert (error.line, error.problem) == (line, problem)
    assert expected in error.expected


def test_a_file_without_stages_is_none() -> None:
    for text in ("playbook: x\n", "a: b\n", "- a\n- b\n", "", "just words\n", "stages: [build, test]\n"):
        with pytest.raises(NoStages):
            read(text)


def test_a_full_width_colon_is_told() -> None:
    error = refuse("playbook：team\nstages：\n")
    assert (error.line, error.problem, error.column) == (1, "full_width_colon", 9)


def test_keys_of_other_teams_are_kept_and_reported_once() -> None:
    text = "stages:\n" + "".join(
        f"  - name: S{number}\n    exit: done\n    forecast: Pipeline\n    won: true\n" for number in range(3)
    )
    result = read(text)
    told = {finding.field("key"): finding for finding in result.findings}
    assert told["forecast"].field("count") == "3"
    assert told["forecast"].line == 4
    stage = result.playbook.stages[0]
    assert [(other.title, other.text) for other in stage.other_sections] == [
        ("forecast", "Pipeline"),
        ("won", "true"),
    ]


def test_a_slip_of_the_pen_in_a_file_of_our_own_form_is_an_error() -> None:
    text = "title: T\nstages:\n  - name: A\n    exit_critria: [x]\n  - name: B\n    exit_criteria: [y]\n"
    assert refuse(text).expected.startswith("exit_criteria")


def test_stages_in_a_mapping_keep_their_order(tmp_path: Path) -> None:
    del tmp_path
    text = "stages:\n  zeta: {exit: one}\n  alpha: {exit: two}\n"
    assert [stage.name for stage in read(text).playbook.stages] == ["zeta", "alpha"]
