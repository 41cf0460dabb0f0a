"""What a file says of a deal that is over here.

An end that an import brought follows the file when that says something new. One that somebody recorded here
stays, and is told where the file knows another. Other systems call every end without a sale lost, so that one
without a decision is no other end than that.
"""

from playbook_cli.domain.deal.history.events import Closed, Reopened
from playbook_cli.domain.deal.history.undoing import list_standing
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming
from playbook_cli.services.workspace import OpenedDeal


def is_corrected(opened: OpenedDeal, incoming: Incoming) -> bool:
    """Whether an import brought the end, and the file says now that it was another, or none."""
    last = _find_last_end(opened)
    if last is None or not last.imported:
        return False
    if incoming.ended:
        return _is_won(incoming.status) is not _is_won(last.outcome)
    return incoming.status is DealStatus.OPEN or bool(incoming.stage)


def is_ended_otherwise(opened: OpenedDeal, incoming: Incoming) -> bool:
    """Whether somebody closed the deal here, and the file newly says that it ended in another way."""
    last = _find_last_end(opened)
    if last is None or last.imported or not incoming.ended:
        return False
    return _is_won(last.outcome) is not _is_won(incoming.status) and not repeats_end(opened, incoming)


def repeats_end(opened: OpenedDeal, incoming: Incoming) -> bool:
    """Whether the last import already said that the deal ended so, whoever works it again."""
    end = _find_imported_end(opened)
    return end is not None and _is_won(end) is _is_won(incoming.status)


def _find_imported_end(opened: OpenedDeal) -> DealStatus | None:
    """How the deal ended by what was last imported of it; None where that left it open."""
    end = None
    for event in list_standing(opened.deal.history):
        if isinstance(event, Closed) and event.imported:
            end = event.outcome
        elif isinstance(event, Reopened) and event.batch:
            end = None
    return end


def _is_won(end: DealStatus | None) -> bool:
    return end is DealStatus.WON


def _find_last_end(opened: OpenedDeal) -> Closed | None:
    """The record by which the deal is over; None of one that is open."""
    if opened.state.is_open:
        return None
    standing = reversed(list_standing(opened.deal.history))
    return next((event for event in standing if isinstance(event, Closed)), None)
