"""The layouts that are known: our own, and those of the systems that teams come from and go to.

The first heading of a column is the one that is written: as the system's own import takes it. Labels in other
languages are read as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from playbook_cli.domain.exchange.columns import FOREIGN_ONLY, Column, Layout, match_externals, match_headings
from playbook_cli.domain.exchange.presets.fxiaoke import FXIAOKE
from playbook_cli.domain.exchange.presets.hubspot import HUBSPOT
from playbook_cli.domain.exchange.presets.odoo import ODOO
from playbook_cli.domain.exchange.presets.pipedrive import PIPEDRIVE
from playbook_cli.domain.exchange.presets.salesforce import SALESFORCE
from playbook_cli.domain.exchange.presets.xiaoshouyi import XIAOSHOUYI
from playbook_cli.domain.exchange.presets.zoho import ZOHO
from playbook_cli.domain.exchange.table import TableMapping

_OTHER_WORDS = {
    Column.NAME: ("deal", "opportunity", "名称", "项目", "项目名称", "名稱"),
    Column.STAGE: ("阶段", "進度", "階段"),
    Column.ACCOUNT: ("customer", "company", "客户", "公司", "客戶"),
    Column.OWNER: ("seller", "负责人", "销售", "負責人"),
    Column.AMOUNT: ("value_formatted", "value", "金额", "金額"),
    Column.CURRENCY: ("币种", "幣種"),
    Column.CLOSE_DATE: ("预计签约", "预计成交日期", "预计签约日期"),
    Column.NEXT_STEP: ("下一步",),
}
OWN = Layout(
    name="playbook",
    system="",
    headings={
        column: (column.value, *_OTHER_WORDS.get(column, ()))
        for column in Column
        if column not in FOREIGN_ONLY
    },
)
PRESETS = (SALESFORCE, HUBSPOT, PIPEDRIVE, ZOHO, ODOO, FXIAOKE, XIAOSHOUYI)
LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in (OWN, *PRESETS)}


def guess_layout(rows: Sequence[Sequence[str]], mapping: TableMapping | None = None) -> Layout:
    """The layout of which most headings occur in one of the first rows of a table; our own in doubt."""
    said = mapping or TableMapping()
    layouts = [apply_mapping(layout, said) for layout in LAYOUTS.values()]
    return max(layouts, key=lambda layout: max((_count_known(layout, row) for row in rows), default=0))


def _count_known(layout: Layout, row: Sequence[str]) -> int:
    """How many columns a layout knows in a row of headings; none where no column names the deals."""
    columns = match_headings(layout, row)
    if Column.NAME not in columns.values():
        return 0
    return len(columns) + (len(match_externals(row)) if layout.name == OWN.name else 0)


def apply_mapping(layout: Layout, said: TableMapping) -> Layout:
    """The layout with what a team's mapping file says first, and the layout's own words after it."""
    headings = dict(layout.headings)
    for column, heading in said.columns.items():
        headings[column] = (heading, *headings.get(column, ()))
    own = {theirs: ours for theirs, ours in layout.stages.items() if theirs not in said.stages}
    return replace(
        layout,
        system=said.system or layout.system,
        named=tuple(said.columns.values()),
        headings=headings,
        stages={**said.stages, **own},
        stage=said.stage or layout.stage,
        days=said.days or layout.days,
        decimal=said.decimal or layout.decimal,
        periods=said.periods or layout.periods,
        currency=said.currency or layout.currency,
    )
