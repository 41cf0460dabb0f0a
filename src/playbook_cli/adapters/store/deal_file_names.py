"""Which deal ids may become file names, and whose file a name is."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from playbook_cli.adapters.store.atomic_file import BACKUP_SUFFIX
from playbook_cli.domain.names import DEVICE_NAMES

JOURNAL = ".import-journal"  # of deals that are written at once
SUFFIX = ".json"
MOST_BYTES_OF_ID = 200  # in UTF-8; a file name holds 255, and the temporary one is longer than the id
_DEVICE = r"(?i:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)"
_PLAIN = r"[^\W_][\w-]*"
_MOST_BYTES_OF_LETTER = 4
_FORBIDDEN = frozenset('/\\:*?"<>|')

# How programs that sync folders name the copy that lost: Dropbox, Nextcloud and Google Drive in brackets,
# Syncthing and ownCloud behind a word of their own, iCloud with a number. OneDrive adds the name of a
# machine, which an id may have as well: there only the id inside tells.
_COPY = r"(.+?)(?: ?\([^()]*\)| ?\[[^\[\]]*\]| \d{1,3}|\.sync-conflict-\d{8}-\d{6}(?:-\w+)?|_conflict-[\w-]+)"


def is_safe_id(deal_id: str) -> bool:
    """Whether this id is a file name that stays in its directory, on every system."""
    if deal_id.isascii() and _is_plain(deal_id):
        return True
    return (
        bool(re.fullmatch(_PLAIN, deal_id) or _is_harmless(deal_id))
        and not re.match(_DEVICE, deal_id)
        and len(deal_id.encode()) <= MOST_BYTES_OF_ID
    )


def are_safe_ids(deal_ids: Collection[str]) -> bool:
    """Whether all of these are, at one look at slugs of usual length; no says that some may not be."""
    told = "".join([f"{deal_id}\n" for deal_id in deal_ids])
    return (
        told.count("\n") == len(deal_ids)
        and re.fullmatch(rf"(?:{_PLAIN}\n)*", told) is not None
        and re.search(rf"(?m)^{_DEVICE}", told) is None
        and max(map(len, deal_ids), default=0) * _MOST_BYTES_OF_LETTER <= MOST_BYTES_OF_ID
    )


def _is_plain(deal_id: str) -> bool:
    """The same of letters, digits and dashes of ASCII, without a pattern: every list asks it of all."""
    return (
        deal_id.replace("-", "").replace("_", "").isalnum()
        and deal_id[0] not in "-_"
        and len(deal_id) <= MOST_BYTES_OF_ID
        and deal_id.lower() not in DEVICE_NAMES
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


def copied_id(stem: str) -> str | None:
    """The id of the deal of which a file of this name, its suffix left out, must be a copy; else None."""
    match = re.fullmatch(_COPY, unicodedata.normalize("NFC", stem))
    return match[1] if match else None


def is_like_deal(name: str) -> bool:
    """Whether a name is of a deal or may be of a copy; some programs write their mark behind the suffix."""
    return SUFFIX in name.lower() and name[0] != "." and not name.endswith(SUFFIX + BACKUP_SUFFIX)


def may_be_copy(name: str) -> bool:
    """Whether a name is like that of a deal but is none."""
    stem = unicodedata.normalize("NFC", name.removesuffix(SUFFIX))
    return is_like_deal(name) and not (name.endswith(SUFFIX) and is_safe_id(stem))


def id_of(path: Path) -> str:
    """The id that the name of a deal's file, or of its backup, stands for."""
    return path.name.removesuffix(BACKUP_SUFFIX).removesuffix(SUFFIX)
