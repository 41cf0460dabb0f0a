"""The values that a shell offers: deals, items, stages, reasons, fields, playbooks, languages, days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from playbook_cli.cli.commands import OF_CLOSED_DEALS, OF_OPEN_DEALS
from playbook_cli.cli.completing.candidates import LineSoFar, Offer, keep_begun
from playbook_cli.cli.wiring import Wiring

if TYPE_CHECKING:
    from playbook_cli.domain.deal.overview import DealOverview
    from playbook_cli.domain.playbook.model import Playbook

_DAYS: Final = ("today", "tomorrow", "fri", "+1w", "+2w", "+1m", "eom", "eoq")
_CHINESE_DAYS: Final = ("今天", "明天", "周五", "下周五", "一周后", "月底", "季度末")

Values = Callable[[Wiring, LineSoFar, str], Iterable[Offer]]


def list_values(asked: LineSoFar, name: str, current: str) -> Iterable[Offer]:
    """The values of an option or argument of this name; none where any text may stand."""
    find = _VALUES.get((asked.command, name)) or _VALUES.get(("", name))
    wiring = Wiring(home_flag=asked.options.get("--home"), language_flag=asked.options.get("--lang"))
    return find(wiring, asked, current) if find else ()


def _deals(wiring: Wiring, asked: LineSoFar, current: str) -> Iterable[Offer]:
    """The ids of the deals; where none begins so, their names, as of a deal that was renamed."""
    from playbook_cli.render.words.deal_names import tell_apart
    from playbook_cli.services.pipeline.overviews import list_overviews

    deals = [deal for deal in list_overviews(wiring.workspace) if _fits(deal, asked.command)]
    call = tell_apart(deals)
    found = [Offer(deal.id, f"{call(deal)} · {deal.stage.name}") for deal in deals]
    return found if keep_begun(found, current) else [Offer(deal.name, deal.stage.name) for deal in deals]


def _fits(deal: DealOverview, command: str) -> bool:
    if command in OF_OPEN_DEALS:
        return deal.is_worked
    return not (command in OF_CLOSED_DEALS and deal.is_worked)


def _refs(wiring: Wiring, asked: LineSoFar, current: str) -> Iterable[Offer]:
    """The items of the stage in which the deal stands; of another one once `stage/` is typed."""
    from playbook_cli.domain.playbook.refs import find_places, resolve_stage
    from playbook_cli.services.workspace import open_deal

    opened = open_deal(wiring.workspace, asked.arguments[0])
    head, slash, _tail = current.partition("/")
    if slash:
        stage = resolve_stage(opened.playbook, head)
        return [Offer(f"{head}/{place.ref}", place.text) for place in find_places(stage)]
    return [Offer(place.ref, place.text) for place in find_places(opened.stage)]


def _show_refs(wiring: Wiring, asked: LineSoFar, current: str) -> Iterable[Offer]:
    """The items of the stage that is typed before, or of the deal."""
    from playbook_cli.domain.playbook.refs import find_places, resolve_stage
    from playbook_cli.errors import NotFound

    playbook = _load_playbook(wiring, asked)
    try:
        stage = resolve_stage(playbook, asked.arguments[0]) if asked.arguments else playbook.stages[0]
    except NotFound:
        return _refs(wiring, asked, current)
    return [Offer(place.ref, place.text) for place in find_places(stage)]


def _stages(wiring: Wiring, asked: LineSoFar, _current: str) -> Iterable[Offer]:
    """The stages of the deal's playbook where a deal is named, else of the playbook in use."""
    if asked.arguments and asked.command in ("advance", "back", "check"):
        from playbook_cli.services.pipeline.overviews import find_overview

        stages = find_overview(wiring.workspace, asked.arguments[0]).playbook.stages
        return [Offer(stage.id, stage.name) for stage in stages]
    return [Offer(stage.id, stage.name) for stage in _load_playbook(wiring, asked).stages]


def _load_playbook(wiring: Wiring, asked: LineSoFar) -> Playbook:
    from playbook_cli.services.authoring.looking_up import load_playbook

    return load_playbook(wiring.workspace, asked.options.get("--playbook")).playbook


def _reasons(wiring: Wiring, asked: LineSoFar, _current: str) -> Iterable[Offer]:
    from playbook_cli.services.recording.moving import list_end_reasons

    deal, outcome = asked.arguments[:2]
    return map(Offer, list_end_reasons(wiring.workspace, deal, outcome))


