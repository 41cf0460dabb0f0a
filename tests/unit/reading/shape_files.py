"""The whole playbook that is read from each shape, kept beside it as JSON without line numbers.

`pytest tests/unit/reading/test_shapes.py --renew-shapes` writes the files anew; look through the `git diff`.
"""

import json
from pathlib import Path
from typing import Any

from playbook_cli.adapters.playbook_files import load_playbook_file
from playbook_cli.domain.playbook.model import without_lines

SHAPES = Path(__file__).parents[2] / "data" / "shapes"
KEPT = SHAPES.parent / "shape_playbooks"


def read_shape(path: Path) -> dict[str, Any]:
    """All that is read from a shape: the playbook, and the codes of what the reader found to say."""
    read = load_playbook_file(path)
    playbook = without_lines(read.playbook).model_dump(mode="json", exclude_defaults=True)
    return {**playbook, "findings": [finding.code for finding in read.findings]}


def kept_file(shape: str) -> Path:
    """Where the playbook of a shape is kept."""
    return KEPT / f"{shape}.json"


def load_kept(shape: str) -> dict[str, Any]:
    """The playbook that was kept."""
    kept: dict[str, Any] = json.loads(kept_file(shape).read_text("utf-8"))
    return kept


def keep(shape: str, playbook: dict[str, Any]) -> None:
    """Write the playbook of a shape, for `git diff` to show."""
    kept_file(shape).write_text(json.dumps(playbook, ensure_ascii=False, indent=1) + "\n", "utf-8")
