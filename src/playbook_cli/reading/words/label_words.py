"""Labels within a stage and within an item, in all languages, and words that hold no text of their own."""

from enum import StrEnum
from operator import attrgetter
from typing import Final

from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.reading.words.languages import names_of, words_of


class Setting(StrEnum):
    """What a stage may state about itself under a label of its own."""

    PROBABILITY = "probability"
    DURATION = "duration"
    LIMIT = "limit"
    PURPOSE = "purpose"


class Advice(StrEnum):
    """What a stage may say beside its sections, under a heading of its own."""

    ASK = "ask"
    CAUTIONS = "cautions"
    GUIDANCE = "guidance"


SETTING_NAMES: Final[dict[Setting, list[str]]] = {
    setting: words_of(attrgetter(setting.value)) for setting in Setting
}
PART_NAMES: Final[dict[ItemPart, list[str]]] = {part: words_of(attrgetter(part.value)) for part in ItemPart}
ADVICE_NAMES: Final[dict[Advice, list[str]]] = {
    advice: words_of(attrgetter(advice.value)) for advice in Advice
}
EMPTY_CELLS: Final = frozenset(
    ("", "-", "–", "—", "--", "/", "…", "...", *words_of(lambda one: one.empty_cells))
)
COUNTERS: Final = frozenset(("#", *words_of(lambda one: one.counters)))
ROW_MARKS: Final = frozenset(("✓", *words_of(lambda one: one.row_marks)))
CONNECTORS: Final = frozenset(words_of(lambda one: one.connectors))
# Heads of tables of names and values, which say nothing of their own.
PAIR_HEADS: Final = frozenset(words_of(lambda one: one.pair_heads))
# Labels of lists that are meant to stay text.
NOTES: Final = names_of(lambda one: one.notes)
