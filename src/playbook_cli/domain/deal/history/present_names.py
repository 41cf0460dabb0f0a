"""The history of a deal in the names of the edition that it follows today."""

from collections.abc import Iterable

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import (
    Event,
    Marked,
    Noted,
    PlaybookUpgraded,
    StageEntered,
    Started,
)
from playbook_cli.domain.deal.history.undoing import find_standing


def name_history(deal: Deal) -> tuple[Event, ...]:
    """Every event with its item and stages under the paths that later upgrades gave them.

    The file keeps the words of its day; this is for showing them beside the playbook of today.
    """
    standing = find_standing(deal.history)
    later: list[PlaybookUpgraded] = []
    named: list[Event] = []
    for event in reversed(deal.history):
        named.append(_name(event, reversed(later)) if later else event)
        if isinstance(event, PlaybookUpgraded) and event.id in standing:
            later.append(event)
    return tuple(reversed(named))


def _name(event: Event, upgrades: Iterable[PlaybookUpgraded]) -> Event:
    """One event after the upgrades that came later, in their order."""
    for upgrade in upgrades:
        items, stages = upgrade.items, upgrade.stages
        if isinstance(event, Marked | Noted) and event.item:
            event = event.model_copy(update={"item": items.get(event.item, event.item)})
        elif isinstance(event, StageEntered):
            places = {"from_stage": stages.get(event.from_stage, event.from_stage)}
            missing = tuple(items.get(path, path) for path in event.missing)
            update = {**places, "to": stages.get(event.to, event.to), "missing": missing}
            event = event.model_copy(update=update)
        elif isinstance(event, Started):
            event = event.model_copy(update={"stage": stages.get(event.stage, event.stage)})
    return event
