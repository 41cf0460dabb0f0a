"""A candidate: places in a text that may be the stages, with how to read them, and how candidates compare."""

from collections.abc import Callable

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Evidence, Way
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block
from playbook_cli.reading.candidates.judgement import Judgement, Strength
from playbook_cli.reading.outline.headings import HeadingNode
from playbook_cli.reading.stages.drafts import Document, DraftStage

ReadStages = Callable[[list[Finding]], list[DraftStage]]

# How much a place of each way can say about its stage: a heading has a body, a row its cells.
_DETAIL = {
    Way.GUIDE: 10,
    Way.YAML: 9,
    Way.HEADINGS: 8,
    Way.TABLE: 7,
    Way.BOLD_LINES: 6,
    Way.LIST: 5,
    Way.PASSAGES: 5,
    Way.SECTIONS: 4,
    Way.FRONT_MATTER: 3,
    Way.FENCE: 2,
    Way.TITLE: 1,
}


@dataclass(frozen=True, slots=True)
class StageCandidate:
    """Places that may be stages; `document` is the text as this way sees it, `read` reads the stages.

    `nodes` and `blocks` are the headings and blocks that hold them.
    """

    way: Way
    document: Document
    places: tuple[CandidatePlace, ...]
    evidence: Evidence
    judgement: Judgement
    read: ReadStages
    nodes: tuple[HeadingNode, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether enough speaks for it."""
        return self.judgement.strength > Strength.SHORT

    @property
    def rank(self) -> tuple[int, bool, int, int, int, int]:
        """What makes it better than another: strength, more than one place, detail, and what it says."""
        seen = self.evidence
        return (
            self.judgement.strength,
            seen.count > 1,
            _DETAIL[self.way],
            seen.gated,
            seen.sectioned,
            seen.worded + seen.measured,
        )

    @property
    def nearness(self) -> tuple[int, int, int, int]:
        """How near a candidate that fell short came to holding."""
        seen = self.evidence
        said = seen.worded + seen.weakly + seen.of_a_sale + seen.ends
        return (-len(self.judgement.shortfalls), seen.gated + seen.told, said, seen.count)
