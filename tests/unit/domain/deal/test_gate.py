from tests.samples import criterion, deal_of, marked, sample_playbook

from playbook_cli.domain.deal.gate import GateReport, check_gate, is_claimed, item_status
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.proof import CriterionStatus
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import resolve_ref

PLAYBOOK = sample_playbook()
E1, E2, E3 = (f"discovery/exit-criteria/{name}" for name in ("需求确认", "预算确认", "竞争情况"))


def gate(*events: Event, strict: bool = False) -> GateReport:
    return check_gate(PLAYBOOK, PLAYBOOK.stages[0], fold(deal_of(*events)).marks, strict=strict)


def statuses(report: GateReport) -> list[str]:
    return [one.status.value for one in report.criteria]


def refs(report: GateReport) -> list[str]:
    return [place.ref for place in report.missing]


def test_nothing_marked_leaves_every_criterion_unmet_and_names_what_is_missing() -> None:
    report = gate()
    assert statuses(report) == ["unmet", "unmet", "unmet"]
    assert refs(report) == ["E1.1", "E1.2", "E2.1", "E2.2", "E2.3", "E3"]
    assert not report.ready


def test_a_criterion_is_partial_while_some_requirements_are_open() -> None:
    report = gate(marked(f"{E2}/1"), marked(f"{E2}/3", "waived", reason="not needed"))
    assert statuses(report) == ["unmet", "partial", "unmet"]
    assert report.criteria[1].proven == 2
    assert "E2.2" in refs(report)


def test_a_criterion_marked_itself_is_met_with_its_requirements() -> None:
    report = gate(marked(E1))
    assert report.criteria[0].status is CriterionStatus.MET
    assert [place.ref for place in report.criteria[0].claimed] == ["E1.1", "E1.2"]


def test_requirements_that_are_all_waived_waive_the_criterion() -> None:
    report = gate(marked(f"{E1}/1", "waived"), marked(f"{E1}/2", "waived"))
    assert report.criteria[0].status is CriterionStatus.WAIVED
    assert report.criteria[0].passes


def test_a_requirement_opened_after_its_criterion_was_done_is_missing_alone() -> None:
    report = gate(marked(E1, evidence=("mail",)), marked(f"{E1}/2", "open"))
    assert report.criteria[0].status is CriterionStatus.PARTIAL
    assert refs(report)[0] == "E1.2"


def test_opening_a_criterion_opens_its_requirements() -> None:
    report = gate(marked(f"{E1}/1"), marked(f"{E1}/2"), marked(E1, "open"))
    assert report.criteria[0].status is CriterionStatus.UNMET


def test_waiving_a_criterion_keeps_what_was_done() -> None:
    events = (marked(f"{E1}/1", evidence=("mail",)), marked(E1, "waived", reason="small deal"))
    report = gate(*events)
    assert report.criteria[0].status is CriterionStatus.MET
    marks = fold(deal_of(*events)).marks
    stage = PLAYBOOK.stages[0]
    assert item_status(resolve_ref(PLAYBOOK, stage, "E1.1"), marks) is ItemStatus.DONE
    assert item_status(resolve_ref(PLAYBOOK, stage, "E1.2"), marks) is ItemStatus.WAIVED


def test_strict_counts_only_what_has_evidence() -> None:
    events = (marked(f"{E1}/1"), marked(f"{E1}/2", evidence=("mail",)))
    assert gate(*events).criteria[0].status is CriterionStatus.MET
    strict = gate(*events, strict=True)
    assert strict.criteria[0].status is CriterionStatus.PARTIAL
    assert refs(strict)[0] == "E1.1"


def test_evidence_on_the_criterion_verifies_its_claimed_requirements() -> None:
    report = gate(marked(f"{E1}/1"), marked(f"{E1}/2"), marked(E1, evidence=("minutes",)), strict=True)
    assert report.criteria[0].status is CriterionStatus.MET
    assert report.criteria[0].claimed == ()


def test_a_playbook_that_requires_evidence_is_always_strict() -> None:
    playbook = sample_playbook(evidence="required")
    marks = fold(deal_of(marked(E3))).marks
    assert not check_gate(playbook, playbook.stages[0], marks).criteria[2].passes


def test_an_optional_criterion_does_not_hold_the_deal_back() -> None:
    stage = PLAYBOOK.stages[1].model_copy(update={"exit_criteria": (criterion("加分项", required=False),)})
    report = check_gate(PLAYBOOK, stage, {})
    assert report.ready
    assert report.criteria[0].status is CriterionStatus.UNMET
    assert report.missing == ()


def test_only_required_criteria_are_counted_as_met_and_as_asked() -> None:
    stage = PLAYBOOK.stages[0].model_copy(
        update={"exit_criteria": (criterion("must"), criterion("may", required=False))}
    )
    marks = fold(deal_of(marked("discovery/exit-criteria/may"))).marks
    report = check_gate(PLAYBOOK, stage, marks)
    assert [one.passes for one in report.criteria] == [False, True]
    assert (report.met, report.asked, report.ready) == (0, 1, False)


def test_a_criterion_is_as_far_as_its_parts_and_a_part_as_far_as_its_mark() -> None:
    marks = fold(
        deal_of(
            *(marked(f"{E1}/1"), marked(f"{E1}/2", "waived", reason="x")),
            *(marked(f"{E2}/{n}", "waived", reason="x") for n in (1, 2, 3)),
        )
    ).marks
    expected = {
        "E1": "done",
        "E1.1": "done",
        "E1.2": "waived",
        "E2": "waived",
        "E2.1": "waived",
        "E3": "open",
    }
    found = {
        ref: item_status(resolve_ref(PLAYBOOK, PLAYBOOK.stages[0], ref), marks).value for ref in expected
    }
    assert found == expected


def test_what_is_done_with_nothing_to_show_is_claimed() -> None:
    marks = fold(deal_of(marked(f"{E1}/1"), marked(f"{E1}/2", evidence=("mail",)))).marks
    parts = [resolve_ref(PLAYBOOK, PLAYBOOK.stages[0], ref) for ref in ("E1.1", "E1.2", "E3")]
    assert [is_claimed(part, marks) for part in parts] == [True, False, False]


def test_a_gate_that_asks_for_nothing_is_a_no_only_where_proof_was_asked_for() -> None:
    stage = PLAYBOOK.stages[0].model_copy(update={"exit_criteria": (criterion("may", required=False),)})
    assert check_gate(PLAYBOOK, stage, {}).ready
    assert not check_gate(PLAYBOOK, stage, {}, strict=True).ready


def test_a_criterion_is_mostly_waived_from_more_than_half_of_its_parts_on() -> None:
    waived = [marked(f"{E1}/1", "waived"), *(marked(f"{E2}/{n}", "waived") for n in (1, 2))]
    assert [one.mostly_waived for one in gate(*waived).criteria] == [False, True, False]
