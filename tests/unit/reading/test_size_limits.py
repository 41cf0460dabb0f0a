"""What is past a limit is refused in one line, before time is spent on it."""

import pytest

from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading import read_playbook
from playbook_cli.reading.size_limits import MOST_CHARACTERS


@pytest.mark.parametrize("source", ["team.md", "team.yaml"])
def test_a_text_of_too_many_characters_is_refused_with_both_figures(source: str) -> None:
    with pytest.raises(InvalidPlaybook) as refused:
        read_playbook("# Sales\n" + "a" * MOST_CHARACTERS, source=source)

    assert refused.value.problem == "too_many_characters"
    assert refused.value.expected == "2,000,000"
    assert refused.value.text == "2,000,008"
