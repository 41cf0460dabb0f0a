"""Files that deals come from: a table, a whole export, a mapping."""

import os
from pathlib import Path

from playbook_cli.adapters.mapping_reader import read_mapping
from playbook_cli.adapters.store.bundle_reader import read_bundle
from playbook_cli.adapters.store.regular_file import load_regular_file
from playbook_cli.adapters.table_reader import read_table
from playbook_cli.domain.exchange.table import Bundle, DealTable, TableMapping
from playbook_cli.errors import UnreadableFile

MOST_BYTES = 256 << 20  # of an import
MOST_MAPPING_BYTES = 1 << 20


def load_import(path: Path) -> DealTable | Bundle:
    """Load what a file holds: an export where it begins with a brace, else a table.

    Raises UnreadableFile, InvalidTable or NewerFormat.
    """
    text = _load_text(path, MOST_BYTES)
    read = read_bundle if text.lstrip()[:1] == "{" else read_table
    return read(text, source=os.fspath(path))


def load_mapping(path: Path) -> TableMapping:
    """Load a mapping file; raises UnreadableFile or InvalidTable."""
    return read_mapping(_load_text(path, MOST_MAPPING_BYTES), source=os.fspath(path))


def _load_text(path: Path, limit: int) -> str:
    data = load_regular_file(path, limit=limit, follow_links=True)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(os.fspath(path), "encoding") from error
