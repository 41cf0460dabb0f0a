"""What a new edition changes for a deal, as JSON; keys are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playbook_cli.domain.deal.gate import GateReport
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.playbook.structure import is_criterion
from playbook_cli.domain.upgrade.deal_changes import DealChange, StageChange, UpgradeFinding, UpgradePlan
from playbook_cli.render.lines.upgrade_lines import describe_upgrade_finding
from playbook_cli.services.authoring.upgrading import UpgradeOutcome

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


def plan_mapping(plan: UpgradePlan) -> dict[str, Any]:
    """The report on one deal."""
    comparison = plan.comparison
    return {
        "deal": plan.state.id,
        "name": plan.state.name,
        "same": plan.same,
        "from": _edition_mapping(comparison.before),
        "to": _edition_mapping(comparison.after),
        "stage": {"from": plan.stage.id, "to": plan.stage_after.id},
        "stages": [_stage_mapping(change) for change in plan.stage_changes],
        "changes": [_change_mapping(change) for change in plan.changes],
        "reordered": [{"stage": stage.id, "section": section.value} for stage, section in plan.reordered],
        "retold": [place.full_ref for place in plan.retold],
        "questions": [
            {
                "kind": q.kind.value,
                "from": q.before,
                "to": q.after,
                "path": q.path or None,
                "parts": list(q.details),
            }
            for q in plan.questions
        ],
        "findings": [_finding_mapping(finding, plan) for finding in plan.findings],
        "gate": {"from": _gate_mapping(plan.gate), "to": _gate_mapping(plan.gate_after)},
    }


def _edition_mapping(playbook: Playbook) -> dict[str, Any]:
    return {
        "playbook": playbook.id,
        "title": playbook.title,
        "language": playbook.language,
        "version": playbook.digest,
    }


def _stage_mapping(change: StageChange) -> dict[str, Any]:
    return {
        side: {"id": stage.id, "name": stage.name, "position": stage.position} if stage else None
        for side, stage in (("from", change.before), ("to", change.after))
    }


def _change_mapping(deal_change: DealChange) -> dict[str, Any]:
    change = deal_change.change
    return {
        "kind": change.kind.value,
        "from": _place_mapping(change.before),
        "to": _place_mapping(change.after),
        "status": deal_change.status.value,
        "counts_on": bool(change.before and change.after and not deal_change.dropped),
    }


def _place_mapping(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    required = place.item.required if is_criterion(place.item) else None
    return {"ref": place.full_ref, "path": place.path, "text": place.text, "required": required}


def _finding_mapping(finding: UpgradeFinding, plan: UpgradePlan) -> dict[str, Any]:
    return {
        "code": finding.code,
        "message": describe_upgrade_finding(finding, plan),
        "stage": finding.stage.id,
        "missing": [{"ref": place.full_ref, "text": place.text} for place in finding.places],
    }


def _gate_mapping(gate: GateReport) -> dict[str, Any]:
    return {"stage": gate.stage.id, "met": gate.met, "total": len(gate.required), "ready": gate.ready}


def outcome_mapping(outcome: UpgradeOutcome, *, dry_run: bool) -> dict[str, Any]:
    """What became of one or many upgrades; `saved` is false on a dry run."""
    return {
        "saved": not dry_run,
        "upgraded": [plan_mapping(one.plan) for one in outcome.followed if not one.plan.same],
        "same": [one.opened.deal.id for one in outcome.followed if one.plan.same],
        "skipped": [{"deal": one.deal, "reason": one.reason} for one in outcome.skipped],
    }
