"""Change the rules a little, one place at a time, and say which changes no test notices.

    python benchmarks/mutate.py [--each 12] [--seed 1] [MODULE …]

The tree is copied, each mutant is written there, and the tests of its module run until the first fails, for a
minute at most; one that runs out of time counts as noticed. The survivors are listed with their lines.
"""

import argparse
import ast
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src/playbook_cli")
LIMIT = 60  # seconds for the tests of one mutant
DEAL, UNIT, FUNCTIONAL = "tests/unit/domain/deal", "tests/unit/domain", "tests/functional"
HISTORY = f"{DEAL}/history"
READING = "tests/unit/reading"
READ = (f"{READING}/test_reading_cases.py", f"{READING}/test_shapes.py")
TARGETS = {
    "domain/deal/gate.py": (f"{DEAL}/test_gate.py", f"{UNIT}/test_coach.py", f"{FUNCTIONAL}/test_check.py"),
    "domain/deal/proof.py": (f"{DEAL}/test_gate.py", f"{DEAL}/test_overview.py", f"{UNIT}/test_coach.py"),
    "domain/deal/overview.py": (f"{DEAL}/test_overview.py", f"{FUNCTIONAL}/test_check.py"),
    "domain/deal/clocks.py": (f"{DEAL}/test_clocks.py",),
    "domain/deal/history/fold.py": (
        f"{HISTORY}/test_fold.py",
        f"{DEAL}/test_clocks.py",
        f"{DEAL}/test_gate.py",
    ),
    "domain/deal/fields.py": (f"{DEAL}/test_fields.py", f"{FUNCTIONAL}/test_set.py"),
    "domain/deal/history/undoing.py": (
        f"{HISTORY}/test_undoing.py",
        f"{HISTORY}/test_fold.py",
        f"{FUNCTIONAL}/test_undo.py",
    ),
    "domain/deal/history/as_of.py": (f"{HISTORY}/test_as_of.py",),
    "domain/deal/warnings.py": (f"{UNIT}/test_coach.py", f"{FUNCTIONAL}/test_board.py"),
    "domain/coach.py": (f"{UNIT}/test_coach.py", f"{FUNCTIONAL}/test_check.py"),
    "domain/playbook/refs.py": (f"{UNIT}/playbook/test_refs.py", f"{FUNCTIONAL}/test_done.py"),
    "domain/deal/overrides.py": (f"{DEAL}/test_overrides.py", f"{UNIT}/test_coach.py"),
    "domain/playbook/lost_field.py": (f"{UNIT}/playbook/test_lost_field.py",),
    "domain/playbook/links.py": (f"{UNIT}/playbook/test_links.py", f"{UNIT}/test_coach.py"),
    "domain/pipeline/stale_deals.py": (f"{UNIT}/pipeline/test_stale_deals.py", f"{FUNCTIONAL}/test_stale.py"),
    "domain/ranking.py": (
        f"{UNIT}/test_ranking.py",
        f"{FUNCTIONAL}/test_board.py",
        f"{FUNCTIONAL}/test_next.py",
    ),
    "reading/numberings.py": (
        f"{READING}/test_numberings.py",
        f"{READING}/test_marks_and_sections.py",
        *READ,
    ),
    "reading/lines/source_lines.py": (f"{READING}/test_marks_and_sections.py", *READ),
    "reading/times/durations.py": (f"{READING}/times", *READ),
    "reading/titles/stage_title.py": (f"{READING}/times", *READ),
    "reading/stages/stage_advice.py": (f"{READING}/test_customer_questions.py", *READ),
    "reading/candidates/judgement.py": (f"{READING}/candidates/test_judgement.py", *READ),
    "domain/money.py": (f"{UNIT}/test_money.py",),
    "domain/written_days/dates.py": (f"{UNIT}/written_days/test_dates.py",),
    "domain/names.py": (f"{UNIT}/test_names.py",),
    "services/recording/moving.py": (f"{FUNCTIONAL}/test_advance.py", f"{FUNCTIONAL}/test_back.py"),
    "services/recording/marking.py": (f"{FUNCTIONAL}/test_done.py",),
    "services/recording/setting_fields.py": (f"{FUNCTIONAL}/test_set.py",),
    "services/coaching.py": (f"{FUNCTIONAL}/test_next.py", f"{FUNCTIONAL}/test_snooze.py"),
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
}


@dataclass(frozen=True)
class Mutant:
    """One change: the bytes from `start` to `end` of a module become others."""

    module: str
    line: int
    start: int
    end: int
    before: str
    after: str


