"""What is known of a deal beyond its items: fields, next step, name, and whether it is put away."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

from playbook_cli.domain.amounts.amount_grammar import read_money
from playbook_cli.domain.amounts.currencies import read_currency
from playbook_cli.domain.deal.fields import EXTERNAL, SETTABLE, DealField
from playbook_cli.domain.deal.history.events import Event, FieldSet, NextStepSet, Reopened
from playbook_cli.domain.money import plain
from playbook_cli.domain.names import find_nearest
from playbook_cli.domain.writing_habits import WritingHabits, list_habits
from playbook_cli.domain.written_days.dates import read_date
from playbook_cli.errors import InvalidArgument, NotFound
from playbook_cli.errors.deals import DealOpen
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.recording import Recorded, record, require_open, require_words, stamp
from playbook_cli.services.recording.starting import check_new_name, read_name
from playbook_cli.services.workspace import OpenedDeal, Workspace, find_deal_id, open_deal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


def set_fields(
    workspace: Workspace, deal: str, assignments: Sequence[str], *, dry_run: bool = False
) -> Recorded:
    """Set fields from words like `owner=li`, `amount=12万` or `external:salesforce=006…`, or `amount 12万`.

    An empty value takes the field away. An amount that names its currency sets both.
    """
    said = [_part_assignment(word) for word in pair_words(assignments)]

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        known = opened.state.fields.said
        currency = dict(said).get(DealField.CURRENCY) or known.get(DealField.CURRENCY, "")
        reading = _Reading(workspace.now.date(), currency, _habits_of(workspace))
        changes = [change for word in said for change in reading.read(*word)]
        return [
            FieldSet(**stamp(workspace), field=field, value=value)
            for field, value in changes
            if known.get(field) != value
        ]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def pair_words(words: Sequence[str]) -> list[str]:
    """Words without any `=` as assignments: a field and its value in turn, or one field and all the rest."""
    folded = [unicodedata.normalize("NFKC", word) for word in words]
    if len(words) == 1 or any("=" in word for word in folded):
        return list(words)
    fields, values = words[::2], words[1::2]
    if len(fields) == len(values) and all(map(_is_field, fields)):
        return [f"{field}={value}" for field, value in zip(fields, values, strict=True)]
    return [f"{words[0]}={' '.join(words[1:])}"]


def read_facts(workspace: Workspace, said: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """The fields that are said of a new deal, as they are kept; raises InvalidArgument."""
    given = {field: value.strip() for field, value in said.items() if value is not None}
    currency = given.get(DealField.CURRENCY, "")
    for field, value in given.items():
        require_words(field, value)
    reading = _Reading(workspace.now.date(), currency, _habits_of(workspace))
    read = [
        change
        for field, value in given.items()
        for change in reading.read(field, value, f"--{field.replace('_', '-')}")
    ]
    return [(field, value) for field, value in dict(read).items() if value]


def _is_field(text: str) -> bool:
    return _fold_field(text) in SETTABLE


def _fold_field(text: str) -> str:
    """A field by its own name, or by one that people have for it: 金额, Close date, Betrag."""
    folded = unicodedata.normalize("NFKC", text).strip().casefold().replace("-", "_")
    if folded in SETTABLE or folded.startswith(EXTERNAL):
        return folded
    from playbook_cli.domain.exchange.presets.common_headings import find_common_column

    column = find_common_column(folded)
    return column.value if column and column.value in SETTABLE else folded


def _part_assignment(word: str) -> tuple[str, str]:
    field, equals, value = (
        word.replace("＝", "=", 1).partition("=") if "=" not in word else word.partition("=")
    )
    field, value = _fold_field(field), value.strip()
    if not equals:
        raise InvalidArgument("FIELD=VALUE", word, "assignment")
    if field not in SETTABLE and not (field.startswith(EXTERNAL) and len(field) > len(EXTERNAL)):
        raise NotFound("field", field, find_nearest(field, SETTABLE) or (*SETTABLE, f"{EXTERNAL}NAME"))
    if value:
        require_words(field, value)
    return field, value


@dataclass(frozen=True, slots=True)
class _Reading:
    """What it takes to read a value: the day, the currency that the deal has by then, how one writes here."""

    today: date
    currency: str
    habits: WritingHabits

    def read(self, field: str, value: str, argument: str = "") -> list[tuple[str, str | None]]:
        """What a value sets, in the form in which it is kept.

        `argument` is what was typed before the value, where that is not the name of the field.
        """
        argument = argument or field
        if not value:
            return [(field, None)]
        if field == DealField.CLOSE_DATE:
            return [(field, read_date(value, self.today, argument=argument, habits=self.habits).isoformat())]
        if field == DealField.AMOUNT:
            known, mark = self.currency.upper(), self.habits.decimal
            money = read_money(value, argument=argument, currency=known, locale_mark=mark)
            said = [(DealField.CURRENCY, money.currency)] if money.currency else []
            return [(field, plain(money.amount)), *said]
        if field == DealField.CURRENCY:
            return [(field, read_currency(value, argument=argument))]
        return [(field, value)]


def set_next_step(
    workspace: Workspace,
    deal: str,
    text: str | None,
    *,
    due: str | None = None,
    whose: str | None = None,
    ended: Literal["done", "dropped"] | None = None,
    dry_run: bool = False,
) -> Recorded:
    """Agree on what happens next; without text the next step is done or dropped, as `ended` says."""
    require_words("TEXT", text)
    require_words("--whose", whose)
    day = _read_day(workspace, due, "--due") if due else None

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        require_open(opened)
        if text is None and opened.state.next_step is None:
            return []
        return [NextStepSet(**stamp(workspace), text=text, due=day, whose=whose, ended=ended)]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def _read_day(workspace: Workspace, text: str, argument: str) -> date:
    return read_date(text, workspace.now.date(), argument=argument, habits=_habits_of(workspace))


def _habits_of(workspace: Workspace) -> WritingHabits:
    return list_habits(workspace.language, *workspace.locales)


def snooze_deal(workspace: Workspace, deal: str, *, until: str | None, dry_run: bool = False) -> Recorded:
    """Silence the clocks of a deal up to and including a day; without a day they run again."""
    day = _read_day(workspace, until, "--until") if until else None
    if day and day < workspace.now.date():
        raise InvalidArgument("--until", until or "", "future_date")

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        require_open(opened)
        value = day.isoformat() if day else None
        if opened.state.fields.said.get(DealField.SNOOZED_UNTIL) == value:
            return []
        return [FieldSet(**stamp(workspace), field=DealField.SNOOZED_UNTIL, value=value)]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def reopen_deal(
    workspace: Workspace, deal: str, *, reason: str | None = None, dry_run: bool = False
) -> Recorded:
    """Work a closed deal again, in the stage in which it ended; raises DealOpen."""
    require_words("--reason", reason)

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        if opened.state.is_open:
            raise DealOpen(opened.deal.id)
        return [Reopened(**stamp(workspace), reason=reason)]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def rename_deal(workspace: Workspace, deal: str, name: str, *, dry_run: bool = False) -> Recorded:
    """Give a deal another name; its id and its file stay."""
    new = read_name(name)
    check_new_name(workspace, new, own=find_deal_id(workspace, deal))
    return _set_one(workspace, deal, DealField.NAME, new, dry_run=dry_run)


def archive_deal(workspace: Workspace, deal: str, *, back: bool = False, dry_run: bool = False) -> Recorded:
    """Put a deal away, so that lists and statistics leave it out; `back` brings it into them again."""
    return _set_one(workspace, deal, DealField.ARCHIVED, None if back else "yes", dry_run=dry_run)


def _set_one(
    workspace: Workspace, deal: str, field: DealField, value: str | None, *, dry_run: bool
) -> Recorded:
    def decide(opened: OpenedDeal) -> Sequence[Event]:
        known = {**opened.state.fields.said, DealField.NAME: opened.state.name}
        before = known.get(field)
        return [] if before == value else [FieldSet(**stamp(workspace), field=field, value=value)]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)
