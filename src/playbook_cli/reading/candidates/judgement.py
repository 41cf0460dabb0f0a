"""How much must speak for a candidate: one set of thresholds for every way in which stages can stand."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Final

from playbook_cli.domain.playbook.guides.reading_report import Evidence, Shortfall
from playbook_cli.late_dataclasses import dataclass

FEWEST: Final = 2  # places that make a row of stages
FEWEST_ALONE: Final = 3  # where little but their names speaks for them


class Strength(IntEnum):
    """How sure it is that a candidate holds the stages."""

    SHORT = 0
    DOUBTFUL = 1
    FAIR = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """How strong a candidate is, and what it lacks where it is not sure."""

    strength: Strength
    shortfalls: tuple[Shortfall, ...] = ()


def judge_headings(seen: Evidence) -> Judgement:
    """Judge headings, or bold lines, side by side."""
    if any(rule(seen) for rule in _SURE):
        return Judgement(Strength.SURE)
    if _speaks_against(seen):
        return _short(seen)
    if any(rule(seen) for rule in _FAIR):
        return Judgement(Strength.FAIR, tuple(_find_shortfalls(seen)))
    if any(rule(seen) for rule in _DOUBTFUL):
        return Judgement(Strength.DOUBTFUL, tuple(_find_shortfalls(seen)))
    return _short(seen)


def judge_rows(seen: Evidence, *, rich: bool, checks: bool = False) -> Judgement:
    """Judge the rows of a table or the entries of a list; `rich` where they hold criteria or more.

    `worded` rows stand in a column that says Stage, or below a heading that names the list of stages. Where
    that column says Gate, the rows may be `checks` of stages that stand elsewhere.
    """
    if rich and seen.count >= FEWEST:
        return Judgement(Strength.FAIR if checks else Strength.SURE)
    if seen.worded and not _speaks_against(seen) and _is_of_a_sale(seen):
        return Judgement(Strength.FAIR, tuple(_find_shortfalls(seen)))
    return _short(seen)


def _is_of_a_sale(seen: Evidence) -> bool:
    """Whether a heading above rows names selling, or their own names do."""
    if seen.sells:
        return seen.count >= FEWEST
    named = seen.ends and _mostly(seen.of_a_sale, seen.count)
    return bool(named and seen.told) and seen.count >= FEWEST_ALONE


def judge_whole(seen: Evidence) -> Judgement:
    """Judge a file whose title may name its one stage, with its sections as headings."""
    known = seen.gated and (seen.sells or seen.of_a_sale or seen.worded) and not seen.against
    return Judgement(Strength.FAIR, tuple(_find_shortfalls(seen))) if known else _short(seen)


def _short(seen: Evidence) -> Judgement:
    return Judgement(Strength.SHORT, tuple(_find_shortfalls(seen)))


def _mostly(some: int, count: int) -> bool:
    return 2 * some >= count > 0


def _speaks_against(seen: Evidence) -> bool:
    """Code or figures in half of the places, or a title that names something else; a gate outweighs it."""
    return not seen.gated and (bool(seen.against) or _is_coded(seen))


def _is_coded(seen: Evidence) -> bool:
    return _mostly(seen.coded, seen.count)


def _is_worded(seen: Evidence) -> bool:
    return seen.worded == seen.count > 0


def _is_marked(seen: Evidence) -> bool:
    return seen.marked == seen.count > 0


def _worded_with_gate(seen: Evidence) -> bool:
    return _is_worded(seen) and seen.gated > 0


def _worded_and_told(seen: Evidence) -> bool:
    return _is_worded(seen) and seen.count >= FEWEST and _mostly(seen.told, seen.count)


def _worded_and_announced(seen: Evidence) -> bool:
    return _is_worded(seen) and seen.count >= FEWEST_ALONE and bool(seen.announced) and seen.told > 0


def _numbered_names_of_a_sale(seen: Evidence) -> bool:
    enough = seen.count >= FEWEST_ALONE and _mostly(seen.of_a_sale, seen.count)
    return _is_marked(seen) and not seen.weakly and not seen.worded and enough and bool(seen.announced)


def _stated_with_gate(seen: Evidence) -> bool:
    return seen.stated == seen.count > 0 and seen.gated == seen.count


def _listed_and_told(seen: Evidence) -> bool:
    return seen.listed == seen.count >= FEWEST and _mostly(seen.sectioned, seen.count)


def _gated(seen: Evidence) -> bool:
    """Criteria under most, the ends left out of the count."""
    return seen.gated >= FEWEST and 2 * seen.gated >= seen.count - seen.ends


def _announced_and_sectioned(seen: Evidence) -> bool:
    """Sections under most; where names are bare, criteria or the list's own heading as well."""
    announced = bool(seen.announced) and (_is_marked(seen) or seen.gated + seen.vaguely > 0)
    return (announced or seen.heads_list) and seen.sectioned >= FEWEST and _mostly(seen.sectioned, seen.count)


