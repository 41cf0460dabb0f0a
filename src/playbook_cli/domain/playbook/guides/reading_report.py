"""What a reader saw in a text on its way to the stages: each candidate, what spoke for it, what it lacked.

`show --explain`, the refusal of a file without stages and `adopt` are answered from this one type.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from playbook_cli.errors import NoStages
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.finding import Finding
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.domain.playbook.structure import Section


class Way(StrEnum):
    """Where in a text stages can stand."""

    HEADINGS = "headings"  # headings side by side
    BOLD_LINES = "bold-lines"  # `**Stage 1: Discovery**` on lines of their own
    TITLE = "title"  # the whole file is one stage, named by its title
    TABLE = "table"  # the rows, or the columns, of a table
    LIST = "list"  # the entries of a list
    PASSAGES = "passages"  # `Discovery → Proposal`, what must be so before
    SECTIONS = "sections"  # below `Exit criteria` and the like, a heading for each stage
    FRONT_MATTER = "front-matter"
    FENCE = "fence"  # YAML between fences
    YAML = "yaml"  # a YAML file
    GUIDE = "guide"  # the owner of the file said so


class Verdict(StrEnum):
    """What became of a candidate."""

    CHOSEN = "chosen"
    DOUBTFUL = "doubtful"  # chosen, but it could be something else as well
    WEAKER = "weaker"  # it would have held, but another one says more
    FELL_SHORT = "fell-short"  # too little speaks for it


class Shortfall(StrEnum):
    """Why a candidate fell short, or is in doubt."""

    TOO_FEW = "too-few"  # fewer than are needed where nothing else speaks for them
    NOT_ANNOUNCED = "not-announced"  # no title or heading above names sales, customers or their onboarding
    NO_SECTIONS = "no-sections"  # nothing below them that has a known name
    NO_GATES = "no-gates"  # no entry or exit criteria below most of them
    NOT_MARKED = "not-marked"  # nothing in their names says Stage, and they are no names of a sale's stages
    CODE_BELOW = "code-below"  # code or commands stand below them
    OTHER_TITLE = "other-title"  # the title, or a heading above, names something that is no process


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a candidate, and what against it; most fields count places of the candidate.

    `announced` is the title or heading above that announces stages, empty where none does; `heads_list` is
    set where the heading right above is a name for the list of all stages. `sells` is the title or heading
    that names sales, customers or their onboarding, `against` one that names something else, such as a
    changelog. `worded` say Stage or Phase themselves, `weakly` say Step, Day or Week, `marked` carry any
    word or number, `stated` an id. `gated` have entry or exit criteria below, `sectioned` any known section,
    `vaguely` exit criteria under a name that may mean something else, `measured` a probability or a
    duration; `told` have any of these. `of_a_sale` go by a name that stages of a sale often have, `ends` by
    that of its end. `listed` are named in the list of stages that the text opens with. `filled` have
    anything below them, `coded` code or commands.
    """

    count: int = 0
    announced: str = ""
    heads_list: bool = False
    sells: str = ""
    against: str = ""
    worded: int = 0
    weakly: int = 0
    marked: int = 0
    stated: int = 0
    gated: int = 0
    sectioned: int = 0
    vaguely: int = 0
    measured: int = 0
    told: int = 0
    of_a_sale: int = 0
    ends: int = 0
    listed: int = 0
    filled: int = 0
    coded: int = 0


@dataclass(frozen=True, slots=True)
class CandidatePlace:
    """One line that may be a stage: its text as it stands there, and the name it would give the stage."""

    line: int
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines that may be the stages of a playbook, what spoke for them, and what became of them."""

    way: Way
    places: tuple[CandidatePlace, ...]
    evidence: Evidence
    verdict: Verdict
    shortfalls: tuple[Shortfall, ...] = ()


class Role(StrEnum):
    """What a heading or label was taken for."""

    TITLE = "title"
    STAGE = "stage"
    SECTION = "section"  # a section of a stage; `section` says which
    SETTING = "setting"  # a probability, duration or purpose
    GROUP = "group"  # holds items or stages below it
    UNKNOWN = "unknown"  # a label in a stage that nobody knows: it stays in `other_sections`
    OUTSIDE = "outside"  # stands outside the stages


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading or label in the order of the text; `level` is that of the heading, 9 for a label."""

    line: int
    level: int
    text: str
    role: Role
    section: Section | None = None


@dataclass(frozen=True, slots=True)
class UnknownLabel:
    """A label in the stages, or in what came nearest to stages, that nobody knows, with its lines."""

    label: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """What was seen in one text: candidates, best first, the outline, and the labels that nobody knows.

    `format` is markdown, yaml or json.
    """

    format: str = "markdown"
    candidates: tuple[Candidate, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    unknown_labels: tuple[UnknownLabel, ...] = ()

    @property
    def chosen(self) -> Candidate | None:
        """The candidate that was taken for the stages, if any."""
        taken = (Verdict.CHOSEN, Verdict.DOUBTFUL)
        return next((candidate for candidate in self.candidates if candidate.verdict in taken), None)

    @property
    def nearest(self) -> Candidate | None:
        """Where no candidate held, the one that came nearest."""
        return self.candidates[0] if self.candidates and self.chosen is None else None


@dataclass(frozen=True, slots=True)
class ReadPlaybook:
    """A playbook as it was read, with what its reader had to say and where it came from.

    `unnamed` are the items, by line and name, whose id the source does not give.
    """

    playbook: Playbook
    findings: tuple[Finding, ...]
    source: str
    unnamed: tuple[tuple[int, str], ...] = ()
    report: ReadingReport = field(default=ReadingReport(), compare=False)


class StagesNotFound(NoStages):
    """A text in which no stages were found, with what came near."""

    report: ReadingReport = ReadingReport()
