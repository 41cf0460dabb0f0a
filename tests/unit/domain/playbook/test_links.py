import pytest

from playbook_cli.adapters.playbook_files import find_bundled, load_playbook_file
from playbook_cli.domain.playbook.links import find_links
from playbook_cli.domain.playbook.model import ExitCriterion, Item, KeyActivity, Stage

STAGE = Stage(
    id="evaluation",
    name="Evaluation",
    position=1,
    key_activities=(
        KeyActivity(id="quote", name="报价方案制定", description="分析成本，设计价格策略。"),
        KeyActivity(id="survey", name="需求调研访谈", description="了解痛点和业务场景。"),
    ),
    deliverables=(
        Item(id="report", name="业务场景分析报告"),
        Item(id="offer", name="报价单"),
        Item(id="cake", name="生日蛋糕"),
    ),
    exit_criteria=(
        ExitCriterion(id="scenario", name="明确核心业务场景", description="客户的痛点已清楚。"),
        ExitCriterion(id="terms", name="付款条件已一致", description="价格与账期已确定。"),
    ),
)


def links(stage: Stage, number: int) -> list[str]:
    return [place.item.id for place in find_links(stage, stage.exit_criteria[number]).places]


def test_what_a_criterion_is_about_is_inferred_from_shared_words() -> None:
    assert links(STAGE, 0) == ["survey", "report"]


def test_a_concept_links_words_that_share_no_character() -> None:
    assert links(STAGE, 1) == ["quote", "offer"]


def test_inferred_links_say_so() -> None:
    assert find_links(STAGE, STAGE.exit_criteria[0]).inferred


def test_stated_links_are_taken_as_they_stand_in_the_order_of_the_playbook() -> None:
    stated = STAGE.exit_criteria[0].model_copy(
        update={"supported_by": ("deliverables/cake", "key-activities/quote", "deliverables/gone")}
    )
    found = find_links(STAGE, stated)
    assert [place.item.id for place in found.places] == ["quote", "cake"]
    assert not found.inferred


def test_a_criterion_that_states_that_nothing_serves_it_gets_nothing() -> None:
    assert find_links(STAGE, STAGE.exit_criteria[0].model_copy(update={"supported_by": ()})).places == ()


def test_a_criterion_without_an_activity_gets_the_closest_one() -> None:
    one = STAGE.model_copy(
        update={
            "key_activities": (KeyActivity(id="talk", name="与客户谈价格和业务场景"),),
            "exit_criteria": (
                ExitCriterion(id="a", name="价格"),
                ExitCriterion(id="b", name="业务场景"),
                ExitCriterion(id="c", name="客户"),
            ),
        }
    )
    assert all("talk" in links(one, number) for number in range(3))


def test_texts_that_share_nothing_are_not_linked() -> None:
    bare = STAGE.model_copy(update={"exit_criteria": (ExitCriterion(id="x", name="zzz"),)})
    assert links(bare, 0) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_inferred_links_of_the_bundled_playbook_are_mostly_those_it_states(language: str) -> None:
    right = extra = missed = 0
    for stage in load_playbook_file(find_bundled() / f"sales.{language}.md").playbook.stages:
        silent = stage.model_copy(
            update={
                "exit_criteria": tuple(
                    c.model_copy(update={"supported_by": None}) for c in stage.exit_criteria
                )
            }
        )
        for stated, asked in zip(stage.exit_criteria, silent.exit_criteria, strict=True):
            found = {f"{p.section.slug}/{p.item.id}" for p in find_links(silent, asked).places}
            right += len(found & set(stated.supported_by or ()))
            extra += len(found - set(stated.supported_by or ()))
            missed += len(set(stated.supported_by or ()) - found)
    assert right / (right + extra) >= 0.8  # precision: what is shown must be worth the look
    assert right / (right + missed) >= 0.5  # recall: silence costs less than noise


def make_stage(*activities: KeyActivity, criteria: tuple[str, ...]) -> Stage:
    made = tuple(ExitCriterion(id=f"c{number}", name=name) for number, name in enumerate(criteria))
    return Stage(id="s", name="S", position=1, key_activities=activities, exit_criteria=made)


def test_the_steps_of_an_activity_say_what_it_serves() -> None:
    call = KeyActivity(id="call", name="First call", summary="Talk", steps=("Name the sponsor",))
    stage = make_stage(call, criteria=("Sponsor named", "Warehouse visited"))
    assert [links(stage, number) for number in (0, 1)] == [["call"], []]


def test_an_item_that_is_as_close_to_every_criterion_serves_none() -> None:
    plan = KeyActivity(id="plan", name="Rollout checklist")
    stage = make_stage(
        plan, criteria=("Rollout dated", "Rollout staffed", "Rollout priced", "Rollout insured")
    )
    assert [links(stage, number) for number in range(4)] == [[], [], [], []]


def test_what_to_ask_does_not_say_what_serves_a_criterion() -> None:
    visit = KeyActivity(id="visit", name="Forklift repair")
    stage = make_stage(visit, criteria=("Sponsor named", "Price accepted"))
    asking = stage.exit_criteria[0].model_copy(
        update={"description": "- Ask: Which forklift broke last?", "summary": "Known."}
    )
    stage = stage.model_copy(update={"exit_criteria": (asking, stage.exit_criteria[1])})
    assert links(stage, 0) == []
