"""The tree keeps its names apart, and what is written about it names files that are there."""

import ast
import re
import runpy
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from playbook_cli.cli.commands import command_names

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "playbook_cli"
MOST_MODULES = 16  # of one folder; what grows past it gets rooms
_PATH = re.compile(r"(?<![\w/.*-])((?:[\w-]+/)+[\w.-]*\w\.(?:py|md|yaml|toml|txt))(?![\w/*])")
_BARE = re.compile(r"(?<![\w/.*<>-])([\w-]+\.(?:py|md))(?![\w/*])")
_MODULE = re.compile(r"`((?:cli|render|adapters|services|reading|writing|domain)(?:\.\w+)+)`")
_POSIX_ALONE = {"resource", "fcntl", "pty", "tty", "termios", "pwd", "grp"}
_EXAMPLES = {"playbooks/team.md", "team.md"}  # what a team might call its own
_TWO_COMMANDS = ("cli", "set_")  # `set` and `config set`; a command and its function have one name
_STARTS = ("src", "tests", "docs", "benchmarks", "playbooks", ".ci", *(p.name for p in SOURCES.iterdir()))


def test_no_two_public_classes_have_one_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES.rglob("*.py"):
        for node in _parse(path):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(SOURCES).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_two_public_functions_of_a_layer_have_one_name() -> None:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in SOURCES.rglob("*.py"):
        inner = path.relative_to(SOURCES)
        for node in _parse(path):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                places[inner.parts[0], node.name].append(inner.as_posix())
    twice = {name: found for name, found in places.items() if len(found) > 1}
    assert twice == {_TWO_COMMANDS: places[_TWO_COMMANDS]}


def test_what_scripts_are_told_stands_in_one_folder() -> None:
    """An export is a file to take away, and written as it is read."""
    found = [
        f"{path.relative_to(SOURCES).as_posix()}: {node.name}"
        for path in (SOURCES / "render").rglob("*.py")
        for node in _parse(path)
        if isinstance(node, ast.FunctionDef) and re.search(r"_mappings?$", node.name)
        if path.parent.name != "json" and path.stem != "export_forms"
    ]
    assert found == []


def test_no_two_modules_of_a_layer_have_one_name() -> None:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in SOURCES.rglob("*.py"):
        if path.stem != "__init__":
            inner = path.relative_to(SOURCES)
            places[inner.parts[0], path.stem].append(inner.as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_folder_has_grown_past_what_one_look_takes_in() -> None:
    modules = Counter(path.parent.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.py"))
    assert {folder: count - 1 for folder, count in modules.items() if count > MOST_MODULES + 1} == {}


def test_a_unit_test_stands_where_the_module_of_its_name_stands() -> None:
    modules = [path.relative_to(SOURCES) for path in SOURCES.rglob("*.py")]
    folders = {(path.parts[0], path.name): path.parent for path in modules if path.stem != "__init__"}
    for path in (ROOT / "tests" / "unit").rglob("test_*.py"):
        inner = path.relative_to(ROOT / "tests" / "unit")
        assert folders.get((inner.parts[0], inner.name.removeprefix("test_")), inner.parent) == inner.parent


def test_every_command_has_its_functional_test_file() -> None:
    files = {path.name for path in (ROOT / "tests" / "functional").glob("test_*.py")}
    assert [name for name in command_names() if f"test_{name}.py" not in files] == []


def test_every_test_module_loads_where_a_system_lacks_what_posix_has() -> None:
    """Such a module is asked for with `pytest.importorskip`, which says why its tests are skipped."""
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "tests").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
        if name in _POSIX_ALONE
    ]
    assert found == []


def test_the_tree_in_contributing_is_that_of_the_sources() -> None:
    tree = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```\n")[2]
    rooms = {path.parent.name for path in SOURCES.glob("*/*/__init__.py")}
    assert sorted(rooms - set(re.findall(r"\w+", tree))) == []
    layer = ""
    for indent, names in re.findall(r"(?m)^( *)(\w+(?:, \w+)*)  +", tree):
        layer = layer if indent else names
        places = [SOURCES / (f"{layer}/{name}" if indent else name) for name in names.split(", ")]
        assert [str(one) for one in places if not one.exists() and not one.with_suffix(".py").exists()] == []


def test_what_ci_tries_quickly_is_there() -> None:
    quick = (ROOT / ".ci" / "quick").read_text(encoding="utf-8")
    [names] = re.findall(r"tests/functional/test_\{([\w,]+)\}\.py", quick)
    assert [
        name for name in names.split(",") if not (ROOT / f"tests/functional/test_{name}.py").exists()
    ] == []


def test_what_is_written_names_files_that_are_there() -> None:
    ours = _list_ours()
    missing = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in _texts()
        for name in _named_files(path)
        if name not in _EXAMPLES | ours and not _is_there(name)
    ]
    assert missing == []


def test_the_rules_that_are_changed_by_way_of_trial_and_their_tests_are_there() -> None:
    targets = runpy.run_path(str(ROOT / "benchmarks" / "mutate.py"))["TARGETS"]
    named = [SOURCES / rule for rule in targets] + [
        ROOT / test for tests in targets.values() for test in tests
    ]
    assert named
    assert [path for path in named if not path.exists()] == []


def test_the_pictures_are_those_that_the_documents_show() -> None:
    pages = [ROOT / "README.md", ROOT / "README.zh.md", *(ROOT / "docs").glob("*.md")]
    shown = {
        (page.parent / name).resolve()
        for page in pages
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert shown == {path.resolve() for path in (ROOT / "docs" / "pictures").rglob("*.svg")}


@cache
def _parse(path: Path) -> list[ast.stmt]:
    return ast.parse(path.read_text(encoding="utf-8")).body


def _texts() -> Iterator[Path]:
    yield from SOURCES.rglob("*.py")
    yield from (ROOT / "docs").glob("*.md")
    yield from (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))


def _named_files(path: Path) -> Iterator[str]:
    """What a text names: paths that begin with a folder of ours, files without their folder, and modules."""
    text = path.read_text(encoding="utf-8")
    yield from (name for name in _PATH.findall(text) if name.partition("/")[0] in _STARTS)
    yield from _BARE.findall(text)
    yield from (f"{name.replace('.', '/')}.py" for name in _MODULE.findall(text))


def _list_ours() -> set[str]:
    """The names without their folders of all files that are ours."""
    folders = (ROOT / name for name in ("src", "tests", "docs", "benchmarks", "playbooks"))
    return {
        path.name for folder in (ROOT, *folders) for path in folder.glob("*" if folder == ROOT else "**/*")
    }


def _is_there(name: str) -> bool:
    return (ROOT / name).exists() or (SOURCES / name).exists()
