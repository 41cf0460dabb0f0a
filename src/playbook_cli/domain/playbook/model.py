"""A playbook: its stages and, for each stage, what to do, what to reach and what to prove.

All models are frozen and are filled from JSON-like mappings in strict mode, so that a `no` is never taken
for a False and a "10" never for a 10.
"""

from functools import cached_property
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field

from playbook_cli.domain.playbook.structure import ActivityPart, CriterionPart, Section, StagePart, WholePart

_T = TypeVar("_T")
# One fault is told: to list that of each of ten thousand items takes half a gigabyte.
Several: TypeAlias = Annotated[tuple[_T, ...], FailFast()]
Line: TypeAlias = Annotated[int | None, Field(ge=1)]
Days: TypeAlias = Annotated[int | None, Field(ge=0, le=36500)]


class PlaybookModel(BaseModel):
    """What all parts of a playbook share: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)


class Item(PlaybookModel):
    """One named entry of a section; `line` is the 1-based line of the source, where there is one."""

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    description: str = ""
    line: Line = None


class KeyActivity(ActivityPart, Item):
    """What the seller does, with its steps, key points and importance where the text states them."""

    summary: str = ""
    steps: Several[str] = ()
    key_points: Several[str] = ()
    importance: str = ""


class Requirement(PlaybookModel):
    """One numbered part of an exit criterion."""

    id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    line: Line = None


class CustomerQuestion(PlaybookModel):
    """A question for the customer, and what to ask when the answer is thin."""

    question: str = Field(min_length=1)
    follow_up: str = ""


class ExitCriterion(CriterionPart, Item):
    """What must be proven to leave the stage.

    `guidance` says how to verify it; `outcome` is the id of the outcome of the same stage that it verifies;
    `supported_by` lists `section-slug/item-id` of what serves it, or is None where the playbook does not say.
    `ask` is what to ask the customer, `who` the role to put it to; `needs` are the ids of the criteria of the
    same stage that come first.
    """

    summary: str = ""
    requirements: Several[Requirement] = ()
    guidance: str = ""
    outcome: str | None = None
    required: bool = True
    supported_by: tuple[str, ...] | None = None
    ask: Several[CustomerQuestion] = ()
    who: str = ""
    needs: Several[str] = ()


class OtherSection(PlaybookModel):
    """A section under a heading that is not one of ours, kept verbatim."""

    title: str
    text: str
    line: Line = None


class Duration(PlaybookModel):
    """How long a stage is expected to take, in days."""

    min_days: int = Field(ge=0)
    max_days: int = Field(ge=0)


class Stage(StagePart, PlaybookModel):
    """One step of the sale.

    `probability` is a percentage; `when` is where the stage lies in the time of a plan, in the words of the
    source (Week 2-3); the three limits are in days: how long a deal may stand in the stage, go
    without activity, and leave its next step overdue. `aliases` are other names that people type for it.
    `ask` is what to ask the customer where a criterion has no questions of its own; `cautions` are what goes
    wrong in the stage. `end` is the end that the playbook says it is (`none` for one that is none, whatever
    its name); what is an end is worked out in `ends`.
    """

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    aliases: Several[str] = ()
    position: int = Field(ge=1)
    probability: Annotated[int | None, Field(ge=0, le=100)] = None
    duration: Duration | None = None
    when: str = ""
    stale_after_days: Days = None
    quiet_after_days: Days = None
    overdue_after_days: Days = None
    end: Literal["won", "lost", "no_decision", "none"] | None = None
    summary: str = ""
    entry_criteria: Several[Item] = ()
    key_activities: Several[KeyActivity] = ()
    outcomes: Several[Item] = ()
    deliverables: Several[Item] = ()
    customer_purchase_behaviors: Several[Item] = ()
    customer_supporting_behaviors: Several[Item] = ()
    exit_criteria: Several[ExitCriterion] = ()
    ask: Several[CustomerQuestion] = ()
    cautions: Several[str] = ()
    other_sections: Several[OtherSection] = ()
    line: Line = None


class Playbook(WholePart, PlaybookModel):
    """An ordered list of stages with the words and limits that a team agreed on.

    `other_sections` keep what the source says outside its stages, verbatim.
    """

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    language: str = ""
    version: str = ""
    summary: str = ""
    evidence: Literal["optional", "required"] = "optional"
    win_reasons: Several[str] = ()
    loss_reasons: Several[str] = ()
    section_names: dict[Section, Several[str]] = Field(default_factory=dict)
    stages: Several[Stage] = Field(min_length=1)
    other_sections: Several[OtherSection] = ()

    @cached_property
    def pinned_text(self) -> str:
        """What a deal pins; of an edition that was pinned already, the very text that was kept."""
        from playbook_cli.domain.playbook.pinning import pin_text

        return pin_text(self)


def without_lines(playbook: Playbook) -> Playbook:
    """Give the same playbook with every line number forgotten, to compare two sources by meaning."""
    return Playbook.model_validate_json(playbook.model_dump_json(exclude=_LINES))


_ITEM_LINES: Any = {"__all__": {"line": True, "requirements": {"__all__": {"line"}}}}
_LINES: Any = {
    "other_sections": {"__all__": {"line"}},
    "stages": {
        "__all__": {"line": True, "other_sections": {"__all__": {"line"}}}
        | {section.value: _ITEM_LINES for section in Section}
    },
}
