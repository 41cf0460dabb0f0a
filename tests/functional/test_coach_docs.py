"""docs/coach.md is true to the table of rules."""

import re
from pathlib import Path

from playbook_cli.domain.advice import ActionKind, Rule

PAGE = (Path(__file__).parents[2] / "docs" / "coach.md").read_text(encoding="utf-8")


def test_the_page_lists_every_rule_in_the_order_in_which_they_apply() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE) == [rule.value for rule in Rule]


def test_the_page_names_every_kind_of_action() -> None:
    rows = "\n".join(line for line in PAGE.splitlines() if line.startswith("|"))
    assert all(re.search(rf"\b{kind.value}\b", rows) for kind in ActionKind)
