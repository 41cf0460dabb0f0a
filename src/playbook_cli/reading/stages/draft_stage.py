"""One stage before ids are settled, and the text that has no section in it."""

from dataclasses import dataclass, field

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.items.asking import Asking
from playbook_cli.reading.items.item_reader import DraftItem
from playbook_cli.reading.titles.stage_title import StageMark


@dataclass(slots=True)
class DraftOther:
    """Text under a heading that is not one of ours."""

    title: str
    text: str
    line: int


@dataclass(slots=True)
class DraftStage:
    """A stage before ids are settled."""

    name: str
    line: int
    id: str = ""
    aliases: list[str] = field(default_factory=list)
    probability: int | None = None
    duration: tuple[int, int] | None = None
    when: str = ""
    stale_after_days: int | None = None
    summary: str = ""
    ask: Asking = field(default_factory=Asking)
    cautions: list[str] = field(default_factory=list)
    items: dict[Section, list[DraftItem]] = field(default_factory=dict)
    other: list[DraftOther] = field(default_factory=list)


def stage_of(mark: StageMark, line: int) -> DraftStage:
    """A stage as its heading alone states it."""
    stage = DraftStage(
        mark.name, line, mark.id, probability=mark.probability, duration=mark.duration, when=mark.when
    )
    if mark.beside:
        stage.other.append(DraftOther(mark.name, mark.beside, line))
    return stage
