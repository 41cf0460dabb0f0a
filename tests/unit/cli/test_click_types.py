"""Typer's own Click is private: it may move with any release, and then this file says so first."""

import ast
import importlib
from pathlib import Path

import pytest
import typer
import typer.core

SOURCE = Path(__file__).parents[3] / "src" / "playbook_cli"
WRAPPER = SOURCE / "cli" / "click_types.py"


def imported_by(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    found = [node for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
    return {
        name
        for node in found
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{alias.name}" for alias in node.names]
        )
    }


def test_the_click_of_typer_stands_where_we_look_for_it() -> None:
    try:
        ours = importlib.import_module("playbook_cli.cli.click_types")
    except ImportError as error:
        pytest.fail(
            f"Typer's private Click has moved ({error}): mend cli/click_types.py, which alone names it"
        )
    assert issubclass(typer.Context, ours.Context)
    assert issubclass(typer.core.TyperGroup, ours.Command)
    assert issubclass(typer.BadParameter, ours.UsageError)
    assert issubclass(ours.UsageError, ours.ClickException)


def test_only_one_module_names_it() -> None:
    private = {
        path.relative_to(SOURCE).as_posix(): names
        for path in SOURCE.rglob("*.py")
        if (names := {name for name in imported_by(path) if name.startswith(("typer._", "click"))})
    }
    assert list(private) == [WRAPPER.relative_to(SOURCE).as_posix()]
