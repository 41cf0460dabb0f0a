"""The layouts that are known: our own, Salesforce's Opportunity, HubSpot's Deal.

The first heading of a column is the one that is written: the API name for Salesforce, as its Data Loader
takes it, and the label for HubSpot, as its import takes it. Labels of reports are read as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.columns import Column, Layout, match_externals, match_headings
from playbook_cli.domain.written_days.day_forms import DayOrder

OWN = Layout(
    name="playbook",
    system="",
    headings={
        column: (column.value,)
        for column in Column
        if column not in (Column.IS_CLOSED, Column.IS_WON, Column.EXTERNAL_ID, Column.WIN_REASON)
    },
)
SALESFORCE = Layout(
    name="salesforce",
    system="salesforce",
    headings={
        Column.EXTERNAL_ID: ("Id", "Opportunity ID"),
        Column.NAME: ("Name", "Opportunity Name"),
        Column.ACCOUNT: ("Account.Name", "Account"),
        Column.OWNER: ("Owner.Name", "Opportunity Owner", "Owner"),
        Column.STAGE: ("StageName", "Stage"),
        Column.AMOUNT: ("Amount",),
        Column.CURRENCY: ("CurrencyIsoCode", "Amount Currency", "Opportunity Currency"),
        Column.CLOSE_DATE: ("CloseDate",),
        Column.NEXT_STEP: ("NextStep",),
        Column.SOURCE: ("LeadSource",),
        Column.IS_CLOSED: ("IsClosed", "Closed"),
        Column.IS_WON: ("IsWon", "Won"),
        Column.REASON: ("Loss_Reason__c", "Loss Reason"),
        Column.COMPETITOR: ("MainCompetitors__c", "Main Competitor(s)"),
        Column.STARTED: ("CreatedDate",),
        Column.STAGE_ENTERED: ("LastStageChangeDate",),
    },
    stages={"Closed Won": "won", "Closed Lost": "lost"},
    ends={
        DealStatus.WON: "Closed Won",
        DealStatus.LOST: "Closed Lost",
        DealStatus.NO_DECISION: "Closed Lost",
    },
)
HUBSPOT = Layout(
    name="hubspot",
    system="hubspot",
    headings={
        Column.EXTERNAL_ID: ("Record ID", "hs_object_id"),
        Column.NAME: ("Deal Name",),
        Column.STAGE: ("Deal Stage",),
        Column.AMOUNT: ("Amount",),
        Column.CURRENCY: ("Currency", "deal_currency_code"),
        Column.CLOSE_DATE: ("Close Date",),
        Column.OWNER: ("Deal owner", "hubspot_owner_id"),
        Column.ACCOUNT: ("Associated Company", "Associated Company (Primary)"),
        Column.NEXT_STEP: ("Next step", "hs_next_step"),
        Column.SOURCE: ("Original Traffic Source", "Original Source"),
        Column.IS_CLOSED: ("Is Deal Closed?", "hs_is_closed"),
        Column.IS_WON: ("Is Closed Won", "hs_is_closed_won"),
        Column.REASON: ("Closed Lost Reason",),
        Column.WIN_REASON: ("Closed Won Reason",),
        Column.STARTED: ("Create Date",),
        Column.STAGE_ENTERED: ("Date entered current stage", "hs_v2_date_entered_current_stage"),
    },
    stages={"Closed Won": "won", "closedwon": "won", "Closed Lost": "lost", "closedlost": "lost"},
    ends={
        DealStatus.WON: "Closed Won",
        DealStatus.LOST: "Closed Lost",
        DealStatus.NO_DECISION: "Closed Lost",
    },
)
LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in (OWN, SALESFORCE, HUBSPOT)}


def guess_layout(header: Sequence[str]) -> Layout:
    """The layout of which most headings occur; our own where none fits better."""
    return max(LAYOUTS.values(), key=lambda layout: _count_known(layout, header))


def _count_known(layout: Layout, header: Sequence[str]) -> int:
    externals = len(match_externals(header)) if layout is OWN else 0
    return len(match_headings(layout, header)) + externals


def apply_mapping(
    layout: Layout,
    *,
    columns: Mapping[Column, str],
    stages: Mapping[str, str],
    system: str = "",
    days: DayOrder | None = None,
) -> Layout:
    """The layout with what a team's mapping file says first, and the layout's own words after it."""
    headings = dict(layout.headings)
    for column, heading in columns.items():
        headings[column] = (heading, *headings.get(column, ()))
    return replace(
        layout,
        system=system or layout.system,
        headings=headings,
        stages={**stages, **{theirs: ours for theirs, ours in layout.stages.items() if theirs not in stages}},
        days=days or layout.days,
    )
