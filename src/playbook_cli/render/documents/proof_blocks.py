"""What proves the criteria of a deal: part by part in the stage at hand, each proof once in those behind."""

from collections.abc import Iterator

from playbook_cli.domain.deal.proof import CriterionStatus
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.review import Review, ReviewedCriterion, ReviewedStage, SettledPart, StageWhere
from playbook_cli.render.documents.document import Block, PrintedLine, Tone, line
from playbook_cli.render.words.event_words import describe_evidence
from playbook_cli.render.words.gate_words import gate_standing
from playbook_cli.render.words.kind_words import CRITERION_SIGNS
from playbook_cli.render.words.phrases import add_clauses, list_names, list_texts, with_label
from playbook_cli.render.words.translation import _

_TONES = {
    CriterionStatus.MET: Tone.GOOD,
    CriterionStatus.WAIVED: Tone.PART,
    CriterionStatus.PARTIAL: Tone.PART,
    CriterionStatus.UNMET: Tone.BAD,
}


def gate_block(review: Review) -> Block:
    """The criteria of the stage at hand, each with its proof."""
    lines = tuple(entry for criterion in review.criteria for entry in _criterion_lines(criterion))
    return Block(_("Gate and proof"), lines, gate_standing(review.gate))


def _criterion_lines(criterion: ReviewedCriterion) -> Iterator[PrintedLine]:
    report = criterion.report
    sign, _style = CRITERION_SIGNS[report.status]
    total = len(report.requirements)
    count = _("{done} of {total} done").format(done=report.proven, total=total) if total else ""
    if report.status is CriterionStatus.WAIVED:
        count = _("waived")
    named = f"{report.place.ref} {report.criterion.name}"
    yield line(add_clauses(named, count), _TONES[report.status], sign)
    for words, places in _group_proofs(criterion).items():
        refs = list_names(place.ref for place in places)
        named = refs if len(places) > 1 else f"{refs} {places[0].text}"
        yield line(with_label(named, words), Tone.DIM)


def earlier_proof_blocks(review: Review) -> Iterator[Block]:
    """What proves each stage that lies behind, the same proof once."""
    for one in review.stages:
        if one.where is StageWhere.BEHIND:
            heading = _("Proof in {stage}").format(stage=line(one.gate.stage.name).text)
            yield Block(heading, tuple(_stage_proof_lines(one)))


def _stage_proof_lines(one: ReviewedStage) -> Iterator[PrintedLine]:
    """Each proof behind the criteria, or the parts, that it proves."""
    refs_by_proof: dict[str, list[str]] = {}
    for criterion in one.criteria:
        alike = _group_proofs(criterion)
        whole = len(alike) == 1 and not criterion.report.missing
        for words, places in alike.items():
            refs = [criterion.report.place.ref] if whole else [place.ref for place in places]
            refs_by_proof.setdefault(words, []).extend(refs)
    for words, refs in refs_by_proof.items():
        yield line(with_label(list_names(refs), words), Tone.DIM)


def _group_proofs(criterion: ReviewedCriterion) -> dict[str, list[Place]]:
    """The parts of a criterion that are settled, by what proves them in words."""
    alike: dict[str, list[Place]] = {}
    for proof in criterion.proofs:
        alike.setdefault(_proof_words(proof), []).append(proof.place)
    return alike


def _proof_words(proof: SettledPart) -> str:
    mark = proof.mark
    if mark.status is ItemStatus.WAIVED:
        return _("waived: {reason}").format(reason=mark.reason or _("no reason given"))
    if not mark.evidence:
        words = _("claimed, no evidence")
    else:
        words = list_texts(describe_evidence(piece) for piece in mark.evidence)
    confirmed = _("confirmed by {who}").format(who=mark.confirmed_by) if mark.confirmed_by else ""
    return add_clauses(words, confirmed)
