"""The answer of a gate as JSON, in the form that scripts rely on; keys are only ever added."""

from typing import Any

from playbook_cli.domain.deal.overview import JudgedCriterion
from playbook_cli.domain.deal.proof import PartStatus
from playbook_cli.services.checking import CheckedDeal


def check_mapping(checked: CheckedDeal) -> dict[str, Any]:
    """The answer of one gate."""
    gate = checked.gate
    return {
        "deal": checked.deal.id,
        "status": checked.deal.status.value,
        "stage": gate.stage.id,
        "ready": gate.ready,
        "asked": gate.asked,
        "end": gate.stage.end.value if gate.stage.end else None,
        "strict": gate.strict,
        "criteria": [_criterion_mapping(judged) for judged in gate.criteria],
    }


def _criterion_mapping(judged: JudgedCriterion) -> dict[str, Any]:
    proofs = (PartStatus.CLAIMED, PartStatus.VERIFIED, PartStatus.CONFIRMED)
    return {
        "ref": judged.criterion.ref,
        "id": judged.criterion.id,
        "name": judged.criterion.name,
        "required": judged.criterion.required,
        "status": judged.status.value,
        "missing": [{"ref": part.ref, "text": part.text} for part in judged.missing],
        **{proof.value: [part.ref for part in judged.list_parts(proof)] for proof in proofs},
    }