def _outcomes(_wiring: Wiring, _asked: LineSoFar, _current: str) -> Iterable[Offer]:
    return map(Offer, ("won", "lost", "no-decision"))


def _assignments(wiring: Wiring, _asked: LineSoFar, current: str) -> Iterable[Offer]:
    """The fields, and behind `=` the values that other deals have."""
    from playbook_cli.domain.deal.fields import SETTABLE

    field, equals, _value = current.partition("=")
    if not equals:
        return [Offer(f"{name.value}=") for name in SETTABLE]
    return [Offer(f"{field}={value}") for value in _known_values(wiring, field)]


def _conditions(wiring: Wiring, _asked: LineSoFar, current: str) -> Iterable[Offer]:
    from playbook_cli.domain.pipeline.selection import FIELDS

    field, equals, _value = current.partition("=")
    if not equals:
        return [Offer(f"{name}=") for name in FIELDS]
    return [Offer(f"{field}={value}") for value in _known_values(wiring, field)]


def _known_values(wiring: Wiring, field: str) -> list[str]:
    """What the deals of the store have in a field, days as they may be said."""
    if field == "close_date":
        return [*_DAYS, *_CHINESE_DAYS]
    from playbook_cli.domain.pipeline.selection import list_field_values
    from playbook_cli.services.pipeline.overviews import list_overviews

    return list_field_values(list_overviews(wiring.workspace), field)


def _of_field(field: str, wiring: Wiring, _asked: LineSoFar, _current: str) -> Iterable[Offer]:
    return map(Offer, _known_values(wiring, field))


def _sections(_wiring: Wiring, _asked: LineSoFar, _current: str) -> Iterable[Offer]:
    from playbook_cli.domain.playbook.structure import Section
    from playbook_cli.render.words.kind_words import section_label

    return [Offer(section.slug, section_label(section)) for section in Section]


def _playbooks(wiring: Wiring, _asked: LineSoFar, _current: str) -> Iterable[Offer]:
    found = {read.playbook.id: read.playbook.title for read in wiring.library.list_editions()}
    return [Offer(name, title) for name, title in found.items()]


def _languages(wiring: Wiring, _asked: LineSoFar, _current: str) -> Iterable[Offer]:
    return map(Offer, sorted(wiring.known_languages))


def _commands(_wiring: Wiring, _asked: LineSoFar, _current: str) -> Iterable[Offer]:
    from playbook_cli.cli.commands import command_names

    return map(Offer, command_names())


def _days(wiring: Wiring, _asked: LineSoFar, current: str) -> Iterable[Offer]:
    """Days as the reader's language says them; those of the other one once they are begun."""
    first, second = (_CHINESE_DAYS, _DAYS) if wiring.language == "zh" else (_DAYS, _CHINESE_DAYS)
    return map(Offer, first + second if current or wiring.language == "zh" else first)


def _setting_keys(_wiring: Wiring, _asked: LineSoFar, _current: str) -> Iterable[Offer]:
    from playbook_cli.cli.data.config import list_setting_keys

    return map(Offer, list_setting_keys())


def _setting_values(wiring: Wiring, asked: LineSoFar, current: str) -> Iterable[Offer]:
    """The values that a setting can have, where they are few."""
    match asked.arguments[0]:
        case "lang":
            return _languages(wiring, asked, current)
        case "playbook":
            return _playbooks(wiring, asked, current)
        case "color":
            from playbook_cli.adapters.settings_file import COLORS

            return map(Offer, COLORS)
    return ()


_VALUES: Final[dict[tuple[str, str], Values]] = {
    ("", "deal"): _deals,
    ("", "deals"): _deals,
    ("", "refs"): _refs,
    ("", "item"): _refs,
    ("show", "item"): _show_refs,
    ("show", "within"): _show_refs,
    ("note", "text"): _refs,
    ("", "stage"): _stages,
    ("", "to"): _stages,
    ("", "section"): _sections,
    ("close", "reason"): _reasons,
    ("", "outcome"): _outcomes,
    ("", "assignments"): _assignments,
    ("", "where"): _conditions,
    ("", "owner"): partial(_of_field, "owner"),
    ("", "account"): partial(_of_field, "account"),
    ("", "competitor"): partial(_of_field, "competitor"),
    ("", "playbook"): _playbooks,
    ("", "lang"): _languages,
    ("help", "names"): _commands,
    ("", "due"): _days,
    ("", "until"): _days,
    ("", "as_of"): _days,
    ("", "close_date"): _days,
    ("set", "key"): _setting_keys,
    ("set", "value"): _setting_values,
}
