from playbook_cli.domain.playbook.model import CustomerQuestion, ExitCriterion, Stage
from playbook_cli.domain.playbook.prerequisites import (
    find_circular_needs,
    find_prerequisites,
    find_unknown_prerequisites,
)


def make_stage(**needs: str) -> Stage:
    criteria = (
        ExitCriterion(id=name, name=name.title(), needs=tuple(n.split())) for name, n in needs.items()
    )
    return Stage(id="first", name="First", position=1, exit_criteria=tuple(criteria))


def needs_of(stage: Stage, number: int) -> list[str]:
    return [criterion.id for criterion in find_prerequisites(stage)[stage.exit_criteria[number].id]]


def circles_of(stage: Stage) -> list[list[str]]:
    return [[criterion.id for criterion in circle] for circle in find_circular_needs(stage)]


def test_needs_come_in_the_order_of_the_playbook() -> None:
    stage = make_stage(budget="", people="", plan="people budget")
    assert needs_of(stage, 2) == ["budget", "people"]
    assert circles_of(stage) == []


def test_a_need_that_names_nothing_holds_nobody_up() -> None:
    stage = make_stage(budget="weather", plan="budget")
    assert needs_of(stage, 0) == []
    assert [(criterion.id, need) for criterion, need in find_unknown_prerequisites(stage)] == [
        ("budget", "weather")
    ]


def test_a_need_that_leads_back_holds_nobody_up() -> None:
    stage = make_stage(budget="plan", people="budget", plan="people", signed="plan")
    assert [needs_of(stage, number) for number in range(3)] == [[], [], []]
    assert needs_of(stage, 3) == ["plan"]
    assert circles_of(stage) == [["budget", "people", "plan"]]


def test_a_criterion_that_needs_itself_is_a_circle_of_one() -> None:
    stage = make_stage(budget="budget")
    assert needs_of(stage, 0) == []
    assert circles_of(stage) == [["budget"]]


def test_two_circles_are_told_apart() -> None:
    stage = make_stage(budget="plan", plan="budget", people="team", team="people budget")
    assert circles_of(stage) == [["budget", "plan"], ["people", "team"]]
    assert needs_of(stage, 3) == ["budget"]


def test_a_long_chain_and_a_long_circle_of_needs_are_gone_through_once() -> None:
    chain = make_stage(**{f"c{at}": f"c{at + 1}" for at in range(5000)}, c5000="")
    assert needs_of(chain, 0) == ["c1"]
    assert circles_of(chain) == []
    circle = make_stage(**{f"c{at}": f"c{(at + 1) % 5000}" for at in range(5000)})
    assert needs_of(circle, 0) == []
    assert len(circles_of(circle)[0]) == 5000


def test_the_questions_of_a_stage_are_for_criteria_without_their_own() -> None:
    own, general = CustomerQuestion(question="Who pays?"), CustomerQuestion(question="What has changed?")
    asking = ExitCriterion(id="budget", name="Budget", ask=(own,))
    silent = ExitCriterion(id="people", name="People")
    stage = Stage(id="first", name="First", position=1, ask=(general,), exit_criteria=(asking, silent))
    assert [stage.questions_for(criterion) for criterion in stage.exit_criteria] == [(own,), (general,)]
