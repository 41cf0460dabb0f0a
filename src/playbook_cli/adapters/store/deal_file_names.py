"""Which deal ids may become file names, whose file a name is, and which deals of a directory have one."""

import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playbook_cli.adapters.files.regular_file import list_names
from playbook_cli.adapters.files.whole_file import BACKUP_SUFFIX
from playbook_cli.domain.names import DEVICE_NAMES, find_nearest, fold_id
from playbook_cli.errors import NotFound

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
    told = "\n".join(deal_ids)
    return not deal_ids or (
        told.count("\n") == len(deal_ids) - 1
        and re.search(rf"(?m)^(?!{_PLAIN}$)", told) is None
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


def find_copied_id(stem: str) -> str | None:
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


def are_all_own(names: Collection[str]) -> bool:
    """Whether every file among these is of a deal of its own, so that none can be a copy."""
    return len(choose_stems(list_stems(names))) == sum(map(is_like_deal, names))


def take_plain_ids(names: list[str]) -> Sequence[str] | None:
    """The ids of all deals, sorted, where each file that is like a deal's has a plain one; None elsewhere.

    There are no copies then. The names are used up as their ids are taken: there may be a hundred thousand.
    """
    like, taken = sum(map(is_like_deal, names)), 0
    for name in names:
        if name.endswith(SUFFIX):
            names[taken] = name[: -len(SUFFIX)]
            taken += 1
    del names[taken:]
    if taken != like or not are_safe_ids(names) or fold_id(joined := "\n".join(names)) != joined:
        return None
    names.sort()
    return names


def id_of(path: Path) -> str:
    """The id that the name of a deal's file, or of its backup, stands for."""
    return path.name.removesuffix(BACKUP_SUFFIX).removesuffix(SUFFIX)


def list_stems(names: Iterable[str]) -> list[str]:
    """The names of files without their suffix, of those whose name is the id of a deal."""
    stems = [name[: -len(SUFFIX)] for name in names if name.endswith(SUFFIX)]
    normal = [unicodedata.normalize("NFC", stem) for stem in stems]
    if are_safe_ids(normal):
        return stems
    return [stem for stem, deal_id in zip(stems, normal, strict=True) if is_safe_id(deal_id)]


def choose_stems(stems: list[str]) -> Collection[str]:
    """One name for each id: of those that differ in case or composition alone, the plain one, else the first.

    The others are copies, for a system that takes them for one file has room for one of them only.
    """
    if len(set(fold_id("\n".join(stems)).split("\n"))) == len(stems):
        return stems
    ordered = sorted(stems, key=lambda stem: (fold_id(stem) != stem, stem), reverse=True)
    return frozenset({fold_id(stem): stem for stem in ordered}.values())


class DealFileNames:
    """The deals of one directory by the names of their files, of which each look sees the present ones."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._place = os.fspath(directory)
        self._odd: dict[str, str] | None = None

    def list_ids(self) -> Sequence[str]:
        """The ids of all deals, sorted; raises UnreadableFile when the directory cannot be read."""
        return sorted(unicodedata.normalize("NFC", stem) for stem in self._find_stems())

    def find_stems(self) -> dict[str, str]:
        """The names of all deals' files without their suffix, by their folded ids."""
        return {fold_id(stem): stem for stem in self._find_stems()}

    def find_plain(self, deal_id: str) -> str | None:
        """Where the file of a deal is if it is there, of an id that has no other spelling; else None."""
        plain = is_safe_id(deal_id) and fold_id(deal_id) == deal_id
        return f"{self._place}/{deal_id}{SUFFIX}" if plain else None

    def is_at_hand(self, deal_id: str) -> bool:
        """Whether a deal of exactly this id is here, which is known without a look at the others."""
        path = self.find_plain(deal_id)
        return path is not None and os.path.lexists(path)

    def find_path(self, deal_id: str) -> Path:
        """Where this deal is kept, in whatever spelling; raises NotFound."""
        if self.is_at_hand(deal_id):
            return self.directory / f"{deal_id}{SUFFIX}"
        if is_safe_id(deal_id) and (found := self.find_file(deal_id)):
            return found
        raise NotFound("deal", deal_id, find_nearest(deal_id, self.list_ids()))

    def find_file(self, deal_id: str) -> Path | None:
        """The file of a deal, in whatever spelling; None where it has none."""
        folded = fold_id(deal_id)
        odd = self._find_odd_stems() if self._odd is None else self._odd
        stem = odd.get(folded) or (folded if self.is_at_hand(folded) else None)
        return None if stem is None else self.directory / f"{stem}{SUFFIX}"

    @contextmanager
    def listed_once(self) -> Iterator[None]:
        """Look at the directory once for all questions after the file of a deal.

        Of a deal that is written meanwhile under another name than its folded id nothing is known.
        """
        before, self._odd = self._odd, self._find_odd_stems()
        try:
            yield
        finally:
            self._odd = before

    def _find_odd_stems(self) -> dict[str, str]:
        """The names of deals' files that are not folded, without their suffix, by their folded ids.

        Hardly any store has one: all names are looked at together first.
        """
        names = list_names(self.directory)
        if fold_id(joined := "\n".join(names)) == joined:
            return {}
        stems = choose_stems(list_stems(names))
        return {folded: stem for stem in stems if (folded := fold_id(stem)) != stem}

    def _find_stems(self) -> Collection[str]:
        """The names of all deals' files without their suffix; what is no id is left to `doctor`."""
        return choose_stems(list_stems(list_names(self.directory)))
