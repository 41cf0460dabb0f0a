"""What a playbook says about itself beside its text: id, limits, reasons, what serves which criterion."""

from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING, Any

from playbook_cli.domain.playbook.guides.guide import Guide, GuidedHeading
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.reading.strict.strict_yaml import YamlNode

Placed = tuple[str, int, int]  # a text with its line and column


@dataclass(slots=True)
class CriterionSettings:
    """What the front matter says of one criterion: what to ask, whom, and which criteria come first."""

    criterion: Placed
    stated: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class StageSettings:
    """What the front matter says about one stage, known by `key`: its id, name or another of its names."""

    key: str
    line: int
    column: int
    id: str = ""
    aliases: list[str] = field(default_factory=list)
    probability: int | None = None
    end: str | None = None
    limits: dict[str, int] = field(default_factory=dict)
    required: list[Placed] | None = None
    advice: dict[str, Any] = field(default_factory=dict)
    criteria: list[CriterionSettings] = field(default_factory=list)


@dataclass(slots=True)
class SupportSettings:
    """What serves one exit criterion of a stage: refs, ids or paths, each with its line and column."""

    stage: Placed
    criterion: Placed
    served_by: list[Placed]


@dataclass(slots=True)
class Settings:
    """Everything that a front matter may say; `ours` is False for the front matter of another tool."""

    id: str = ""
    title: str = ""
    version: str = ""
    language: str = ""
    evidence: str = "optional"
    win_reasons: list[str] = field(default_factory=list)
    loss_reasons: list[str] = field(default_factory=list)
    limits: dict[str, int] = field(default_factory=dict)
    stage_headings: tuple[GuidedHeading, ...] = ()
    sections: dict[Section, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    stages: list[StageSettings] = field(default_factory=list)
    supports: list[SupportSettings] = field(default_factory=list)
    ours: bool = True

    def guide(self, source: str) -> Guide:
        """What these settings say about how the text is to be read."""
        return Guide(self.stage_headings, self.sections, self.ignored, source)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines between the fences, the index of the first line after them, and what they say."""

    lines: tuple[str, ...] = ()
    stop: int = 0
    settings: Settings = field(default_factory=partial(Settings, ours=False))
    root: "YamlNode | None" = None

    @property
    def is_foreign(self) -> bool:
        """Whether it belongs to another tool."""
        return bool(self.lines) and not self.settings.ours
