"""How good inferred links are: each bundled edition with `supports` taken away, against what it states.

    python benchmarks/inferred_links.py [-v] [LABELS.json]

Precision: of the links inferred, how many are stated. Recall: of the links stated, how many are inferred.
A criterion is served when at least one of its stated activities is inferred for it. The text that the bundled
playbook was made from counts as a third edition: other words, the same items in the same order. A file of
labels measures other playbooks: `{"team.md": {"stage-id": {"E1": ["A1", "D2"], "E2": []}}}`.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playbook_cli.adapters.playbook_files import find_bundled, load_playbook_file
from playbook_cli.domain.playbook.links import SUPPORTING_SECTIONS, find_links
from playbook_cli.domain.playbook.model import ExitCriterion, Playbook, Stage
from playbook_cli.domain.playbook.refs import find_places

SEED = Path(__file__).parents[1] / "tests" / "data" / "seed" / "sales-playbook.txt"


@dataclass(frozen=True)
class Score:
    """Links inferred and stated, and criteria with an activity inferred rightly."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    served: int = 0
    criteria: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))

    def line(self, name: str) -> str:
        """The figures of one edition."""
        precision = self.right / ((self.right + self.extra) or 1)
        recall = self.right / ((self.right + self.missed) or 1)
        balance = 2 * precision * recall / ((precision + recall) or 1)
        return (
            f"{name:<8} precision {precision:.2f}  recall {recall:.2f}  f1 {balance:.2f}  "
            f"({self.right} right, {self.extra} extra, {self.missed} missed)  "
            f"criteria served {self.served}/{self.criteria}"
        )


def infer(stage: Stage, criterion: ExitCriterion) -> set[str]:
    """What is inferred for a criterion when the playbook says nothing."""
    silent = stage.model_copy(
        update={
            "exit_criteria": tuple(c.model_copy(update={"supported_by": None}) for c in stage.exit_criteria)
        }
    )
    asked = next(c for c in silent.exit_criteria if c.id == criterion.id)
    return {f"{place.section.slug}/{place.item.id}" for place in find_links(silent, asked).places}


def stated_pairs(playbook: Playbook, truth: Playbook) -> Iterator[tuple[Stage, ExitCriterion, set[str]]]:
    """Every criterion with what serves it, the links of `truth` carried over by position."""
    for stage, model in zip(playbook.stages, truth.stages, strict=True):
        ids = {
            f"{section.slug}/{theirs.id}": f"{section.slug}/{ours.id}"
            for section in SUPPORTING_SECTIONS
            for ours, theirs in zip(stage.items(section), model.items(section), strict=True)
        }
        for criterion, stated in zip(stage.exit_criteria, model.exit_criteria, strict=True):
            yield stage, criterion, {ids[link] for link in stated.supported_by or ()}


def score(playbook: Playbook, truth: Playbook, *, verbose: bool) -> Score:
    """Compare what is inferred for `playbook` with what `truth` states."""
    total = Score()
    for stage, criterion, stated in stated_pairs(playbook, truth):
        found = infer(stage, criterion)
        served = any(link.startswith("key-activities/") for link in found & stated)
        total += Score(len(found & stated), len(found - stated), len(stated - found), served, 1)
        if verbose:
            print(f"{stage.name} / {criterion.name}")
            print(f"  right  {sorted(found & stated)}\n  extra  {sorted(found - stated)}")
            print(f"  missed {sorted(stated - found)}")
    return total


def score_labelled(path: Path, stages: dict[str, dict[str, list[str]]]) -> Score:
    """Compare what is inferred for one playbook with what a reader of it wrote down."""
    playbook = load_playbook_file(path).playbook
    total = Score()
    for stage in playbook.stages:
        paths = {place.ref: f"{place.section.slug}/{place.item.id}" for place in find_places(stage)}
        for position, criterion in enumerate(stage.exit_criteria if stage.id in stages else (), 1):
            stated = {paths[ref] for ref in stages[stage.id][f"E{position}"]}
            found = infer(stage, criterion)
            served = any(link.startswith("key-activities/") for link in found & stated)
            total += Score(len(found & stated), len(found - stated), len(stated - found), served, 1)
    return total


def main() -> None:
    """Print a line for each edition."""
    verbose = "-v" in sys.argv[1:]
    truth = load_playbook_file(find_bundled() / "sales.zh.md").playbook
    for name, path in (
        ("zh", find_bundled() / "sales.zh.md"),
        ("en", find_bundled() / "sales.en.md"),
        ("source", SEED),
    ):
        print(score(load_playbook_file(path).playbook, truth, verbose=verbose).line(name))
    for labels in (name for name in sys.argv[1:] if name.endswith(".json")):
        scores = [
            score_labelled(Path(path), told) for path, told in json.loads(Path(labels).read_text()).items()
        ]
        print(sum(scores, Score()).line("labelled"))


if __name__ == "__main__":
    main()
