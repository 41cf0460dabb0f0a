"""Copies of a deal that another program made beside it: told from the deal's own file, and from damage."""

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from playbook_cli.adapters.files.atomic_file import backup_of
from playbook_cli.adapters.store.deal_file_names import SUFFIX, choose_stems, id_of, list_stems, may_be_copy
from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.deal_text import peek_id
from playbook_cli.domain.names import fold_id
from playbook_cli.errors import ConflictCopy, FileProblem, NotFound


def find_copies(deals: DealFiles, names: Collection[str]) -> Sequence[ConflictCopy]:
    """The copies among the files of these names: each like a deal's but none, or a second one of an id."""
    stems = list_stems(names)
    own = choose_stems(stems)
    doubled = (f"{stem}{SUFFIX}" for stem in stems if stem not in own) if len(own) < len(stems) else ()
    strays = sorted([*filter(may_be_copy, names), *doubled])
    with deals.names.listed_once():
        return [copy for name in strays if (copy := describe_copy(deals, deals.directory / name))]


def describe_copy(deals: DealFiles, path: Path) -> ConflictCopy | None:
    """Whether a file is a copy of a deal of this directory: by the id in it, else by its name.

    A file that is named for the same id in other letters is one, where the system tells the two apart.
    """
    own = deals.names.find_file(id_of(path)) if path.suffix == SUFFIX else None
    if own is not None and own.name != path.name and _are_two(own, path):
        return ConflictCopy(os.fspath(path), id_of(own))
    try:
        deals.load_file(path)
    except ConflictCopy as copy:
        return copy
    except (FileProblem, NotFound):
        return None
    return None


def name_copy(deals: DealFiles, path: Path, deal_id: str | None) -> ConflictCopy | None:
    """The copy that a file is; none where the other deal's own file, or its own backup, says otherwise.

    Where two files changed places, or one was written over another, neither is a copy of the other.
    """
    own = deals.names.find_file(deal_id) if deal_id else None
    if own is None or own == path or not _is_own(deals, own) or _is_own(deals, backup_of(path)):
        return None
    return ConflictCopy(os.fspath(path), id_of(own))


def _is_own(deals: DealFiles, path: Path) -> bool:
    """Whether a file says that it is of the deal that its name stands for, as far as one look tells."""
    try:
        found = peek_id(deals.load_bytes(path))
    except (FileProblem, NotFound):
        return False
    return fold_id(found or "") == fold_id(id_of(path))


def _are_two(one: Path, other: Path) -> bool:
    """Whether two names are those of two files; a system that folds names has one for both."""
    with suppress(OSError):
        return not one.samefile(other)
    return False