def _three_that_say_so(seen: Evidence) -> bool:
    return _is_worded(seen) and seen.count >= FEWEST_ALONE


def _three_in_a_process(seen: Evidence) -> bool:
    process = seen.announced or seen.sells or seen.told or _mostly(seen.of_a_sale, seen.count)
    return _three_that_say_so(seen) and bool(process)


def _worded_in_a_sale(seen: Evidence) -> bool:
    lone = seen.count >= FEWEST or seen.sectioned > 0
    return _is_worded(seen) and bool(seen.sells) and lone


def _steps_of_a_sale(seen: Evidence) -> bool:
    steps = seen.weakly == seen.count >= FEWEST
    return steps and bool(seen.sells) and _mostly(seen.filled, seen.count)


def _told_steps_of_a_sale(seen: Evidence) -> bool:
    return _steps_of_a_sale(seen) and (_mostly(seen.told, seen.count) or _mostly(seen.of_a_sale, seen.count))


def _told_in_a_sale(seen: Evidence) -> bool:
    told = seen.told >= FEWEST and _mostly(seen.told, seen.count)
    return bool(seen.sells) and (bool(seen.announced) or _is_marked(seen)) and told


def _list_of_a_sale(seen: Evidence) -> bool:
    """Three names or more, or two that carry numbers, right below `Sales stages` and the like."""
    fewest = FEWEST if _is_marked(seen) else FEWEST_ALONE
    return bool(seen.sells) and seen.heads_list and seen.count >= fewest and _mostly(seen.filled, seen.count)


def _names_of_a_sale(seen: Evidence) -> bool:
    names = seen.count >= FEWEST_ALONE and _mostly(seen.of_a_sale, seen.count)
    return names and bool(seen.sells) and _mostly(seen.filled, seen.count)


Rule = Callable[[Evidence], bool]
_SURE: Final[tuple[Rule, ...]] = (
    _worded_with_gate,
    _worded_and_told,
    _worded_and_announced,
    _numbered_names_of_a_sale,
    _stated_with_gate,
    _listed_and_told,
    _gated,
    _announced_and_sectioned,
)
_FAIR: Final[tuple[Rule, ...]] = (
    _three_in_a_process,
    _worded_in_a_sale,
    _told_steps_of_a_sale,
    _told_in_a_sale,
    _list_of_a_sale,
    _names_of_a_sale,
)
_DOUBTFUL: Final[tuple[Rule, ...]] = (_three_that_say_so, _steps_of_a_sale)


def _find_shortfalls(seen: Evidence) -> Iterator[Shortfall]:
    if seen.against:
        yield Shortfall.OTHER_TITLE
    if _is_coded(seen):
        yield Shortfall.CODE_BELOW
    if not seen.sells:
        yield Shortfall.NOT_ANNOUNCED
    if not (seen.worded or seen.of_a_sale or seen.ends):
        yield Shortfall.NOT_MARKED
    if not seen.sectioned:
        yield Shortfall.NO_SECTIONS
    if not seen.gated:
        yield Shortfall.NO_GATES
    if seen.count < FEWEST_ALONE:
        yield Shortfall.TOO_FEW
