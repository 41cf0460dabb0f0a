"""Playbooks on disk: a file by its path, or an edition by id and language, our own or installed by the user.

An edition is named `<id>.<language>.md`, and one that knows only one language `<id>.md`. What the user has
installed goes before what is bundled.
"""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Final

import playbook_cli
from playbook_cli.adapters.files.regular_file import load_regular_file
from playbook_cli.domain.text import fold_width
from playbook_cli.errors import NotFound, PlaybookError, UnreadableFile
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading import YAML_SUFFIXES, read_playbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.adapters.kept_playbooks import KeptPlaybooks
    from playbook_cli.domain.playbook.guides.guide import Guide
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook

MOST_BYTES: Final = 16 * 1024 * 1024  # of one playbook file
MOST_GUIDE_BYTES: Final = 1024 * 1024
DEFAULT_PLAYBOOK: Final = "sales"
MARKDOWN_SUFFIXES: Final = (".md", ".markdown", ".txt")
_SUFFIXES = (*MARKDOWN_SUFFIXES, *YAML_SUFFIXES, ".json")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Edition:
    """One installed file: the id and language that its name states."""

    path: Path
    id: str
    language: str
    bundled: bool


class PlaybookFiles:
    """The playbooks of one user: a directory of installed ones, then the bundled ones."""

    def __init__(self, installed: Path, kept: KeptPlaybooks | None = None) -> None:
        self._installed = installed
        self._kept = kept
        self._editions: list[ReadPlaybook] | None = None

    def load(self, reference: str | None, language: str | None, *, with_report: bool = False) -> ReadPlaybook:
        """The playbook that a file name or an id names; None names the default one."""
        path = self._find(reference, language)
        return (
            load_playbook_file(path, with_report=True)
            if with_report
            else load_playbook_file(path, self._kept)
        )

    def _find(self, reference: str | None, language: str | None) -> Path:
        """The file that a name or an id names; raises NotFound."""
        wanted = reference or DEFAULT_PLAYBOOK
        if _looks_like_path(wanted):
            return Path(wanted)
        wanted_id = fold_width(wanted)
        editions = [edition for edition in self.find_editions() if edition.id == wanted_id]
        if editions:
            return _choose(editions, language).path
        if os.path.exists(wanted):  # noqa: PTH110  # answers False where Path.exists raises
            return Path(wanted)
        from playbook_cli.domain.names import find_nearest

        known = list(dict.fromkeys(edition.id for edition in self.find_editions()))
        raise NotFound("playbook", wanted, find_nearest(wanted, known) or tuple(known))

    def list_editions(self) -> Sequence[ReadPlaybook]:
        """Every installed edition that can be read, by id and language, read once however many deals ask."""
        if self._editions is None:
            found = (_load_readable(edition.path, self._kept) for edition in self.find_editions())
            self._editions = [read for read in found if read]
        return self._editions

    def list_damaged(self) -> Sequence[PlaybookError]:
        """Why each installed edition that cannot be read cannot be read."""
        return [
            error for edition in self.find_editions() if (error := _find_damage(edition.path, self._kept))
        ]

    def list_siblings(self, read: ReadPlaybook) -> Sequence[ReadPlaybook]:
        """The other editions of a playbook that lie beside its file and can be read, by language."""
        path = Path(read.source)
        own = _name_edition(path, bundled=False)
        beside = (edition for edition in _find_in(path.parent, bundled=False) if edition.id == own.id)
        others = [edition.path for edition in beside if edition.path.name != path.name]
        siblings = (_load_readable(other, self._kept) for other in others)
        return [other for other in siblings if other and other.playbook.id == read.playbook.id]

    def load_template(self, language: str | None) -> str:
        """The commented playbook to start from, in a language that has one, else in the default one."""
        path = _choose(_find_in(find_bundled() / "templates", bundled=True), language).path
        return decode_playbook(load_regular_file(path, limit=MOST_BYTES), str(path))

    def find_editions(self) -> list[Edition]:
        """Every installed edition by its file name, the user's own first, without reading any."""
        own = _find_in(self._installed, bundled=False)
        taken = {(edition.id, edition.language) for edition in own}
        bundled = _find_in(find_bundled(), bundled=True)
        return [*own, *(edition for edition in bundled if (edition.id, edition.language) not in taken)]


