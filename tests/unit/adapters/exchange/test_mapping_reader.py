import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.adapters.exchange.mapping_reader import read_mapping
from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.table import TableMapping
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.errors.tables import InvalidTable

WHOLE = """
layout: salesforce
system: CRM
dates: day-first
columns:
  name: 项目名称
  close_date: 签约日期
stages:
  报价: evaluation
  赢单: won
"""


def test_a_mapping_says_columns_stages_and_dates() -> None:
    assert read_mapping(WHOLE, source="m.yaml") == TableMapping(
        layout="salesforce",
        system="crm",
        columns={Column.NAME: "项目名称", Column.CLOSE_DATE: "签约日期"},
        stages={"报价": "evaluation", "赢单": "won"},
        days=DayOrder.DAY_FIRST,
    )


@pytest.mark.parametrize(
    ("text", "problem", "line", "expected"),
    [
        ("columns:\n  nam: x\n", "mapping_word", 2, "name"),
        ("colums: {}\n", "mapping_word", 1, "columns"),
        ("layout: salesfroce\n", "mapping_word", 1, "salesforce"),
        ("dates: us\n", "mapping_word", 1, "year-first"),
        ("columns:\n  name: [a]\n", "mapping_text", 2, ""),
        ("- a\n", "mapping_form", 1, ""),
        ("a: &x 1\n", "yaml", 1, ""),
        ("columns:\n  gate_met: x\n", "mapping_word", 2, ""),
    ],
)
def test_what_is_not_known_is_refused_with_its_line_and_the_nearest_word(
    text: str, problem: str, line: int, expected: str
) -> None:
    with pytest.raises(InvalidTable) as raised:
        read_mapping(text, source="m.yaml")
    assert (raised.value.problem, raised.value.line) == (problem, line)
    assert not expected or expected in raised.value.expected


@given(st.text() | st.text(alphabet="columns:\n -&*[]{}'\"名", max_size=60))
def test_any_text_is_a_mapping_or_a_refusal_of_ours(text: str) -> None:
    try:
        mapping = read_mapping(text, source="m.yaml")
    except InvalidTable:
        return
    assert all(mapping.columns.values())
