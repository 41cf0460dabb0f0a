"""A text on disk that is to be adopted: read under one guide after another, and given the one that fits."""

import os
from dataclasses import replace
from pathlib import Path

from playbook_cli.adapters.files.atomic_file import replace_file
from playbook_cli.adapters.files.new_file import write_new_file
from playbook_cli.adapters.files.regular_file import load_regular_file
from playbook_cli.adapters.playbook_files import (
    MARKDOWN_SUFFIXES,
    MOST_BYTES,
    decode_playbook,
    load_guide,
    name_guide,
)
from playbook_cli.domain.playbook.guides.adoption import Examination
from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.domain.playbook.guides.reading_report import ReadingReport, ReadPlaybook, StagesNotFound
from playbook_cli.errors import FileExists, NoGuideHere, NoStages
from playbook_cli.reading import read_playbook
from playbook_cli.reading.labels.section_guesses import guess_sections
from playbook_cli.reading.settings.front_matter import read_guide_within
from playbook_cli.writing.guide_writer import insert_guide, write_guide


class GuidedText:
    """One text, with the guide beside it, or in its front matter, where it has one."""

    def __init__(self, path: Path) -> None:
        """Load the text; raises UnreadableFile, and NoGuideHere for a format that no guide is about."""
        self.path = path
        self.source = os.fspath(path)
        if path.suffix.lower() not in MARKDOWN_SUFFIXES:
            raise NoGuideHere(self.source, path.suffix)
        self._data = load_regular_file(path, limit=MOST_BYTES)
        self._text = decode_playbook(self._data, self.source)
        within = read_guide_within(self._text, self.source)
        self.is_guided_within = not within.is_empty
        self.guide = replace(within, source="") if self.is_guided_within else load_guide(path)

    @property
    def beside(self) -> Path:
        """Where its guide lies, or would lie."""
        return name_guide(self.path)

    def check_front_matter(self) -> None:
        """Raises FileExists where a guide in the front matter would be the second one."""
        if self.beside.exists():
            raise FileExists(os.fspath(self.beside))

    def examine(self, guide: Guide) -> Examination:
        """How the text reads under a guide."""
        read, report = self._read(guide)
        labels = [label.label for label in report.unknown_labels]
        return Examination(report, read, guess_sections(labels))

    def _read(self, guide: Guide) -> tuple[ReadPlaybook | None, ReadingReport]:
        try:
            said = None if guide.is_empty else guide
            read = read_playbook(self._text, source=self.source, guide=said, with_report=True)
        except StagesNotFound as error:
            return None, error.report
        except NoStages:
            return None, ReadingReport()
        return read, read.report

    def write_beside(self, guide: Guide, *, anew: bool = False) -> Path:
        """Write the guide to its file; raises FileExists where one is there and is not to be written anew."""
        if anew:
            replace_file(self.beside, write_guide(guide).encode(), keep_backup=True)
        else:
            write_new_file(self.beside, write_guide(guide))
        return self.beside

    def write_front_matter(self, guide: Guide) -> Path:
        """Write the guide into the front matter of the text, which is kept as `.bak`.

        Raises InvalidPlaybook, with nothing written, where the text would not read as it does now.
        """
        text = insert_guide(self._text, guide)
        read_playbook(text, source=self.source)
        mark = b"\xef\xbb\xbf" if self._data.startswith(b"\xef\xbb\xbf") else b""
        replace_file(self.path, mark + text.encode(), keep_backup=True)
        return self.path
