"""A playbook as its text states it, before ids are settled and settings applied."""

from dataclasses import dataclass, field

from playbook_cli.adapters.markdown.stage_reader import DraftOther, DraftStage


@dataclass(slots=True)
class DraftPlaybook:
    """Title, stages and whatever else the text holds; `listed` is the opening list of stages, with lines."""

    title: str = ""
    summary: str = ""
    stages: list[DraftStage] = field(default_factory=list)
    other: list[DraftOther] = field(default_factory=list)
    listed: list[tuple[str, int]] = field(default_factory=list)
