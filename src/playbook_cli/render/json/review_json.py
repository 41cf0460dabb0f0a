"""The deal review as JSON."""

from typing import Any

from playbook_cli.domain.deal.history.events import event_mapping
from playbook_cli.domain.review import Review, ReviewedCriterion, ReviewedStage, SettledPart
from playbook_cli.render.json.deal_json import next_step_mapping
from playbook_cli.render.json.mark_json import mark_mapping
from playbook_cli.render.words.warning_words import describe_warning


def review_mapping(review: Review) -> dict[str, Any]:
    """Everything the review shows, with refs instead of words."""
    state = review.state
    return {
        "deal": state.id,
        "name": state.name,
        "status": state.status.value,
        "stage": review.stage.id,
        "days_in_stage": review.clocks.in_stage.days,
        "days_quiet": review.clocks.quiet.days,
        "gate": {"met": review.gate.met, "total": len(review.gate.required), "ready": review.gate.ready},
        "stages": [_stage_mapping(one) for one in review.stages],
        "criteria": [_criterion_mapping(one) for one in review.criteria],
        "gaps": [{"ref": place.ref, "text": place.text} for place in review.gaps],
        "behaviors": [proof.place.ref_from(review.stage) for proof in review.behaviors],
        "overrides": [event_mapping(passage) for passage in review.overrides],
        "next_step": next_step_mapping(state),
        "warnings": [
            {"code": warning.code, "message": describe_warning(warning, state.id).message}
            for warning in review.warnings
        ],
        "since": review.since.isoformat() if review.since else None,
        "history": [event_mapping(event) for event in review.history],
    }


def _criterion_mapping(one: ReviewedCriterion) -> dict[str, Any]:
    return {
        "ref": one.report.place.ref,
        "id": one.report.criterion.id,
        "status": one.report.status.value,
        "proof": [_proof_mapping(proof) for proof in one.proofs],
        "missing": [place.ref for place in one.report.missing],
    }


def _stage_mapping(one: ReviewedStage) -> dict[str, Any]:
    gate = one.gate
    return {
        "stage": gate.stage.id,
        "where": one.where.value,
        "met": gate.met,
        "total": gate.asked,
        "claimed": [place.full_ref for place in gate.claimed],
        "missing": [place.full_ref for place in gate.missing],
        "proof": [_proof_mapping(proof) for criterion in one.criteria for proof in criterion.proofs],
    }


def _proof_mapping(proof: SettledPart) -> dict[str, Any]:
    return {"ref": proof.place.ref, **mark_mapping(proof.mark)}
