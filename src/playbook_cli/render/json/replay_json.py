"""A replay as JSON; keys are only ever added."""

from typing import Any

from playbook_cli.domain.pipeline.replay import Replay, ReplayedPassage


def replay_mapping(replay: Replay) -> dict[str, Any]:
    """The totals, every passage that would have been held, and what would have been missing."""
    return {
        "passages": len(replay.passages),
        "held": [_held_mapping(passage) for passage in replay.held],
        "newly_held": len(replay.newly_held),
        "freed": [{"deal": passage.deal, "stage": passage.stage.id} for passage in replay.freed],
        "deals": {
            outcome.value: {"held": held, "n": of} for outcome, (held, of) in replay.deals_by_outcome.items()
        },
        "missing": [
            {
                "criterion": missed.key,
                "ref": missed.ref,
                "name": missed.name,
                "count": missed.count,
                "new": missed.new,
            }
            for missed in replay.missing
        ],
        "skipped": list(replay.skipped),
    }


def _held_mapping(passage: ReplayedPassage) -> dict[str, Any]:
    return {
        "deal": passage.deal,
        "name": passage.name,
        "status": passage.outcome.value,
        "stage": passage.stage.id,
        "overridden": passage.overridden,
        "missing": [
            {"ref": place.ref_from(passage.stage), "text": place.text, "new": place.path in passage.new}
            for place in passage.missing
        ],
    }
