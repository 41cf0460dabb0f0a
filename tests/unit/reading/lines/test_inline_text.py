"""Names told from the text behind them."""

import pytest

from playbook_cli.reading.lines.inline_text import NamedText, match_bold


@pytest.mark.parametrize(
    "text",
    [
        "**Budget**: known",
        "**Budget:** known",
        "**Budget**：known",
        "__Budget__: known",
        "**Budget** {#money}: known",
        "**Budget {#money}**: known",
    ],
)
def test_a_name_in_bold_ends_with_its_colon(text: str) -> None:
    item_id = "money" if "{" in text else ""
    assert match_bold(text) == NamedText("Budget", "known", item_id, bold=True, colon=True)


@pytest.mark.parametrize("text", ["**Budget** – known", "**Budget** - known", "**Budget** — known"])
def test_a_dash_parts_a_name_in_bold_from_its_text_as_well(text: str) -> None:
    assert match_bold(text) == NamedText("Budget", "known", bold=True)


def test_all_of_a_text_in_bold_is_a_name() -> None:
    assert match_bold("**Budget**  ") == NamedText("Budget", bold=True)


@pytest.mark.parametrize("text", ["**Budget** is known", "Budget: known", "**:** known", "**Budget: known"])
def test_stress_within_a_sentence_is_no_name(text: str) -> None:
    assert match_bold(text) is None
