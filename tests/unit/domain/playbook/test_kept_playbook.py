"""What is kept of a playbook is that playbook: the same fields, the same answers, the same JSON."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.playbook_strategies import playbooks

from playbook_cli.domain.playbook import kept_playbook, model
from playbook_cli.domain.playbook.editions import translate
from playbook_cli.domain.playbook.kept_playbook import KeptPart, read_kept, write_kept
from playbook_cli.domain.playbook.model import Playbook, PlaybookModel
from playbook_cli.domain.playbook.refs import find_places, is_ref
from playbook_cli.domain.playbook.structure import Section, is_activity, is_criterion

SHAPES = Path(__file__).parents[3] / "data" / "shape_playbooks"


def compare(kept: object, made: object) -> None:
    """Whether a kept part and a model hold the same, part by part and type by type."""
    if isinstance(made, PlaybookModel):
        assert isinstance(kept, KeptPart)
        assert kept.kind == type(made).__name__
        assert list(vars(kept)) == list(type(made).model_fields)
        for name in type(made).model_fields:
            compare(getattr(kept, name), getattr(made, name))
    elif isinstance(made, tuple):
        assert isinstance(kept, tuple)
        for one, other in zip(kept, made, strict=True):
            compare(one, other)
    else:
        assert (kept, type(kept)) == (made, type(made))


def check(playbook: Playbook) -> None:
    kept = read_kept(write_kept(playbook))
    compare(kept, playbook)
    assert kept.model_dump(mode="json") == playbook.model_dump(mode="json")
    assert (kept.pinned_text, kept.digest) == (playbook.pinned_text, playbook.digest)
    assert write_kept(read_kept(write_kept(kept))) == write_kept(playbook)
    assert [one.path for stage in kept.stages for one in find_places(stage)] == [
        one.path for stage in playbook.stages for one in find_places(stage)
    ]


@pytest.mark.parametrize("path", sorted(SHAPES.iterdir()), ids=lambda path: path.name)
def test_a_shape_is_kept_as_it_was_validated(path: Path) -> None:
    shape = json.loads(path.read_text("utf-8"))
    del shape["findings"]
    check(Playbook.model_validate_json(json.dumps(shape)))


@given(playbooks)
def test_any_playbook_is_kept_as_it_was_validated(playbook: Playbook) -> None:
    check(playbook)


@settings(max_examples=5)
@given(playbooks, playbooks)
def test_a_kept_playbook_is_translated_as_its_model_is(playbook: Playbook, edition: Playbook) -> None:
    first = edition.stages[0].model_copy(update={"id": playbook.stages[0].id})
    words = edition.model_copy(update={"stages": (first, *edition.stages[1:])})
    kept = translate(read_kept(write_kept(playbook)), read_kept(write_kept(words)))
    assert kept.model_dump() == translate(playbook, words).model_dump()


def test_every_model_of_a_playbook_has_a_kept_form() -> None:
    models = {
        name
        for name, one in vars(model).items()
        if isinstance(one, type) and issubclass(one, PlaybookModel) and one is not PlaybookModel
    }
    assert {kind for kind in kept_playbook._KINDS if kind} == models


def test_a_kept_part_is_frozen_and_known_by_what_it_holds() -> None:
    playbook = read_kept(write_kept(small()))
    (item,) = playbook.stages[0].exit_criteria
    with pytest.raises(AttributeError):
        item.name = "other"
    with pytest.raises(AttributeError):
        _ = item.no_such_field  # type: ignore[attr-defined]
    (again,) = read_kept(write_kept(small())).stages[0].exit_criteria
    assert item == again
    assert hash(item) == hash(again)
    assert item != item.model_copy(update={"name": "other"})
    assert (is_criterion(item), is_activity(item), is_ref("E1")) == (True, False, True)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"": "Stage"}', '{"other": 1}', '{"": []}'])
def test_what_is_no_kept_playbook_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_kept(text)


def small() -> Playbook:
    criterion = {"id": "c", "name": "C", "requirements": [{"id": "1", "text": "r"}]}
    stage = {"id": "s", "name": "S", "position": 1, "exit_criteria": [criterion]}
    names = {Section.OUTCOMES.value: ["Results"]}
    return Playbook.model_validate_json(
        json.dumps({"id": "p", "title": "P", "section_names": names, "stages": [stage]})
    )
