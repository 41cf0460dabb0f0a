"""Which deal ids may become file names, and whose file a name is."""

import re
from pathlib import Path

from playbook_cli.adapters.store.atomic_file import BACKUP_SUFFIX

SUFFIX = ".json"
MOST_BYTES_OF_ID = 200  # in UTF-8; a file name holds 255, and the temporary one is longer than the id
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W_][\w-]*")
_FORBIDDEN = frozenset('/\\:*?"<>|')


def is_safe_id(deal_id: str) -> bool:
    """Whether this id is a file name that stays in its directory, on every system."""
    return (
        bool(_PLAIN.fullmatch(deal_id) or _is_harmless(deal_id))
        and not _DEVICE.match(deal_id)
        and len(deal_id.encode()) <= MOST_BYTES_OF_ID
    )


def _is_harmless(deal_id: str) -> bool:
    """The same for an id that is no slug but was once taken: dots, signs and letters of any kind."""
    return (
        bool(deal_id)
        and deal_id.isprintable()
        and not any(character.isspace() or character in _FORBIDDEN for character in deal_id)
        and deal_id[0] not in ".-~"
        and deal_id[-1] != "."
    )


def id_of(path: Path) -> str:
    """The id that the name of a deal's file, or of its backup, stands for."""
    return path.name.removesuffix(BACKUP_SUFFIX).removesuffix(SUFFIX)
