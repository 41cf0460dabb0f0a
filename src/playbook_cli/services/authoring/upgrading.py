"""Running deals and a changed playbook: what the current edition would change, and following it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.events import Event, PlaybookUpgraded
from playbook_cli.domain.upgrade.comparison import Comparison, compare_playbooks
from playbook_cli.domain.upgrade.deal_changes import Question, QuestionKind, UpgradePlan, plan_upgrade
from playbook_cli.errors import NotFound
from playbook_cli.errors.deals import UndecidedUpgrade, UnrelatedPlaybook
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.recording import record, require_open, stamp
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_all, open_deal

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook

_TICK_QUESTIONS = (QuestionKind.REWORDED, QuestionKind.SPELLED_OUT)


@dataclass(frozen=True, slots=True)
class PlannedUpgrade:
    """One deal, in the words of the edition it is pinned to, and what the current one changes for it."""

    opened: OpenedDeal
    plan: UpgradePlan

    @property
    def edition(self) -> Playbook:
        """The edition that the deal would follow."""
        return self.plan.comparison.after


@dataclass(frozen=True, slots=True)
class SkippedDeal:
    """A deal that stays; `reason` is no_edition, other_playbook, unrelated or declined."""

    deal: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person decided: whether a tick still counts, or a deal may move.

    `otherwise` answers what was not asked; None leaves it undecided.
    """

    given: Mapping[Question, bool] = field(default_factory=dict)
    otherwise: bool | None = None

    def of(self, question: Question) -> bool | None:
        """The answer to one question, or None."""
        return self.given.get(question, self.otherwise)

    def dropped(self, questions: Collection[Question]) -> frozenset[str]:
        """The old paths whose ticks count no longer."""
        return frozenset(q.path for q in questions if q.path and self.of(q) is False)


Decider = Callable[[Mapping[Question, tuple[str, ...]]], Answers]


@dataclass(frozen=True, slots=True)
class UpgradeOutcome:
    """What became of one or many upgrades: the deals that follow, and those that stay with the reason."""

    followed: tuple[PlannedUpgrade, ...]
    skipped: tuple[SkippedDeal, ...]


def upgrade_deals(
    workspace: Workspace,
    deal: str | None,
    decide: Decider,
    *,
    playbook: str | None = None,
    dry_run: bool = False,
) -> UpgradeOutcome:
    """Let one deal, or every open one, follow the current edition of its playbook, or the one named.

    `decide` gets every question once with the ids of its deals. Raises UndecidedUpgrade, before anything is
    recorded, when it leaves one open; on a dry run what is open counts on.
    """
    if deal is None:
        planned, skipped = plan_all_upgrades(workspace, playbook=playbook)
    else:
        planned, skipped = [plan_deal_upgrade(workspace, deal, playbook=playbook)], []
        require_open(planned[0].opened)
    answers = Answers(otherwise=True) if dry_run else decide(_list_questions(planned))
    _require_decided(planned, answers)
    declined = [one for one in planned if _is_declined(one, answers)]
    followed = [_upgrade(workspace, one, answers, dry_run=dry_run) for one in planned if one not in declined]
    skipped += [SkippedDeal(one.opened.deal.id, "declined") for one in declined]
    return UpgradeOutcome(tuple(followed), tuple(skipped))


def plan_deal_upgrade(workspace: Workspace, deal: str, *, playbook: str | None = None) -> PlannedUpgrade:
    """What the current edition of its playbook, or the one named, would change for one deal.

    Raises NotFound where no edition is at hand, UnrelatedPlaybook where nothing is in common.
    """
    native = replace(workspace, language=None)
    opened = open_deal(native, deal)
    return _plan(opened, find_edition(workspace, opened, playbook), {})


def plan_all_upgrades(
    workspace: Workspace, *, playbook: str | None = None
) -> tuple[list[PlannedUpgrade], list[SkippedDeal]]:
    """The same for every open deal that follows another edition; and the deals that cannot follow."""
    editions: dict[tuple[str, str], Playbook | None] = {}
    comparisons: dict[tuple[str, str], Comparison] = {}
    planned: list[PlannedUpgrade] = []
    skipped: list[SkippedDeal] = []
    for opened in open_all(replace(workspace, language=None)):
        if not opened.state.is_worked:
            continue
        edition = _find_known_edition(workspace, opened, playbook, editions)
        if edition is None or edition.id != opened.playbook.id:
            reason = "no_edition" if edition is None else "other_playbook"
            skipped.append(SkippedDeal(opened.deal.id, reason))
        elif edition.digest != opened.playbook.digest:
            try:
                planned.append(_plan(opened, edition, comparisons))
            except UnrelatedPlaybook:
                skipped.append(SkippedDeal(opened.deal.id, "unrelated"))
    return planned, skipped


