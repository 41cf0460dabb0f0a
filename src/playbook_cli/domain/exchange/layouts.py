"""The layouts that are known: our own, and those of the systems that teams come from and go to.

The first heading of a column is the one that is written: as the system's own import takes it. Labels in other
languages are read as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from playbook_cli.domain.exchange.columns import FOREIGN_ONLY, Column, Layout, fold_heading
from playbook_cli.domain.exchange.headings import match_externals, match_headings, part_unit
from playbook_cli.domain.exchange.presets.common_headings import add_common
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
UNKNOWN_SYSTEM = "table"  # of ids in a table that could be anybody's
_PLAIN_IDS = frozenset(map(fold_heading, ("ID", "External ID", "Deal ID", "商机编号", "编号", "记录ID")))
PRESETS = (SALESFORCE, HUBSPOT, PIPEDRIVE, ZOHO, ODOO, FXIAOKE, XIAOSHOUYI)
LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in (OWN, *PRESETS)}


def guess_layout(rows: Sequence[Sequence[str]], mapping: TableMapping | None = None) -> Layout:
    """The layout of which most headings occur in one of the first rows of a table; our own in doubt."""
    said = mapping or TableMapping()
    layouts = [apply_mapping(layout, said) for layout in LAYOUTS.values()]
    best = max(layouts, key=lambda layout: max((_count_known(layout, row) for row in rows), default=0))
    known = said.system or not best.system or any(_is_recognized(best, row) for row in rows)
    return best if known else replace(best, system=UNKNOWN_SYSTEM)


def _is_recognized(layout: Layout, row: Sequence[str]) -> bool:
    """Whether a row of headings is surely this system's.

    Its ids have a heading that no other table has, or a heading beside them is known to no other system.
    """
    columns = match_headings(layout, row)
    if Column.NAME not in columns.values():
        return False
    ids = {fold_heading(row[at]) for at, column in columns.items() if column is Column.EXTERNAL_ID}
    others = {fold_heading(row[at]) for at, column in columns.items() if column is not Column.EXTERNAL_ID}
    return bool(ids - _PLAIN_IDS) or not others.isdisjoint(_find_peculiar(layout.name))


@lru_cache(maxsize=16)
def _find_peculiar(name: str) -> frozenset[str]:
    """The folded headings that only this system has, with the unit behind them or without it."""
    others = (add_common(replace(OWN, headings={})), *(one for one in LAYOUTS.values() if one.name != name))
    elsewhere = frozenset().union(*map(_fold_all, others))
    own = (heading for headings in LAYOUTS[name].headings.values() for heading in headings)
    forms = ((fold_heading(one), fold_heading(part_unit(one)[0])) for one in own)
    return frozenset(whole for whole, bare in forms if elsewhere.isdisjoint((whole, bare)))


def _fold_all(layout: Layout) -> frozenset[str]:
    return frozenset(fold_heading(name) for names in layout.headings.values() for name in names)


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
        named_stages=tuple(said.stages),
        headings=headings,
        stages={**said.stages, **own},
        stage=said.stage or layout.stage,
        days=said.days or layout.days,
        decimal=said.decimal or layout.decimal,
        periods=said.periods or layout.periods,
        currency=said.currency or layout.currency,
    )
