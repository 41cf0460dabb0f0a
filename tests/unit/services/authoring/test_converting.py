import pytest
from hypothesis import HealthCheck, given, settings
from tests.playbook_strategies import playbooks

from playbook_cli.adapters.playbook_formats import TextFormats
from playbook_cli.domain.playbook.model import Playbook, Stage, without_lines
from playbook_cli.errors import FieldNotHeld
from playbook_cli.services.authoring.converting import convert_playbook
from playbook_cli.services.ports.playbook_library import PlaybookFormat

FORMATS = TextFormats()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(playbook=playbooks)
def test_markdown_holds_the_same_playbook_or_is_refused(playbook: Playbook) -> None:
    try:
        text = convert_playbook(playbook, PlaybookFormat.MARKDOWN, FORMATS, source="team.yaml")
    except FieldNotHeld:
        pass
    else:
        assert without_lines(FORMATS.read(text, PlaybookFormat.MARKDOWN)) == playbook


def test_a_stage_called_like_a_section_is_refused_by_markdown_and_held_by_yaml() -> None:
    stages = (Stage(id="exit", name="Exit Criteria", position=1, summary="1. 不是列表\n# 不是标题"),)
    playbook = Playbook(id="odd", title="退出标准", stages=stages)
    with pytest.raises(FieldNotHeld) as refused:
        convert_playbook(playbook, PlaybookFormat.MARKDOWN, FORMATS, source="odd.yaml")
    assert refused.value.field == "stages"
    assert convert_playbook(playbook, PlaybookFormat.YAML, FORMATS, source="odd.yaml")
