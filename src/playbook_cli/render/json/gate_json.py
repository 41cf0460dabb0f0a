"""The answer of a gate as JSON, in the form that scripts rely on; keys are only ever added."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from playbook_cli.domain.deal.overview import JudgedCriterion
from playbook_cli.domain.deal.proof import PartStatus
from playbook_cli.services.checking import CheckedDeal


def check_mappings(checked: Iterable[CheckedDeal]) -> Iterator[dict[str, Any]]:
    """The answers of many gates; of criteria that stand alike one is made."""
    known: dict[tuple[int, str, bool], tuple[JudgedCriterion, dict[str, Any]]] = {}

    def find(judged: JudgedCriterion) -> dict[str, Any]:
        key = (id(judged.criterion), judged.letters, judged.strict)
        if key not in known:
            known[key] = (judged, _criterion_mapping(judged))  # held, so that no other object gets its id
        return known[key][1]

    return (_gate_mapping(one, find) for one in checked)


def check_mapping(checked: CheckedDeal) -> dict[str, Any]:
    """The answer of one gate."""
    return _gate_mapping(checked, _criterion_mapping)


def _gate_mapping(checked: CheckedDeal, find: Callable[[JudgedCriterion], dict[str, Any]]) -> dict[str, Any]:
    gate = checked.gate
    return {
        "deal": checked.deal.id,
        "status": checked.deal.status.value,
        "stage": gate.stage.id,
        "ready": gate.ready,
        "asked": gate.asked,
        "end": gate.stage.end.value if gate.stage.end else None,
        "strict": gate.strict,
        "criteria": [find(judged) for judged in gate.criteria],
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
