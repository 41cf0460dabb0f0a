"""Labels as the tables of the presets write them: one text, parted by bars."""

from collections.abc import Mapping

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.columns import Column, Layout


def part(text: str) -> tuple[str, ...]:
    """The labels of a text such as `Deal Name | Deal-Name | 交易名称`, the one that is written first."""
    return tuple(label.strip() for label in text.replace("\n", " ").split("|") if label.strip())


def make_preset(
    name: str,
    *,
    headings: Mapping[Column, str],
    won: str,
    lost: str,
    pipeline: tuple[str, ...],
    record: str,
    open_word: str = "",
    ends_as_stages: tuple[DealStatus, ...] = (DealStatus.WON, DealStatus.LOST, DealStatus.NO_DECISION),
) -> Layout:
    """The layout of a system from the texts of its table; it knows no deal that ended without decision."""
    ends = {**dict.fromkeys(part(won), "won"), **dict.fromkeys(part(lost), "lost")}
    return Layout(
        name=name,
        system=name,
        headings={column: part(text) for column, text in headings.items()},
        stages=ends,
        ends={
            DealStatus.WON: part(won)[0],
            DealStatus.LOST: part(lost)[0],
            DealStatus.NO_DECISION: part(lost)[0],
        },
        pipeline=tuple(part(stage) for stage in pipeline),
        record=record,
        open_word=open_word,
        ends_as_stages=frozenset(ends_as_stages),
    )
