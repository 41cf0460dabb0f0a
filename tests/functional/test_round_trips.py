"""Any table that is written comes back the same, here and in an empty store elsewhere."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.stores import MemoryDeals, new_id
from tests.unit.services.importing.test_intake import MemorySnapshots

from playbook_cli.adapters.exchange.export_files import encode_table
from playbook_cli.adapters.exchange.table_reader import read_table
from playbook_cli.adapters.exchange.text_decoding import decode_table
from playbook_cli.adapters.playbook_files import find_bundled
from playbook_cli.cli.data.layout_options import LayoutName, choose_layout
from playbook_cli.domain.amounts.amount_grammar import is_formula_error
from playbook_cli.domain.amounts.currencies import CODES
from playbook_cli.domain.amounts.numbers import DecimalMark
from playbook_cli.domain.deal.fields import DealField
from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.columns import WRITTEN_ONLY, Column, Layout
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming
from playbook_cli.domain.exchange.outgoing import guard_row
from playbook_cli.domain.exchange.table import TableMapping
from playbook_cli.domain.money import plain
from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.text import clean_line, clean_name
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.errors import InvalidArgument
from playbook_cli.reading import read_playbook
from playbook_cli.render.documents.export_forms import csv_lines
from playbook_cli.services.importing.arrivals import start_deal_of_row
from playbook_cli.services.importing.import_plan import Fate, ImportPlan
from playbook_cli.services.importing.intake import carry_out
from playbook_cli.services.importing.table.stage_finding import StageFinder
from playbook_cli.services.importing.table_planning import plan_table
from playbook_cli.services.pipeline.exporting import export_table
from playbook_cli.services.recording.starting import read_name
from playbook_cli.services.workspace import Workspace

_NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
_EXAMPLES = int(os.environ.get("ROUND_TRIPS", "20"))  # by hand: ROUND_TRIPS=2000
_LETTERS = st.characters(codec="gb18030", exclude_categories=("C",))
_TEXTS = (
    st.one_of(
        st.text(_LETTERS, max_size=12),
        st.sampled_from(
            [
                "=SUM(1)",
                "-",
                "N/A",
                "+3",
                "'quoted'",
                "a;b,c\td|e",
                '"',
                "Total",
                "(none)",
                "1.250",
                "1 / 2",
                "sep=;",
            ]
        ),
    )
    .map(clean_line)
    .filter(lambda text: not is_formula_error(text))
)  # no table may hold one
_DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 20))


@cache
def load_edition() -> Playbook:
    text = (find_bundled() / "sales.en.md").read_text(encoding="utf-8")
    return read_playbook(text, source="sales.en.md").playbook


def is_name(text: str) -> bool:
    try:
        return bool(read_name(text))
    except InvalidArgument:
        return False


_NAMES = _TEXTS.map(clean_name).filter(is_name)


@st.composite
def rows(draw: st.DrawFn) -> list[Incoming]:
    """What some deals of a store are; where one is over, that was on its close date, as systems have it."""
    names = draw(st.lists(_NAMES, min_size=1, max_size=4, unique_by=fold_name))
    return [draw(_row(number, name)) for number, name in enumerate(names)]


@st.composite
def _row(draw: st.DrawFn, number: int, name: str) -> Incoming:
    status = draw(st.sampled_from([None, None, DealStatus.WON, DealStatus.LOST, DealStatus.NO_DECISION]))
    amount = draw(st.one_of(st.just(""), st.decimals(-(10**9), 10**9, places=3).map(plain)))
    started, closed = sorted((draw(_DAYS), draw(_DAYS)))
    fields = {
        "owner": draw(_TEXTS),
        "account": draw(_TEXTS),
        "source": draw(_TEXTS),
        "amount": amount,
        "currency": draw(st.sampled_from(sorted(CODES))) if amount else "",
        "close_date": closed.isoformat()
        if status
        else draw(st.one_of(st.just(""), _DAYS.map(date.isoformat))),
        "external:hubspot": draw(st.sampled_from(["", f"{100 + number}"])),
        "external:salesforce": draw(st.sampled_from(["", f"0065e00000ABCd{number}"])),
    }
    return Incoming(
        line=number + 2,
        name=name,
        stage=draw(st.sampled_from(["prospecting", "evaluation"])),
        status=status,
        fields={field: value for field, value in fields.items() if value},
        next_step=draw(_TEXTS) if status is None else "",
        next_step_due=draw(st.one_of(st.none(), _DAYS)),
        reason=draw(_TEXTS),
        started=started,
        stage_entered=started,
        closed=closed if status else None,
        archived=draw(st.booleans()) and status is None,
    )


def stock(edition: Playbook, incoming: list[Incoming]) -> Workspace:
    """A store in memory with these deals."""
    library: Any = None
    snapshots = MemorySnapshots()
    snapshots.save(edition)
    workspace = Workspace(MemoryDeals(), snapshots, library, "li", _NOW, new_id)  # type: ignore[arg-type]
    finder = StageFinder([edition])
    pin = PlaybookPin(id=edition.id, version=edition.digest, language=edition.language)
    for number, row in enumerate(incoming):
        events = tuple(start_deal_of_row(workspace, edition, row, finder))
        workspace.deals.create(Deal(id=f"deal-{number}", name=row.name, playbook=pin, history=events))
    return workspace


@settings(
    max_examples=_EXAMPLES,
    phases=(Phase.generate,),  # a smaller example is not worth the minutes that it costs
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    incoming=rows(),
    preset=st.sampled_from(LayoutName),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    mark=st.sampled_from([None, *DecimalMark]),
    order=st.sampled_from([None, *DayOrder]),
)
def test_any_table_that_is_written_comes_back_the_same(
    incoming: list[Incoming],
    preset: LayoutName,
    encoding: str,
    mark: DecimalMark | None,
    order: DayOrder | None,
) -> None:
    edition = load_edition()
    workspace = stock(edition, incoming)
    said = TableMapping(days=order, decimal=mark)
    layout = choose_layout(preset, said)
    table = export_table(workspace, None, layout).rows
    text = "".join(f"{line}\n" for line in csv_lines(map(guard_row, table)))
    decoded = decode_table(encode_table(text, encoding), encoding)
    plan = plan_again(workspace, edition, decoded.text, preset, said)
    assert [(line, str(error)) for line, error in plan.refused] == []
    told = {
        deal.name: [event for event in deal.events if not is_known_loss(event, preset)] for deal in plan.deals
    }
    assert {name: events for name, events in told.items() if events} == {}
    assert plan.count(Fate.CREATED) == 0
    assert plan.count(Fate.CHANGED) + plan.count(Fate.UNCHANGED) == len(incoming)
    elsewhere = stock(edition, [])
    taken = plan_again(elsewhere, edition, decoded.text, preset, said, dry_run=False)
    assert (taken.count(Fate.CREATED), taken.refused) == (len(incoming), ())
    again = export_table(elsewhere, None, layout).rows
    assert sorted(told_rows(again, layout)) == sorted(told_rows(table, layout))


def told_rows(table: Sequence[tuple[str, ...]], layout: Layout) -> list[tuple[str, ...]]:
    """The rows without what follows from the day, or is an id of this store alone."""
    columns = list(layout.headings)
    kept = [at for at, column in enumerate(columns) if column not in (*WRITTEN_ONLY, Column.ID)]
    return [tuple(row[at] for at in (*kept, *range(len(columns), len(row)))) for row in table]


def is_known_loss(event: Any, preset: LayoutName) -> bool:
    """Whether an event is only that a system which has no archive says so of an archived deal."""
    return getattr(event, "field", "") == DealField.ARCHIVED and preset is not LayoutName.PLAYBOOK


def plan_again(
    workspace: Workspace,
    edition: Playbook,
    text: str,
    preset: LayoutName,
    said: TableMapping,
    *,
    dry_run: bool = True,
) -> ImportPlan:
    """What an import of a text would do."""
    raw = read_table(text, source="deals.csv")
    planning = plan_table(replace(workspace), raw, choose_layout(preset, said, raw), (edition,))
    return carry_out(workspace, planning, dry_run=dry_run)
