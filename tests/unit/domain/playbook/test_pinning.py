import json

import pytest
from pydantic import ValidationError

from playbook_cli.domain.playbook.editions import translate
from playbook_cli.domain.playbook.model import CustomerQuestion, ExitCriterion, Playbook, Stage
from playbook_cli.domain.playbook.pinning import read_pinned, write_pinned


def make_playbook(*, language: str = "en", question: str = "", caution: str = "") -> Playbook:
    criterion = ExitCriterion(
        id="budget",
        name="Budget",
        ask=(CustomerQuestion(question=question),) if question else (),
        who=f"{question} asked of" if question else "",
    )
    stage = Stage(
        id="first",
        name="First",
        position=1,
        exit_criteria=(criterion,),
        cautions=(caution,) if caution else (),
    )
    return Playbook(id="team", title="Team", language=language, stages=(stage,))


def test_a_playbook_that_asks_nothing_is_pinned_as_before_there_were_questions() -> None:
    assert make_playbook().pinned_text == (
        '{"id":"team","title":"Team","language":"en","stages":[{"id":"first","name":"First","position":1,'
        '"exit_criteria":[{"id":"budget","name":"Budget"}]}]}'
    )


def test_questions_and_cautions_are_pinned() -> None:
    pinned = make_playbook(question="Who pays?", caution="Talking price first")
    assert read_pinned(pinned.pinned_text) == pinned
    assert pinned.digest != make_playbook().digest


def test_an_unknown_key_is_no_part_of_the_model_but_of_the_text() -> None:
    plain = json.loads(make_playbook().pinned_text) | {"colour": ["red"]}
    plain["stages"][0]["exit_criteria"][0]["weight"] = {"id": 1}
    text = write_pinned(plain)
    read = read_pinned(text)
    assert read == make_playbook()
    assert (read.pinned_text, read.digest != make_playbook().digest) == (text, True)


@pytest.mark.parametrize("change", [{"title": 1}, {"title": 1, "colour": "red"}, {"stages": []}])
def test_what_is_no_playbook_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        read_pinned(write_pinned(json.loads(make_playbook().pinned_text) | change))


def test_another_edition_words_the_questions_that_were_agreed_on() -> None:
    ours = make_playbook(question="谁付款？", caution="先谈价格", language="zh")
    theirs = make_playbook(question="Who pays?", caution="Talking price first")
    shown = translate(ours, theirs).stages[0]
    assert shown.exit_criteria[0].ask[0].question == "Who pays?"
    assert shown.exit_criteria[0].who == "Who pays? asked of"
    assert shown.cautions == ("Talking price first",)


def test_another_edition_adds_no_question_and_takes_none_away() -> None:
    silent, asking = make_playbook(language="zh"), make_playbook(question="Who pays?", caution="Price first")
    assert translate(silent, asking).stages[0].exit_criteria[0].ask == ()
    assert translate(silent, asking).stages[0].cautions == ()
    kept = translate(asking, silent).stages[0]
    assert kept.exit_criteria[0].ask == asking.stages[0].exit_criteria[0].ask
    assert kept.cautions == ("Price first",)
