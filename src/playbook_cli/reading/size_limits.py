"""How much one playbook may hold: reading takes time with every line, and a model with every item."""

from typing import Final

from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.playbook.refs import find_places
from playbook_cli.errors import InvalidPlaybook

MOST_CHARACTERS: Final = 2_000_000  # in Markdown or YAML; the densest take some 15 s a million
MOST_LINES: Final = 300_000  # in Markdown or YAML
MOST_ITEMS: Final = 200_000  # and requirements


def refuse_too_long(text: str, source: str) -> None:
    """Refuse a text past the limits, before it is read; raises InvalidPlaybook."""
    lines = 1 + max(text.count("\n"), text.count("\r"))
    if lines > MOST_LINES:
        raise InvalidPlaybook(source, None, "too_many_lines", f"{lines:,}", f"{MOST_LINES:,}")
    if len(text) > MOST_CHARACTERS:
        raise InvalidPlaybook(source, None, "too_many_characters", f"{len(text):,}", f"{MOST_CHARACTERS:,}")


def refuse_too_many(playbook: Playbook, source: str) -> None:
    """Refuse a playbook with more items than are shown or looked up in a breath; raises InvalidPlaybook."""
    count = sum(1 for stage in playbook.stages for _ in find_places(stage))
    if count > MOST_ITEMS:
        raise InvalidPlaybook(source, None, "too_many_items", f"{count:,}", f"{MOST_ITEMS:,}")