def find_mutants(module: str, source: str) -> Iterator[Mutant]:
    """Every change that the operators can make to a module."""
    data = source.encode()
    starts = [0]
    for row in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(row))
    for node in live_nodes(ast.parse(source)):
        for after in changes_of(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
            yield Mutant(module, node.lineno, start, end, data[start:end].decode(), after)


def live_nodes(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """The expressions and statements that run; annotations, decorators and docstrings do not."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.arg | ast.Import | ast.ImportFrom):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if child in (getattr(tree, "annotation", None), getattr(tree, "returns", None)):
            continue
        if child in getattr(tree, "decorator_list", ()):
            continue
        if isinstance(child, ast.expr | ast.stmt):
            yield child
        yield from live_nodes(child)


def changes_of(node: ast.expr | ast.stmt) -> Iterator[str]:
    """What may stand in the place of a node, as source text."""
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=right) if type(operator) in COMPARISONS:
            other = ast.Compare(left, [COMPARISONS[type(operator)]()], right)
            yield f"({ast.unparse(other)})"
        case ast.BoolOp(op=operator, values=values):
            other_operator: ast.boolop = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield f"({ast.unparse(ast.BoolOp(other_operator, values))})"
            yield f"({ast.unparse(values[0])})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"({ast.unparse(operand)})"
        case ast.BinOp(left=left, op=operation, right=right_side) if type(operation) in ARITHMETIC:
            yield f"({ast.unparse(ast.BinOp(left, ARITHMETIC[type(operation)](), right_side))})"
        case ast.Constant(value=bool(value)):
            yield str(not value)
        case ast.Constant(value=int(number)):
            yield f"({number + 1})"
        case ast.IfExp(body=body, orelse=orelse):
            yield f"({ast.unparse(body)})"
            yield f"({ast.unparse(orelse)})"
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield "return None"
        case ast.Raise() | ast.AugAssign() | ast.Expr():
            yield "pass"


def is_noticed(mutant: Mutant, copy: Path) -> bool:
    """Whether a test of its module fails, or runs out of time, with this change in place."""
    path = copy / PACKAGE / mutant.module
    whole, stamp = path.read_bytes(), path.stat().st_mtime
    path.write_bytes(whole[: mutant.start] + mutant.after.encode() + whole[mutant.end :])
    os.utime(path, (stamp + 1000, stamp + 1000))  # so that no compiled file is taken for this one
    try:
        return run_tests(mutant.module, copy) != 0
    finally:
        path.write_bytes(whole)
        os.utime(path, (stamp, stamp))


def run_tests(module: str, copy: Path) -> int:
    """Run the tests of a module in a fork; the exit code of pytest, negative where it ran out of time."""
    pid = os.fork()
    if pid == 0:
        signal.alarm(LIMIT)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.chdir(copy)
        import pytest

        wanted = ["-q", "-x", "--tb=no", "-m", "not slow", "-p", "no:cacheprovider"]
        os._exit(pytest.main([*wanted, "--hypothesis-profile=quick", *TARGETS[module]]))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def prepare(copy: Path) -> None:
    """Copy what the tests need, and import what each fork would import anew."""
    for name in ("src", "tests", "playbooks", "README.md", "pyproject.toml", "docs", "constraints.txt"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, copy / name)
    sys.path[:0] = [str(copy / "src"), str(copy)]
    sys.dont_write_bytecode = True
    os.environ["CI"] = "1"
    for name in ("pytest", "pydantic", "typer.main", "rich.console", "yaml"):
        __import__(name)


def main() -> None:
    """Try a sample of each module and print what survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=list(TARGETS), metavar="MODULE")
    parser.add_argument("--each", type=int, default=12, help="mutants of each module")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chosen = random.Random(options.seed)
    tried = survived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        prepare(copy)
        for module in options.modules:
            if run_tests(module, copy) != 0:
                raise SystemExit(f"{module}: its tests fail without any change")
            found = list(find_mutants(module, (copy / PACKAGE / module).read_text("utf-8")))
            mutants = sorted(chosen.sample(found, min(options.each, len(found))), key=lambda one: one.line)
            left = [one for one in mutants if not is_noticed(one, copy)]
            tried, survived = tried + len(mutants), survived + len(left)
            print(f"{module}: {len(left)} of {len(mutants)} survive ({len(found)} are possible)", flush=True)
            for one in left:
                print(f"  {one.line}: {one.before!r} -> {one.after!r}", flush=True)
    print(f"{survived} of {tried} survive")


if __name__ == "__main__":
    main()