def find_edition(workspace: Workspace, opened: OpenedDeal, reference: str | None) -> Playbook:
    """The current edition of a deal's playbook: as named, as set, else as installed, in the deal's language.

    Raises NotFound where there is none.
    """
    language = opened.playbook.language or None
    if reference:
        return workspace.library.load(reference, workspace.language or language).playbook
    if workspace.playbook:
        edition = workspace.library.load(workspace.playbook, language).playbook
        if edition.id == opened.playbook.id:
            return edition
    try:
        return workspace.library.load(opened.playbook.id, language).playbook
    except NotFound as error:
        raise NotFound("edition", opened.playbook.id) from error


def _find_known_edition(
    workspace: Workspace,
    opened: OpenedDeal,
    reference: str | None,
    known: dict[tuple[str, str], Playbook | None],
) -> Playbook | None:
    """The same, found once for all deals of one playbook and language; None where there is none."""
    key = (opened.playbook.id, opened.playbook.language)
    if key not in known:
        try:
            known[key] = find_edition(workspace, opened, reference)
        except NotFound:
            if reference:
                raise
            known[key] = None
    return known[key]


def _plan(
    opened: OpenedDeal,
    edition: Playbook,
    known: dict[tuple[str, str], Comparison],
    answers: Answers | None = None,
) -> PlannedUpgrade:
    key = (opened.playbook.digest, edition.digest)
    if key not in known:
        known[key] = compare_playbooks(opened.playbook, edition)
    plan = plan_upgrade(known[key], opened.state)
    dropped = answers.dropped(plan.questions) if answers else ()
    return PlannedUpgrade(opened, plan_upgrade(known[key], opened.state, dropped) if dropped else plan)


def _list_questions(planned: Sequence[PlannedUpgrade]) -> dict[Question, tuple[str, ...]]:
    """Every question of these upgrades once, with the ids of the deals that it is about."""
    asked: dict[Question, tuple[str, ...]] = {}
    for one in planned:
        for question in one.plan.questions:
            asked[question] = (*asked.get(question, ()), one.opened.deal.id)
    return asked


def _require_decided(planned: Sequence[PlannedUpgrade], answers: Answers) -> None:
    """Refuse before anything is recorded when a question is open; raises UndecidedUpgrade."""
    asked = {q: deals for q, deals in _list_questions(planned).items() if answers.of(q) is None}
    if asked:
        concerned = tuple(sorted({deal for deals in asked.values() for deal in deals}))
        raise UndecidedUpgrade(concerned, tuple((q.kind.value, q.before, q.after) for q in asked))


def _is_declined(planned: PlannedUpgrade, answers: Answers) -> bool:
    """Whether a person said that this deal shall stay with its edition."""
    moves = (q for q in planned.plan.questions if q.kind not in _TICK_QUESTIONS)
    return any(answers.of(question) is False for question in moves)


def _upgrade(
    workspace: Workspace, planned: PlannedUpgrade, answers: Answers, *, dry_run: bool
) -> PlannedUpgrade:
    """Let a deal follow the planned edition; the edition is kept before the event is recorded."""
    native, edition = replace(workspace, language=None), planned.edition
    latest = [planned]
    comparison = planned.plan.comparison
    known = {(comparison.before.digest, edition.digest): comparison}

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        require_open(opened)
        latest[0] = _plan(opened, edition, known, answers)
        _require_decided(latest, answers)
        return [] if latest[0].plan.same else [_event(native, latest[0].plan)]

    if not dry_run:
        workspace.snapshots.save(edition)
    record(native, planned.opened, decide, dry_run=dry_run, known={edition.digest: edition})
    return latest[0]


def _event(workspace: Workspace, plan: UpgradePlan) -> PlaybookUpgraded:
    before, after = plan.comparison.before, plan.comparison.after
    return PlaybookUpgraded(
        **stamp(workspace),
        from_version=before.digest,
        to_version=after.digest,
        playbook=after.id if after.id != plan.state.playbook.id else None,
        language=after.language if after.language != plan.state.playbook.language else None,
        items=plan.carried.items,
        copies=plan.carried.copies,
        asked=tuple(plan.carried.asked),
        stages=dict(plan.stages),
    )
