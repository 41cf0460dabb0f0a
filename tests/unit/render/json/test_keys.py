"""Keys are only ever added: what a script was told once it is told for ever."""

from tests.json_keys import find_keys, load_kept


def test_no_key_that_scripts_were_told_is_gone() -> None:
    """`python -m tests.json_keys` keeps those that are new."""
    assert sorted(load_kept() - find_keys()) == []
