"""Ids of deals in other systems: bare, within the address of a record, or spoilt on the way.

Salesforce writes an id with 15 characters, in which case matters, or with 18, of which the last three say
which letters are capitals (Salesforce Help, "Convert 15-character IDs to 18-character IDs"). Both are one
id.
"""

import re

from playbook_cli.domain.amounts.amount_grammar import is_formula_error
from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.errors import InvalidArgument

SALESFORCE_FIELD = f"{EXTERNAL}salesforce"
_SALESFORCE = re.compile(r"[0-9A-Za-z]{15}(?:[0-9A-Z]{3})?", re.IGNORECASE)
_OPPORTUNITY = "006"
_LONG, _CHECKS = 18, 3
_CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")  # as a spreadsheet shows a number
_FLOAT = re.compile(r"(\d+)[.,]0+")
_PREFIX = re.compile(r"zcrm_(?=\d)", re.IGNORECASE)  # of the ids in a backup of Zoho


def read_external_id(text: str, field: str, *, argument: str, record: str = "") -> str:
    """The id that a cell holds, for the field `external:…`; `record` is the pattern of an address.

    Raises InvalidArgument for an id that a spreadsheet has rounded or spoilt, or an address that holds none.
    """
    cell = text.strip()
    if is_formula_error(cell):
        raise InvalidArgument(argument, text, "formula_error")
    if _ROUNDED.fullmatch(cell):
        raise InvalidArgument(argument, text, "rounded_id")
    if "://" in cell:
        found = re.search(record, cell) if record else None
        if found is None:
            raise InvalidArgument(argument, text, "record_address")
        cell = found[1]
    if whole := _FLOAT.fullmatch(cell):
        cell = whole[1]
    if _GROUPED.fullmatch(cell):
        cell = cell.replace(",", "")
    cell = _PREFIX.sub("", cell)
    return restore_case(cell) if field == SALESFORCE_FIELD else cell


def is_opportunity_id(text: str) -> bool:
    """Whether a text can be the id of an opportunity of Salesforce, all of which begin with 006."""
    return text.startswith(_OPPORTUNITY) and _SALESFORCE.fullmatch(text) is not None


def restore_case(text: str) -> str:
    """An id of Salesforce with 18 characters as it was before its letters all became capitals, or all small.

    Its last three say which letters are capitals. What is no such id, or has both, stays as it is.
    """
    bare = text[:15]
    if not is_opportunity_id(text) or len(text) != _LONG or not (bare.isupper() or bare.islower()):
        return text
    capitals = [_CHECK.index(letter) for letter in text[15:].upper() if letter in _CHECK]
    if len(capitals) != _CHECKS:
        return text
    restored = (
        letter.upper() if capitals[at // 5] >> at % 5 & 1 else letter.lower()
        for at, letter in enumerate(bare)
    )
    return "".join(restored) + text[15:].upper()


def fold_external(field: str, value: str) -> str:
    """An id as it is compared: both lengths of Salesforce alike."""
    if field == SALESFORCE_FIELD and is_opportunity_id(value):
        return value[:15]
    return value
