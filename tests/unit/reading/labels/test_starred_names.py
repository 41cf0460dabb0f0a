"""Names with stars, held against what a pattern would say."""

import re

from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.reading.labels.starred_names import cut_at_stars, fits_pieces

NAMES = st.text("ab*", min_size=1, max_size=8).filter(lambda name: "*" in name)


@given(NAMES, st.text("abc", max_size=10))
def test_stars_stand_for_any_text(name: str, text: str) -> None:
    pattern = ".*".join(map(re.escape, name.split("*")))
    assert fits_pieces(cut_at_stars(name, str), text) is bool(re.fullmatch(pattern, text))
