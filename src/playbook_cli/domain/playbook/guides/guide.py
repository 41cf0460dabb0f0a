"""A guide: what the owner of a file says about how it is to be read."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playbook_cli.domain.playbook.structure import Section

STAGE_HEADINGS: Final = "stage_headings"
SECTIONS: Final = "sections"
IGNORE: Final = "ignore"
GUIDE_KEYS: Final = (STAGE_HEADINGS, SECTIONS)
GUIDE_SUFFIX: Final = ".guide.yaml"  # in place of the ending of the text that it is about
GUIDED_FORMAT: Final = "markdown"  # the one format that guides are about


@dataclass(frozen=True, slots=True)
class GuidedHeading:
    """A heading that is a stage: its words, or a pattern such as `## Day *`, and where the guide says so."""

    text: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """Which headings are stages, what labels mean, and which of them hold no items.

    `source` is the file that says so.
    """

    stage_headings: tuple[GuidedHeading, ...] = ()
    sections: Mapping[Section, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    source: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.stage_headings or self.names_labels)

    @property
    def names_labels(self) -> bool:
        """Whether it says what any label means."""
        return bool(self.ignored) or any(self.sections.values())