def find_bundled() -> Path:
    """The directory of the bundled editions: in the installed package, else in the repository."""
    packaged = Path(playbook_cli.__file__).parent / "playbooks"
    if os.path.isdir(packaged):  # noqa: PTH112  # answers False where Path.is_dir raises
        return packaged
    return Path(__file__).parents[3] / "playbooks"


def load_playbook_file(
    path: Path, kept: KeptPlaybooks | None = None, *, with_report: bool = False
) -> ReadPlaybook:
    """Read one playbook file by the guide beside it; raises UnreadableFile, InvalidPlaybook or NoStages.

    What is `kept` of the same bytes is not read again, and has no report.
    """
    data = load_regular_file(path, limit=MOST_BYTES)
    guide = _load_guide_data(path)
    if kept and (found := kept.find_reading(str(path), data, guide)):
        return found
    text, said = decode_playbook(data, str(path)), _read_guide(path, guide)
    read = read_playbook(text, source=str(path), guide=said, with_report=with_report)
    return kept.keep_reading(read, data, guide) if kept else read


def load_guide(path: Path) -> Guide | None:
    """The guide beside a playbook file, `team.guide.yaml` for `team.md`; None where there is none."""
    return _read_guide(path, _load_guide_data(path))


def _load_guide_data(path: Path) -> bytes | None:
    try:
        return load_regular_file(name_guide(path), limit=MOST_GUIDE_BYTES)
    except UnreadableFile as error:
        if error.problem == "missing":
            return None
        raise


def _read_guide(path: Path, data: bytes | None) -> Guide | None:
    if data is None:
        return None
    from playbook_cli.reading.settings.guide_reader import read_guide

    beside = str(name_guide(path))
    return read_guide(decode_playbook(data, beside), source=beside)


def name_guide(path: Path) -> Path:
    """Where the guide of a playbook file lies."""
    from playbook_cli.domain.playbook.guides.guide import GUIDE_SUFFIX

    return path.with_name(path.name[: len(path.name) - len(path.suffix)] + GUIDE_SUFFIX)


def decode_playbook(data: bytes, source: str) -> str:
    """The text of a file in UTF-8, with or without its mark; raises UnreadableFile for any other encoding."""
    if data.startswith(_UTF16_MARKS) or data[:200].count(0) > len(data[:200]) // 4:
        raise UnreadableFile(source, "utf16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(source, "encoding") from error


def _looks_like_path(text: str) -> bool:
    return "/" in text or "\\" in text or text.lower().endswith(_SUFFIXES) or text in (".", "..")


def _find_in(directory: Path, *, bundled: bool) -> list[Edition]:
    try:
        paths = sorted(directory.iterdir())
    except OSError:
        return []
    return [_name_edition(path, bundled=bundled) for path in paths if _is_edition(path)]


def _is_edition(path: Path) -> bool:
    from playbook_cli.domain.playbook.guides.guide import GUIDE_SUFFIX

    named = path.suffix.lower() in _SUFFIXES and not path.name.startswith(".")
    return named and not path.name.lower().endswith(GUIDE_SUFFIX)


def _name_edition(path: Path, *, bundled: bool) -> Edition:
    stem = path.name[: -len(path.suffix)]
    playbook_id, dot, language = stem.rpartition(".")
    return Edition(path, playbook_id if dot else stem, language if dot else "", bundled)


def _choose(editions: list[Edition], language: str | None) -> Edition:
    from playbook_cli.domain.playbook.editions import choose_edition

    return choose_edition(editions, language)


def _find_damage(path: Path, kept: KeptPlaybooks | None) -> PlaybookError | None:
    try:
        load_playbook_file(path, kept)
    except PlaybookError as error:
        return error
    return None


def _load_readable(path: Path, kept: KeptPlaybooks | None) -> ReadPlaybook | None:
    """One edition, or None where it cannot be read: a damaged one must not hide the others."""
    try:
        return load_playbook_file(path, kept)
    except PlaybookError:
        return None
