"""How a gate and a stage are named, the same in every command: met, asking for nothing, or an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import add_clauses, list_names, with_remark
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from playbook_cli.domain.deal.gate import GateReport
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.deal.statuses import DealStatus
    from playbook_cli.domain.playbook.model import Playbook, Stage


def gate_verdict(stage: str, *, ready: bool, asked: int, end: DealStatus | None) -> str:
    """What a gate answers; one that asks for nothing is never called met."""
    if end is not None:
        return _("a deal is over when it reaches {stage}: close it").format(stage=name_end(stage, end))
    if not asked:
        return _("the gate of {stage} asks for nothing, so it proves nothing").format(stage=clean_line(stage))
    words = _("the gate of {stage} is met") if ready else _("the gate of {stage} is not met")
    return words.format(stage=clean_line(stage))


def met_words(met: int, asked: int) -> str:
    """How many criteria of a gate are met, in few words; empty where it asks for nothing."""
    return _("{met} of {total}").format(met=met, total=asked) if asked else ""


def name_end(stage: str, end: DealStatus) -> str:
    """A stage in which deals end, with how they end there where its name does not say it already."""
    name, outcome = clean_line(stage), deal_status_label(end)
    return name if fold_name(name) == fold_name(outcome) else with_remark(name, outcome)


def proof_counts(*, claimed: int, verified: int, confirmed: int, waived: int) -> str:
    """How the parts of a gate are settled that are not open; empty where all are.

    What is confirmed is proven too: it has evidence, and somebody at the customer stands for it.
    """
    proven = verified + confirmed
    counts = (
        _("{n} claimed").format(n=claimed) if claimed else "",
        _("{n} proven").format(n=proven) if proven else "",
        _("{n} of them confirmed").format(n=confirmed) if confirmed else "",
        _("{n} waived").format(n=waived) if waived else "",
    )
    return _("parts: {counts}").format(counts=list_names(counts)) if any(counts) else ""


def gate_standing(gate: GateReport) -> str:
    """The verdict of a gate with how its parts are proven, on one line."""
    verdict = gate_verdict(gate.stage.name, ready=gate.ready, asked=gate.asked, end=gate.end)
    if not gate.asked or gate.end:
        return verdict
    counts = proof_counts(
        claimed=sum(len(report.claimed) for report in gate.required),
        verified=sum(len(report.verified) for report in gate.required),
        confirmed=sum(len(report.confirmed) for report in gate.required),
        waived=sum(len(report.waived) for report in gate.required),
    )
    return with_remark(verdict, counts)


def stage_place(playbook: Playbook, stage: Stage) -> str:
    """A stage with its number of how many are worked; an end has none, and says how a deal is over there."""
    from playbook_cli.domain.playbook.ends import find_end

    end = find_end(playbook, stage)
    if end is not None:
        return name_end(stage.name, end)
    return with_remark(clean_line(stage.name), stage_number(playbook, stage))


def stage_number(playbook: Playbook, stage: Stage) -> str:
    """The number of a worked stage and of how many."""
    from playbook_cli.domain.playbook.ends import find_number, list_worked

    words = _("stage {n} of {total}")
    return words.format(n=find_number(playbook, stage), total=len(list_worked(playbook)))


def list_standing(state: DealState, playbook: Playbook, stage: Stage, gate: GateReport) -> list[str]:
    """How a deal stands, part by part: what no list shows of it, its stage, the criteria that are met."""
    parts = (unlisted_words(state), stage_place(playbook, stage), _met_words(gate))
    return [part for part in parts if part]


def unlisted_words(state: DealState) -> str:
    """Why no list shows a deal: how it is over, and that it was put away; empty of any other."""
    ended = "" if state.is_open else deal_status_label(state.status)
    return add_clauses(ended, _("archived") if state.fields.archived else "")


def stage_standing(playbook: Playbook, stage: Stage, gate: GateReport) -> str:
    """The stage in which a deal stands, and how many criteria of its gate are met."""
    return " · ".join(filter(None, (stage_place(playbook, stage), _met_words(gate))))


def _met_words(gate: GateReport) -> str:
    return _("{met} of {total} criteria met").format(met=gate.met, total=gate.asked) if gate.asked else ""
