from playbook_cli.domain.playbook.lost_field import find_lost_field
from playbook_cli.domain.playbook.model import Duration, ExitCriterion, Playbook, Requirement, Stage


def make_playbook(*, guidance: str = "", requirement: str = "Signed", line: int | None = None) -> Playbook:
    parts = (Requirement(id="1", text=requirement),)
    criterion = ExitCriterion(id="po", name="Order", guidance=guidance, requirements=parts, line=line)
    return Playbook(
        id="p", title="P", stages=(Stage(id="closing", name="C", position=1, exit_criteria=(criterion,)),)
    )


def test_the_first_field_that_differs_is_named_by_its_path() -> None:
    found = find_lost_field(make_playbook(), make_playbook(guidance="Look"))
    assert found == "stages[closing].exit_criteria[po].guidance"
    found = find_lost_field(make_playbook(), make_playbook(requirement="Sent"))
    assert found == "stages[closing].exit_criteria[po].requirements[1].text"


def test_lines_of_the_source_are_no_difference() -> None:
    assert find_lost_field(make_playbook(), make_playbook(line=7)) is None


def test_an_entry_without_an_id_is_named_by_its_place_from_one() -> None:
    before, after = (
        make_playbook().model_copy(update={"win_reasons": ("Price", reason)}) for reason in ("Fit", "Speed")
    )
    assert find_lost_field(before, after) == "win_reasons[2]"
    assert find_lost_field(before, make_playbook()) == "win_reasons"


def test_what_only_one_of_the_two_has_is_named_whole() -> None:
    plain = make_playbook()
    stage = plain.stages[0].model_copy(update={"duration": Duration(min_days=1, max_days=2)})
    timed = plain.model_copy(update={"stages": (stage,)})
    assert find_lost_field(plain, timed) == find_lost_field(timed, plain) == "stages[closing].duration"
