"""Write a believable pipeline into an empty home: deals with histories, the same for the same seed.

usage: python benchmarks/make_pipeline.py HOME [--deals 2000] [--events 10] [--seed 7] [--today 2026-11-23]

Deals take the bundled playbook, prove its criteria one by one, get stuck, are overridden, are won or lost for
the playbook's reasons. With `--events` each ends after so many, so that all are open: the worst for a list.
Try `playbook --home HOME board`, `stale`, `stats`, `status`.
"""

import argparse
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from playbook_cli.adapters.playbook_files import PlaybookFiles
from playbook_cli.adapters.store.deal_text import write_deal
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import (
    Closed,
    Event,
    FieldSet,
    Marked,
    NextStepSet,
    Noted,
    StageEntered,
    Started,
)
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus, Passage
from playbook_cli.domain.names import slugify_name
from playbook_cli.domain.playbook.ends import find_following
from playbook_cli.domain.playbook.model import Playbook, Section, Stage
from playbook_cli.domain.playbook.refs import find_places

PLACES = ("华东", "华南", "北京", "成都", "Berlin", "Lyon", "Austin", "深圳", "杭州", "西安")
TRADES = ("银行", "制造", "能源", "Retail", "Logistics", "医院", "电信", "Insurance", "汽车", "大学")
PEOPLE = ("li", "wang", "chen", "mueller", "dupont")
PROOFS = ("会议纪要", "邮件确认", "signed minutes", "https://example.com/doc", "POC 报告")


class Story:
    """One deal told day by day with a random generator of its own."""

    def __init__(self, playbook: Playbook, chance: random.Random, today: date) -> None:
        self.playbook, self.chance = playbook, chance
        midnight = datetime.combine(today, datetime.min.time(), UTC)
        self.now = midnight - timedelta(days=chance.randint(5, 240), hours=chance.randint(-18, -8))
        self.end = midnight + timedelta(hours=23)
        self.owner = chance.choice(PEOPLE)
        self.proven: set[str] = set()

    def stamp(self, most_days: float = 4) -> dict[str, Any]:
        """Go on by some days, and stamp an event."""
        self.now += timedelta(days=self.chance.random() * most_days)
        moment = self.now.replace(microsecond=0)
        return {"id": str(uuid.UUID(int=self.chance.getrandbits(128))), "at": moment, "by": self.owner}

    def tell(self) -> Iterator[Event]:
        """Yield the whole story; the caller cuts it today."""
        chance = self.chance
        yield Started(**self.stamp(0), stage=self.playbook.stages[0].id)
        yield FieldSet(**self.stamp(0), field="owner", value=self.owner)
        if chance.random() < 0.9:
            yield FieldSet(**self.stamp(0), field="amount", value=str(chance.randint(5, 400) * 10_000))
            currency = chance.choice(("CNY", "CNY", "EUR", "USD"))
            yield FieldSet(**self.stamp(0), field="currency", value=currency)
        for stage in self.playbook.stages:
            yield from self.work(stage)
            if chance.random() < 0.22:
                yield self.lose()
                return
            overridden = chance.random() < 0.1
            if not overridden:
                yield from self.prove_rest(stage)
            if following := find_following(self.playbook, stage):
                yield self.move(stage, following, overridden=overridden)
        reason = chance.choice(self.playbook.win_reasons)
        yield Closed(**self.stamp(), outcome=DealStatus.WON, reason=reason, overridden=overridden)

    def work(self, stage: Stage) -> Iterator[Event]:
        """Prove most of a stage, item by item."""
        diligence = self.chance.uniform(0.5, 1)
        for place in find_places(stage):
            whole = place.section is Section.EXIT_CRITERIA and place.requirement is None
            if whole or self.chance.random() > diligence:
                continue
            evidence = (self.chance.choice(PROOFS),) if self.chance.random() < 0.6 else ()
            self.proven.add(place.path)
            yield Marked(**self.stamp(1.6), item=place.path, status=ItemStatus.DONE, evidence=evidence)
            if self.chance.random() < 0.05:
                yield Noted(**self.stamp(0.5), text="客户内部还在讨论", item=place.path)
        if self.chance.random() < 0.7:
            due = (self.now + timedelta(days=self.chance.randint(1, 14))).date()
            yield NextStepSet(**self.stamp(0.5), text="CFO signs off", due=due, whose="Li")

    def prove_rest(self, stage: Stage) -> Iterator[Event]:
        """Prove what the gate still asks for."""
        for place in find_places(stage):
            if place.requirement and place.path not in self.proven:
                yield Marked(**self.stamp(0.2), item=place.path, status=ItemStatus.DONE)

    def move(self, stage: Stage, following: Stage, *, overridden: bool) -> Event:
        """Pass the gate, or go against it."""
        return StageEntered(
            **self.stamp(),
            from_stage=stage.id,
            to=following.id,
            passage=Passage.OVERRIDDEN if overridden else Passage.ADVANCED,
            reason="quarter end" if overridden else None,
        )

    def lose(self) -> Event:
        """End without a sale."""
        outcome = self.chance.choices((DealStatus.LOST, DealStatus.NO_DECISION), (3, 1))[0]
        rival = self.chance.choice((None, None, "Beta AG", "竞品甲"))
        reason = self.chance.choice(self.playbook.loss_reasons)
        return Closed(**self.stamp(), outcome=outcome, reason=reason, competitor=rival)


def make_deal(number: int, playbook: Playbook, seed: int, today: date, events: int | None = None) -> Deal:
    """One deal of the pipeline; its events end today at the latest, and there are no more than are said."""
    chance = random.Random(f"{seed}-{number}")
    name = f"{chance.choice(PLACES)}{chance.choice(TRADES)} {number:05}"
    story = Story(playbook, chance, today)
    history = tuple(event for event in islice(story.tell(), events) if event.at <= story.end)
    pin = PlaybookPin(id=playbook.id, version=playbook.digest, language=playbook.language)
    return Deal(id=slugify_name(name), name=name, playbook=pin, history=history)


def main() -> None:
    """Write the pipeline and say how large it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("home", type=Path)
    parser.add_argument("--deals", type=int, default=2000)
    parser.add_argument("--events", type=int)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 23))
    args = parser.parse_args()
    playbook = PlaybookFiles(args.home / "playbooks").load("sales", "zh").playbook
    SnapshotFiles(args.home).save(playbook)
    directory = args.home / "deals"  # which is empty: nobody is kept out, nothing waits for the disk
    directory.mkdir(0o700, parents=True, exist_ok=True)
    events = 0
    for number in range(args.deals):
        deal = make_deal(number, playbook, args.seed, args.today, args.events)
        (directory / f"{deal.id}.json").write_bytes(write_deal(deal))
        events += len(deal.history)
    print(f"{args.deals} deals, {events} events in {args.home}")


if __name__ == "__main__":
    main()
