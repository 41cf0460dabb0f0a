"""The sides of a deal in one file: one where it is whole, several where git left its markers in it."""

import os
from collections.abc import Iterable
from pathlib import Path

from playbook_cli.adapters.files.regular_file import load_regular_file
from playbook_cli.adapters.store.deal_files import MOST_READ
from playbook_cli.adapters.store.deal_text import (
    DealText,
    DealTextProblem,
    NewerDealText,
    decode_deal,
    read_deal,
)
from playbook_cli.adapters.store.joining.conflict_sides import set_commas, split_sides
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.late_dataclasses import dataclass

_MENDABLE = ("merge_markers", "json")


@dataclass(frozen=True, slots=True)
class DealSides:
    """What one file holds of a deal; `whole` says that it is a deal's file as it stands."""

    texts: tuple[DealText, ...]
    whole: bool

    @property
    def deal(self) -> Deal:
        """All sides as one deal; raises CannotJoin."""
        return join_deals(*(text.deal for text in self.texts))

    @property
    def written(self) -> dict[str, str]:
        """Each event as it is written in the file."""
        return choose_written(text.written for text in self.texts)


def load_sides(path: Path) -> DealSides:
    """The sides in a file; raises UnreadableFile, DamagedDeal or NewerFormat."""
    data = load_regular_file(path, limit=MOST_READ)
    try:
        return read_sides(data)
    except NewerDealText as newer:
        raise newer.in_place(os.fspath(path)) from newer
    except DealTextProblem as problem:
        raise problem.in_place(os.fspath(path)) from problem


def read_sides(data: bytes) -> DealSides:
    """The sides in the bytes of a file; raises DealTextProblem or NewerDealText."""
    try:
        return DealSides((read_deal(data),), whole=True)
    except DealTextProblem as problem:
        if problem.problem not in _MENDABLE:
            raise
        try:
            return DealSides(tuple(map(_read_side, split_sides(decode_deal(data)))), whole=False)
        except DealTextProblem:
            raise problem from None


def choose_written(written: Iterable[dict[str, str]]) -> dict[str, str]:
    """One text for each event, the same whoever is asked first."""
    chosen: dict[str, str] = {}
    for texts in written:
        for event_id, text in texts.items():
            chosen[event_id] = min(text, chosen.get(event_id, text))
    return chosen


def _read_side(text: str) -> DealText:
    try:
        return read_deal(text.encode())
    except DealTextProblem:
        return read_deal(set_commas(text).encode())
