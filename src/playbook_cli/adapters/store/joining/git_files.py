"""What a store in git brings along: what git leaves out, and who merges its deals."""

from collections.abc import Sequence
from pathlib import Path

from playbook_cli.adapters.files.atomic_file import (
    ASIDE,
    make_private_directory,
    replace_file,
)
from playbook_cli.adapters.files.regular_file import load_regular_file
from playbook_cli.adapters.files.whole_file import BACKUP_SUFFIX, TEMPORARY_SUFFIX
from playbook_cli.adapters.store.store_lock import LOCK_NAME
from playbook_cli.errors import UnreadableFile

DRIVER = "playbook"
IGNORE, ATTRIBUTES = ".gitignore", ".gitattributes"
_MOST_BYTES = 1 << 20
_LINES = {
    IGNORE: (LOCK_NAME, f"*{BACKUP_SUFFIX}", f"{ASIDE}/", f".*{TEMPORARY_SUFFIX}"),
    ATTRIBUTES: (f"/deals/*.json merge={DRIVER} -text", "/snapshots/*.json -text"),
}


def prepare_git(home: Path, *, dry_run: bool = False) -> Sequence[Path]:
    """Write the lines that a store in git needs, behind those that are there; says which files changed."""
    changed = []
    for name, lines in _LINES.items():
        path = home / name
        present = _load(path)
        lacking = [line for line in lines if line not in present.splitlines()]
        if lacking and not dry_run:
            make_private_directory(home)
            start = present if not present or present.endswith("\n") else f"{present}\n"
            replace_file(path, (start + "".join(f"{line}\n" for line in lacking)).encode())
        changed += [path] if lacking else []
    return changed


def _load(path: Path) -> str:
    try:
        return load_regular_file(path, limit=_MOST_BYTES).decode(errors="replace")
    except UnreadableFile as error:
        if error.problem == "missing":
            return ""
        raise
