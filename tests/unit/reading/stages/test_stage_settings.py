import pytest

from playbook_cli.domain.playbook.model import Duration, Stage
from playbook_cli.reading import read_playbook
from playbook_cli.reading.words.label_words import Setting

SETTINGS = {
    Setting.PROBABILITY: ("Probability", "40%", {"probability": 40}),
    Setting.DURATION: ("Duration", "10-21 days", {"duration": Duration(min_days=10, max_days=21)}),
    Setting.LIMIT: ("Time limit", "14 days", {"stale_after_days": 14}),
    Setting.PURPOSE: ("Purpose", "Learn what hurts", {"summary": "Learn what hurts"}),
}
TABLE = """\
| Stage | {label} | Exit criteria |
|---|---|---|
| Discovery | {value} | Need named |
| Proposal | {value} | Offer sent |
"""
FORMS = {
    "label.md": """\
# Sales process

## Stage 1: Discovery

**{label}:** {value}

### Exit criteria

- Need named

## Stage 2: Proposal

### Exit criteria

- Offer sent
""",
    "column.md": "# Sales process\n\n" + TABLE,
    "beside.md": "# Sales process\n\n"
    + TABLE
    + """
## Stage 1: Discovery

### Activities

- Call

## Stage 2: Proposal

### Activities

- Write
""",
    "keys.yaml": """\
sales pipeline:
  Discovery:
    {label}: {value}
    exit criteria: [Need named]
  Proposal:
    exit criteria: [Offer sent]
""",
}


def read_first(form: str, label: str, value: str) -> Stage:
    return read_playbook(FORMS[form].format(label=label, value=value), source=form).playbook.stages[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("setting", Setting)
def test_every_setting_is_taken_wherever_a_stage_states_it(setting: Setting, form: str) -> None:
    label, value, taken = SETTINGS[setting]
    stage = read_first(form, label, value)
    assert {name: getattr(stage, name) for name in taken} == taken
    assert stage.other_sections == ()


@pytest.mark.parametrize("form", ["label.md", "column.md", "keys.yaml"])
@pytest.mark.parametrize("setting", [one for one in Setting if one != Setting.PURPOSE])
def test_what_is_no_measure_stays_with_the_stage(setting: Setting, form: str) -> None:
    stage = read_first(form, SETTINGS[setting][0], "to be agreed")
    assert [section.text for section in stage.other_sections] == ["to be agreed"]
