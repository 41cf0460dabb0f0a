"""Small playbooks as ordinary teams write them: what a careful reader finds in each is found."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook_cli.domain.playbook.finding import FindingCode
from playbook_cli.domain.playbook.model import Duration, Section, Stage
from playbook_cli.reading import read_playbook

DATA: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "cases" / "reading.yaml").read_text("utf-8")
)
CASES: dict[str, dict[str, Any]] = {case["name"]: case for case in DATA["cases"]}
ENGLISH = "## Stage 1: Prospecting\n\nFind them.\n\n## Stage 2: Qualification\n\nQualify them.\n"
ENGLISH += "\n## Stage 3: Negotiation\n\nAgree.\n"
CHINESE = (
    "## 阶段一：线索获取\n\n找到客户。\n\n## 阶段二：需求确认\n\n了解需求。\n\n## 阶段三：签约\n\n签合同。\n"
)


def count_items(stage: Stage) -> dict[str, int]:
    return {section.value: len(stage.items(section)) for section in Section if stage.items(section)}


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_read_as_a_careful_reader_would(name: str) -> None:
    case = CASES[name]
    playbook = read_playbook(case["text"], source=f"{name}.md").playbook
    sections = {section.value for section in Section}
    expected = [
        (stage["name"], {key: count for key, count in stage.items() if key in sections and count})
        for stage in case["stages"]
    ]
    assert [(stage.name, count_items(stage)) for stage in playbook.stages] == expected


@pytest.mark.parametrize("title", DATA["titles"]["read"])
def test_a_title_announces_stages_by_what_it_contains(title: str) -> None:
    text = f"# {title}\n\n{ENGLISH if title.isascii() else CHINESE}"
    read = read_playbook(text, source="team.md")
    assert len(read.playbook.stages) == 3
    assert all(stage.summary for stage in read.playbook.stages)
    assert FindingCode.DOUBTFUL not in {finding.code for finding in read.findings}


def test_three_headings_that_say_stage_are_read_in_doubt_where_nothing_else_speaks_for_a_process() -> None:
    text = "# Notes\n\n## Stage 1: Blue\n\nSky.\n\n## Stage 2: Green\n\nGrass.\n\n## Stage 3: Red\n\nRust.\n"
    read = read_playbook(text, source="notes.md")
    assert [stage.name for stage in read.playbook.stages] == ["Blue", "Green", "Red"]
    (doubt,) = [finding for finding in read.findings if finding.code is FindingCode.DOUBTFUL]
    assert (doubt.line, doubt.field("count")) == (3, "3")
    assert doubt.field("missing").split() == ["not-announced", "no-sections", "no-gates"]


def test_a_heading_that_is_too_long_for_a_name_is_cut_and_told() -> None:
    name = "Prospecting in all harbours of the coast " * 5
    text = f"# Sales\n\n## Stage 1: {name}to the end\n\n- Call\n\n## Stage 2: Offer\n\n- Write\n"
    read = read_playbook(text, source="team.md")
    first, second = read.playbook.stages
    assert name.startswith(first.name)
    assert second.name == "Offer"
    lost = [finding.line for finding in read.findings if finding.code is FindingCode.TEXT_NOT_KEPT]
    assert lost == [3]


@pytest.mark.parametrize("said", ["40-60%", "40%–60%", "150%"])
def test_a_probability_that_is_not_one_number_stays_with_its_stage_as_text(said: str) -> None:
    text = f"# Sales\n\n## Stage 1: Visit ({said}, 10 days)\n\n- Call\n\n## Stage 2: Offer (70%)\n\n- Write\n"
    visit, offer = read_playbook(text, source="team.md").playbook.stages
    assert (visit.name, visit.probability, offer.probability) == ("Visit", None, 70)
    assert visit.duration == Duration(min_days=10, max_days=10)
    assert [(other.title, other.text) for other in visit.other_sections] == [("Visit", f"{said}, 10 days")]


def test_bullets_below_a_line_about_the_stage_are_what_is_done() -> None:
    text = "# Sales\n\n## Stage 1: Visit\n**Owner:** Ann\n- Call\n- Go there\n\n## Stage 2: Offer\n- Write\n"
    visit, offer = read_playbook(text, source="team.md").playbook.stages
    assert [item.name for item in visit.key_activities] == ["Call", "Go there"]
    assert [(other.title, other.text) for other in visit.other_sections] == [("Owner", "Ann")]
    assert [item.name for item in offer.key_activities] == ["Write"]


def test_bullets_beside_a_named_section_are_no_activities() -> None:
    text = "# Sales\n\n## Stage 1: Visit\n\n- Said on the phone\n\n### Exit criteria\n\n- Seen\n"
    (stage,) = read_playbook(text, source="team.md").playbook.stages
    assert (stage.key_activities, len(stage.exit_criteria)) == ((), 1)


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Playbook comercial", "1ª etapa: Visita", "2ª etapa: Proposta"),
        ("Proceso de ventas", "Primera etapa: Visita", "Segunda etapa: Propuesta"),
        ("Cycle de vente", "1re étape : Visite", "2e étape : Offre"),
        ("Verkaufsprozess", "Phase 1 – Besuch", "Phase 2 – Angebot"),
        ("Verkoopproces", "Eerste fase: Bezoek", "Tweede fase: Offerte"),
        ("Processo di vendita", "Fase 1 - Visita", "Fase 2 - Offerta"),
        ("営業プロセス", "第1段階：訪問", "第2段階：見積"),
        ("銷售流程", "階段一：拜訪", "階段二：報價"),
        ("销售流程", "（一）拜访", "（二）报价"),
        ("Customer onboarding", "Days 1-30: Visit", "Days 31-60: Offer"),
        ("客户上线计划", "第1周：启动", "第2-3周：部署"),
        ("Sales process", "1️⃣ Prospecting", "2️⃣ Proposal"),
    ],
)
def test_stages_are_marked_as_each_language_marks_them(title: str, first: str, second: str) -> None:
    text = f"# {title}\n\n## {first}\n\n- a\n\n## {second}\n\n- b\n"
    stages = read_playbook(text, source="team.md").playbook.stages
    names = [mark.rpartition("：")[2].rpartition(": ")[2] for mark in (first, second)]
    assert len(stages) == 2
    for stage, name in zip(stages, names, strict=True):
        assert name.endswith(stage.name)
        assert len(stage.name) < len(name) or stage.name == name
        assert [item.name for item in stage.key_activities] in (["a"], ["b"])


@pytest.mark.parametrize(
    "name", ["next-stage-standard", "japanese-gates-in-tables", "portuguese-table", "days-in-bold"]
)
def test_words_that_were_read_have_a_place(name: str) -> None:
    findings = read_playbook(CASES[name]["text"], source=f"{name}.md").findings
    assert [finding for finding in findings if finding.code is FindingCode.TEXT_NOT_KEPT] == []
