"""The editions that deals are pinned to: their text, read back whatever version of the program kept it.

A key that this version does not know is left out of the model and stays in the pinned text, so that the
edition keeps its bytes and its digest wherever it is written again.
"""

import json
from typing import Any

from playbook_cli.domain.playbook.model import Playbook, without_lines


def pin_text(playbook: Playbook) -> str:
    """JSON of every stated field but the line numbers, over which the digest is taken.

    Fields at their default do not count, so that a field added to the model later changes no text.
    """
    return without_lines(playbook).model_dump_json(exclude_defaults=True)


def read_pinned(text: str) -> Playbook:
    """The edition that a pinned text holds; raises ValidationError for one that is none."""
    playbook = Playbook.model_validate_json(text, extra="ignore")
    vars(playbook)["pinned_text"] = text
    return playbook


def write_pinned(value: Any) -> str:
    """A pinned text from its parsed value, as it was before it was parsed."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
