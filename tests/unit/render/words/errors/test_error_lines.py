import inspect
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from playbook_cli import errors
from playbook_cli.cli.exit_codes import ExitCode, exit_code_of
from playbook_cli.errors import InvalidArgument, NotFound, PlaybookError, UnreadableFile, codes, deals, tables
from playbook_cli.errors.deals import GateNotMet, NoSuchMove
from playbook_cli.render.words.errors.error_lines import describe_error

LEAVES = [
    cls
    for module in (errors, deals, tables)
    for _name, cls in inspect.getmembers(module, inspect.isclass)
    if issubclass(cls, PlaybookError) and not cls.__subclasses__()
]


def sample(name: str, annotation: Any) -> Any:
    known: dict[str, Any] = {
        "kind": "deal",
        "move": "last_stage",
        "conflict": "event",
        "form": "md",
        "expected": "date",
        "missing": (("E1.1", "访谈"),),
        "line": 3,
        "column": 7,
    }
    known |= {"readings": (("dot", "1.25"), ("comma", "1250"))}
    known |= {"problem": "unknown_key", "questions": (("reworded", "旧", "新"),)}
    if name in known:
        return known[name]
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    words = str(annotation)
    if "tuple" in words:
        return ("甲", "乙")
    return 7 if "int" in words or "float" in words else f"{name}\x1b[31m值"


@pytest.mark.parametrize("cls", LEAVES, ids=lambda cls: cls.__name__)
def test_every_error_has_one_clear_line_and_one_that_helps(cls: type[PlaybookError]) -> None:
    fields = {
        name: hint
        for name, hint in get_type_hints(cls, localns=vars(codes)).items()
        if not name.startswith("_")
    }
    error = cls(**{name: sample(name, hint) for name, hint in fields.items()})
    lines = describe_error(error)
    assert lines.what
    assert lines.hint
    assert "\n" not in lines.what + lines.hint
    assert "\x1b" not in lines.what + lines.hint
    assert "{" not in lines.what + lines.hint
    assert exit_code_of(error) in (ExitCode.NO, ExitCode.USAGE, ExitCode.CANNOT)


def test_a_no_is_one_a_wrong_usage_two_and_the_rest_three() -> None:
    assert exit_code_of(GateNotMet("acme", "s", 0, 1, ())) is ExitCode.NO
    assert exit_code_of(InvalidArgument("--due", "soon", "date")) is ExitCode.USAGE
    assert exit_code_of(NotFound("deal", "acme")) is ExitCode.CANNOT


@pytest.mark.parametrize("move", ["last_stage", "first_stage", "not_forward", "not_back"])
def test_every_move_that_cannot_be_says_what_can(move: str) -> None:
    assert "acme" in str(describe_error(NoSuchMove("acme", "发现", move)))


@pytest.mark.parametrize(
    "problem", ["missing", "directory", "not_regular", "denied", "too_large", "encoding"]
)
def test_every_file_problem_has_words_of_its_own(problem: str) -> None:
    lines = describe_error(UnreadableFile("x.md", problem, limit=10))
    assert lines.what.startswith("x.md: ")
    assert lines.what != f"x.md: {problem}"
    assert lines.hint
