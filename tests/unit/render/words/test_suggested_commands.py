import shlex

import pytest

from playbook_cli.render.words.suggested_commands import command_line


@pytest.mark.parametrize(
    "word", ["E1.1", "客户-2", "two words", "it's", "'", "a;b", "$HOME", "é", "“quoted”", ""]
)
def test_a_word_comes_out_of_a_shell_as_it_went_in(word: str) -> None:
    assert shlex.split(command_line("note", "acme", word)) == ["playbook", "note", "acme", word]


def test_letters_of_any_script_stand_without_quotes() -> None:
    assert command_line("start", "客户-2") == "playbook start 客户-2"
