"""What proves the criteria of a deal, stage by stage: once for a whole criterion, else part by part."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.deal.proof import CriterionStatus
from playbook_cli.domain.review import Review, ReviewedCriterion, StageWhere
from playbook_cli.render.documents.document import Block, PrintedLine, Tone, line
from playbook_cli.render.words.event_words import describe_proof
from playbook_cli.render.words.gate_words import gate_standing
from playbook_cli.render.words.kind_words import CRITERION_SIGNS
from playbook_cli.render.words.phrases import add_clauses, with_label
from playbook_cli.render.words.translation import _

_TONES = {
    CriterionStatus.MET: Tone.GOOD,
    CriterionStatus.WAIVED: Tone.PART,
    CriterionStatus.PARTIAL: Tone.PART,
    CriterionStatus.UNMET: Tone.BAD,
}


def gate_block(review: Review) -> Block:
    """The criteria of the stage at hand, each with its proof."""
    heading = with_label(_("Gate and proof"), line(review.stage.name).text)
    return Block(heading, tuple(_proof_lines(review.criteria)), gate_standing(review.gate))


def earlier_proof_blocks(review: Review) -> Iterator[Block]:
    """What proves each stage that lies behind."""
    for one in review.stages:
        if one.where is StageWhere.BEHIND:
            heading = _("Proof in {stage}").format(stage=line(one.gate.stage.name).text)
            yield Block(heading, tuple(_proof_lines(one.criteria)))


def _proof_lines(criteria: Sequence[ReviewedCriterion]) -> Iterator[PrintedLine]:
    return (entry for criterion in criteria for entry in _criterion_lines(criterion))


def _criterion_lines(criterion: ReviewedCriterion) -> Iterator[PrintedLine]:
    """A criterion with the one proof of all its parts, or with each part below it that is settled."""
    report = criterion.report
    sign, _style = CRITERION_SIGNS[report.status]
    named = f"{report.place.ref} {report.criterion.name}"
    proofs = {describe_proof(proof.mark) for proof in criterion.proofs}
    if len(proofs) == 1 and not report.missing:
        yield line(with_label(named, proofs.pop()), _TONES[report.status], sign)
        return
    total = len(report.requirements)
    count = _("{done} of {total} done").format(done=report.proven, total=total) if total else ""
    yield line(add_clauses(named, count), _TONES[report.status], sign)
    for proof in criterion.proofs:
        yield line(with_label(f"{proof.place.ref} {proof.place.text}", describe_proof(proof.mark)), Tone.DIM)
