"""Which column a heading of a table means, by the words of a layout, its unit, or the id that it names."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from playbook_cli.domain.amounts.amount_grammar import is_unit
from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.exchange.columns import Column, Layout, fold_heading
from playbook_cli.domain.text import EAST_ASIAN

_UNIT = re.compile(
    r"(.+?)\s*(?:[(（\[](?:in |单位[:：]?)?([^()（）\[\]]{1,12})[)）\]]|[/／]\s?(\S{1,8})|(?<=\s)([€£¥₽₩₹$]))"
)
_THOUSANDS = re.compile(r"([^\d\s']{0,3})\s?'?000'?s?\s?([^\d\s']{0,3})")  # ($000), (000 EUR), ('000)
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]+")
_LATIN = re.compile(r"[A-Za-z]{2}")
_BEHIND = 1000  # ranks
_RECORD_IDS = {
    ("(do not modify) opportunity", ""): "dynamics",
    ("(nicht ändern) verkaufschance", ""): "dynamics",
    ("(ne pas modifier) opportunité", ""): "dynamics",
    ("(no modificar) oportunidad", ""): "dynamics",
    ("(请勿修改) 商机", ""): "dynamics",
    ("opportunityid", ""): "dynamics",
    ("copper id", ""): "copper",
    ("id", "lead_id"): "close",
    ("id", "стадия сделки"): "bitrix24",
    ("id", "этап сделки"): "amocrm",
}  # the heading of the ids, and one beside it where it alone would not tell; then the system


def match_headings(layout: Layout, header: Sequence[str]) -> dict[int, Column]:
    """Which position holds which column; where several could, the heading that the layout names first."""
    known = _fold_headings(tuple(layout.headings.items()))
    best: dict[Column, tuple[int, int]] = {}
    elsewhere = {} if layout.system else match_externals(header)
    for position, heading in enumerate(header):
        if position in elsewhere:
            continue
        if match := (
            known.get(fold_heading(heading))
            or _match_primary(known, heading)
            or _match_bare(known, heading)
            or _match_half(known, heading)
        ):
            column, rank = match
            best[column] = min(best.get(column, (rank, position)), (rank, position))
    return dict(sorted((position, column) for column, (_rank, position) in best.items()))


def _match_primary(known: Mapping[str, tuple[Column, int]], heading: str) -> tuple[Column, int] | None:
    """The one of several that a system marks as the primary one; it goes before the list of all."""
    bare = heading.strip().removesuffix("(Primary)")
    match = known.get(fold_heading(bare)) if bare != heading.strip() else None
    return (match[0], -1) if match else None


def _match_bare(known: Mapping[str, tuple[Column, int]], heading: str) -> tuple[Column, int] | None:
    """An amount whose heading says what it is counted in, as `金额（万元）` does; one without goes first."""
    bare, unit = part_unit(heading)
    match = known.get(fold_heading(bare)) if unit else None
    return (Column.AMOUNT, match[1] + _BEHIND) if match and match[0] is Column.AMOUNT else None


def _match_half(known: Mapping[str, tuple[Column, int]], heading: str) -> tuple[Column, int] | None:
    """A heading in two languages, as 商机名称 Deal Name: by its East Asian half; others go first."""
    half = "".join(_EAST_ASIAN.findall(heading))
    match = known.get(fold_heading(half)) if half and _LATIN.search(heading) else None
    return (match[0], match[1] + _BEHIND) if match else None


def part_unit(heading: str) -> tuple[str, str]:
    """A heading of amounts and the unit behind it in brackets; what is no unit stays with the heading."""
    match = _UNIT.fullmatch(heading.strip())
    unit = (match[2] or match[3] or match[4]).strip() if match else ""
    unit = _THOUSANDS.sub(r"k \1\2", unit).strip()
    return (match[1].strip(), unit) if match and is_unit(unit) else (heading, "")


@lru_cache(maxsize=32)
def _fold_headings(
    headings: tuple[tuple[Column, tuple[str, ...]], ...],
) -> Mapping[str, tuple[Column, int]]:
    """Which column a folded heading means, and how early the layout names it.

    The first to name one has it.
    """
    known: dict[str, tuple[Column, int]] = {}
    for column, names in headings:
        for rank, name in enumerate(names):
            known.setdefault(fold_heading(name), (column, rank))
    return known


def find_doubles(header: Sequence[str], position: int) -> list[int]:
    """The other positions with the very heading of this one."""
    wanted = fold_heading(header[position])
    return [at for at, heading in enumerate(header) if at != position and fold_heading(heading) == wanted]


def find_rivals(layout: Layout, header: Sequence[str], position: int, column: Column) -> list[int]:
    """The other positions whose heading means this column as well."""
    known = _fold_headings(tuple(layout.headings.items()))
    meant = [known.get(fold_heading(heading), (None, 0))[0] for heading in header]
    own = fold_heading(header[position])
    return [
        at
        for at, one in enumerate(meant)
        if at != position and one is column and fold_heading(header[at]) != own
    ]


def match_externals(header: Sequence[str]) -> dict[int, str]:
    """The positions whose heading names an id in another system: `external:salesforce`, `Copper ID`."""
    named = (_name_external(heading, header) for heading in header)
    return {position: field for position, field in enumerate(named) if field}


def _name_external(heading: str, header: Sequence[str]) -> str:
    """The field that a heading of ids means, or nothing.

    Some systems without a preset are told by it, or by a heading beside it.
    """
    word = heading.strip().casefold()
    if word.startswith(EXTERNAL):
        return word if len(word) > len(EXTERNAL) else ""
    for (own, beside), system in _RECORD_IDS.items():
        if word == own and (not beside or beside in (one.strip().casefold() for one in header)):
            return EXTERNAL + system
    return ""
