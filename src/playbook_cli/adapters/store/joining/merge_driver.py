"""What git calls to merge a deal's file: the histories joined into it, or both whole between markers."""

import os
from collections.abc import Sequence
from pathlib import Path

from playbook_cli.adapters.files.atomic_file import replace_file
from playbook_cli.adapters.files.regular_file import load_regular_file
from playbook_cli.adapters.store.deal_files import MOST_READ
from playbook_cli.adapters.store.deal_text import DealTextProblem, write_deal
from playbook_cli.adapters.store.joining.deal_sides import DealSides, choose_written, load_sides
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.errors import DamagedDeal, InvalidArgument, PlaybookError

_OURS, _BASE, _THEIRS, _END = b"<<<<<<< ours\n", b"||||||| before\n", b"=======\n", b">>>>>>> theirs\n"


def join_into(file: Path, others: Sequence[Path], *, dry_run: bool = False) -> Deal:
    """Join other files into one; an empty one, which git gives where there was none before, says nothing.

    Where they cannot be joined, the file gets all of them between markers, as git itself would leave it, so
    that nobody takes one side for the whole; raises why. Where all are empty nothing is written.
    """
    paths = [path for path in (file, *others) if load_regular_file(path, limit=MOST_READ).strip()]
    if not paths:
        raise DamagedDeal(os.fspath(file), "empty")
    try:
        sides = [load_sides(path) for path in paths]
        joined = join_deals(*(side.deal for side in sides))
        data = _write(joined, sides)
    except PlaybookError:
        if not dry_run:
            replace_file(file, _mark([load_regular_file(path, limit=MOST_READ) for path in (file, *others)]))
        raise
    if not dry_run:
        replace_file(file, data)
    return joined


def _write(joined: Deal, sides: Sequence[DealSides]) -> bytes:
    if len(sides) == 1 and sides[0].whole:
        return sides[0].texts[0].text.encode()
    try:
        return write_deal(joined, choose_written(side.written for side in sides))
    except DealTextProblem as problem:
        raise InvalidArgument("TEXT", problem.text, "plain_text") from problem


def _mark(texts: Sequence[bytes]) -> bytes:
    """Every text whole between the markers of git: ours, what was before in between, theirs last."""
    whole = [text if not text or text.endswith(b"\n") else text + b"\n" for text in texts]
    ours, between, theirs = whole[0], whole[1:-1], whole[-1] if len(whole) > 1 else b""
    before = _BASE + b"".join(between) if between else b""
    return _OURS + ours + before + _THEIRS + theirs + _END
