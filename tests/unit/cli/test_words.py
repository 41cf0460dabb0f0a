"""The words of the command line pass the catalogue: marked while modules load, translated when shown."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[3] / "src" / "playbook_cli"


def test_every_help_text_is_marked_for_translation() -> None:
    bare = [
        f"{path.relative_to(SOURCES)}:{keyword.value.lineno}"
        for path in (SOURCES / "cli").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "help" and _called(keyword.value) != "later"
    ]
    assert bare == [], "write help=later(…)"


def test_nothing_is_translated_while_modules_load() -> None:
    early = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path in SOURCES.rglob("*.py")
        for node in _run_at_import(ast.parse(path.read_text(encoding="utf-8")))
        if _called(node) in {"_", "plural"}
    ]
    assert early == [], "the language is not chosen yet: use later(…)"


def _run_at_import(node: ast.AST) -> Iterator[ast.expr]:
    """Every expression that runs while a module loads: bodies of functions do not, their signatures do."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield child
        if isinstance(child, ast.Lambda):
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in (child.args, *child.decorator_list):
                if isinstance(part, ast.expr):
                    yield part
                yield from _run_at_import(part)
        else:
            yield from _run_at_import(child)


def _called(node: ast.expr) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
