"""The words for the kinds of things: sections, statuses, stages and the signs that stand before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.proof import CriterionStatus
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.structure import Section

ITEM_SIGNS = {ItemStatus.OPEN: ("○", "dim"), ItemStatus.DONE: ("✓", "good"), ItemStatus.WAIVED: ("–", "part")}
CRITERION_SIGNS = {
    CriterionStatus.UNMET: ("○", "dim"),
    CriterionStatus.PARTIAL: ("◐", "part"),
    CriterionStatus.MET: ("✓", "good"),
    CriterionStatus.WAIVED: ("–", "part"),
}


def section_label(section: Section) -> str:
    """The name of a section, as a heading."""
    from playbook_cli.domain.playbook.structure import Section

    return {
        Section.ENTRY_CRITERIA: _("Entry criteria"),
        Section.KEY_ACTIVITIES: _("Key activities"),
        Section.OUTCOMES: _("Outcomes"),
        Section.DELIVERABLES: _("Deliverables"),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: _("Customer purchase behaviors"),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: _("Customer supporting behaviors"),
        Section.EXIT_CRITERIA: _("Exit criteria"),
    }[section]


def deal_status_label(status: DealStatus) -> str:
    """How a deal stands, in a word."""
    return {
        DealStatus.OPEN: _("open"),
        DealStatus.WON: _("won"),
        DealStatus.LOST: _("lost"),
        DealStatus.NO_DECISION: _("no decision"),
    }[status]


def item_status_label(status: ItemStatus) -> str:
    """How an item was marked, in a word."""
    return {
        ItemStatus.OPEN: _("open again"),
        ItemStatus.DONE: _("done"),
        ItemStatus.WAIVED: _("waived"),
    }[status]
