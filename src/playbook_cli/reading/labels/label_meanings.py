"""What a label means beside the sections: a setting of a stage, advice, a part of an item."""

from functools import cache

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.reading.labels.section_lookup import fold_label
from playbook_cli.reading.words.label_words import ADVICE_NAMES, PART_NAMES, SETTING_NAMES, Advice, Setting
from playbook_cli.reading.words.languages import simplify

_LONGEST = 40  # characters of a label within an item
_PARTS = {simplify(fold_name(name)): part for part, names in PART_NAMES.items() for name in names}


def find_setting(name: str) -> Setting | None:
    """The setting of a stage that a label means, or None."""
    return _settings().get(_fold_bare(name))


def find_advice(name: str) -> Advice | None:
    """What a heading announces beside the sections: questions, cautions, how to verify; or None."""
    return _advice().get(_fold_bare(name))


def find_part(label: str) -> ItemPart | None:
    """What a label within an item announces, or None."""
    if len(label) > _LONGEST:
        return None
    return _PARTS.get(simplify(fold_name(label)).strip(" :：*").replace("’", "'"))


def _fold_bare(name: str) -> str:
    """A label as names are compared, without what stands in brackets behind it."""
    return fold_label(name.split("(", 1)[0].split("（", 1)[0])


@cache
def _settings() -> dict[str, Setting]:
    return {fold_label(name): setting for setting, names in SETTING_NAMES.items() for name in names}


@cache
def _advice() -> dict[str, Advice]:
    return {fold_label(name): advice for advice, names in ADVICE_NAMES.items() for name in names}
