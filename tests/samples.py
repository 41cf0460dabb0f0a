"""A small playbook and deals in it, for tests that need no file."""

from datetime import UTC, datetime, timedelta
from itertools import count

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Event, Marked, StageEntered, Started
from playbook_cli.domain.deal.statuses import ItemStatus, Passage
from playbook_cli.domain.playbook.model import ExitCriterion, Item, KeyActivity, Playbook, Requirement, Stage

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_numbers = count(1)


def criterion(name: str, *texts: str, **fields: object) -> ExitCriterion:
    requirements = tuple(Requirement(id=str(n), text=text) for n, text in enumerate(texts, 1))
    return ExitCriterion.model_validate({"id": name, "name": name, "requirements": requirements, **fields})


def sample_playbook(**fields: object) -> Playbook:
    discovery = Stage(
        id="discovery",
        name="需求发现",
        position=1,
        stale_after_days=30,
        quiet_after_days=10,
        key_activities=(
            KeyActivity(id="interview", name="客户访谈", steps=("准备提纲", "访谈"), key_points=("先听",)),
            KeyActivity(id="roi", name="收益测算"),
        ),
        outcomes=(Item(id="需求确认", name="需求确认", description="双方对需求有同样的理解。"),),
        deliverables=(Item(id="minutes", name="访谈纪要"),),
        customer_purchase_behaviors=(Item(id="budget", name="确认预算"),),
        customer_supporting_behaviors=(Item(id="sponsor", name="安排访谈对象"),),
        exit_criteria=(
            criterion("需求确认", "访谈三个部门", "写成纪要", outcome="需求确认", guidance="客户回信确认"),
            criterion("预算确认", "预算金额", "预算来源", "审批人"),
            criterion("竞争情况"),
        ),
    )
    closing = Stage(
        id="closing", name="签约 Closing", position=2, exit_criteria=(criterion("合同签署", "双方签字"),)
    )
    return Playbook.model_validate(
        {"id": "team", "title": "团队打法", "stages": (discovery, closing), **fields}
    )


def at(days: float = 0) -> datetime:
    """Days before now."""
    return NOW - timedelta(days=days)


def stamped(days: float = 0) -> dict[str, object]:
    """What every event has; ids of one length, for of two at one moment the smaller id is first."""
    return {"id": f"event-{next(_numbers):06}", "at": at(days), "by": "li"}


def marked(path: str, status: str = "done", days: float = 0, **fields: object) -> Marked:
    data = {**stamped(days), "item": path, "status": ItemStatus(status), **fields}
    return Marked.model_validate(data)


def entered(
    origin: str, to: str, days: float = 0, passage: Passage = Passage.ADVANCED, **fields: object
) -> StageEntered:
    return StageEntered.model_validate(
        {**stamped(days), "from": origin, "to": to, "passage": passage, **fields}
    )


def deal_of(*events: Event, started: float = 5, playbook: Playbook | None = None) -> Deal:
    first = Started.model_validate({**stamped(started), "stage": "discovery"})
    pin = PlaybookPin(id="team", version=playbook.digest if playbook else "sha256:0")
    return Deal(id="acme", name="Acme 集团", playbook=pin, history=(first, *events))
