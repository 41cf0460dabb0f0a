"""A coverage-guided fuzz of the readers: whatever the text, a playbook that holds together or our own error.

    pip install atheris
    python benchmarks/fuzz_readers.py md -max_total_time=600 -timeout=10 CORPUS
    python benchmarks/fuzz_readers.py yaml -max_total_time=600 -timeout=10 CORPUS

CORPUS is an empty directory, which the fuzzer fills; it starts from the playbooks in `playbooks/` and
`tests/data/`. A text that breaks a promise ends the run, with a traceback and the text in a file `crash-*`.
Texts are changed line by line as often as byte by byte, since a playbook's structure lies in its lines.
"""

import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import atheris  # not a dependency: only this script needs it

with atheris.instrument_imports(include=["playbook_cli"]):
    from playbook_cli.adapters.playbook_files import find_bundled
    from playbook_cli.domain.playbook.lint.rules import lint_playbook
    from playbook_cli.domain.playbook.model import Playbook, without_lines
    from playbook_cli.domain.text import clean_text
    from playbook_cli.errors import PlaybookError
    from playbook_cli.reading import read_playbook
    from playbook_cli.render.words.errors.error_lines import describe_error
    from playbook_cli.render.words.findings.finding_words import describe_finding
    from playbook_cli.writing.playbook_writer import write_json, write_yaml

    # Each format loads its passes when it is read, and what is loaded later is not watched.
    read_playbook("# X\n\n## Stage 1: A\n\n### Exit criteria\n\n- b\n", source="x.md")
    read_playbook("stages: [{name: A, exit: b}, {name: B, exit: c}]", source="x.yaml")

DATA = Path(__file__).parent.parent / "tests" / "data"
SUFFIXES = {"md": (".md", ".txt"), "yaml": (".yaml", ".yml")}
FORMS = {"yaml": write_yaml, "json": write_json}  # what holds everything
LONGEST_WRITTEN = 4000  # characters of a text whose playbook is also written in every form and read back

# fmt: off
PIECES = {
    "md": (
        "# ", "## ", "###### ", "- ", "* ", "• ", "1. ", "2) ", "1、", "①", "- [ ] ", "□ ", "> ", "    ",
        "\t", "```", "~~~", "---", "***", "===", "|", "|---|", "| a | b |", "**", "__", "**x:** ",
        "**x**：", "<!--", "-->", "<details>", "<br>", "&amp;", "&#8238;", "{#id}", "[x](y)", "\\", "`",
        "：", "；", "。", "→", "Stage 1: A (40%, 2-3 weeks)", "阶段二：评估", "Exit criteria", "退出标准",
        "关键活动", "Deliverables", "步骤：a、b。关键点：c。", "需要：1) a 2) b 可通过 c",
        "| Stage | Exit criteria |", "playbook: x", "supports:",
    ),
    "yaml": (
        "stages:", "- ", "name: ", "exit_criteria:", "entry: ", "phases:", "format: playbook/1",
        "supports:", ": ", "? ", "&a ", "*a", "!!str ", "!!python/object:x ", "<<: ", "|", ">-", "'", '"',
        "{", "}", "[", "]", ",", "# ", "---", "...", "%YAML 1.2", "null", "~", "true", "no", "0o7", ".nan",
        "1e9", "2026-11-23", "\t", "    ",
    ),
}
# fmt: on


def mutate_lines(text: str, reader: str, chance: random.Random) -> str:
    """The text with a line moved, doubled, dropped, indented, or with a piece of markup put in."""
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    piece = chance.choice(PIECES[reader])
    spot = chance.randrange(len(lines[at]) + 1)
    changes: tuple[Callable[[], object], ...] = (
        lambda: lines.insert(other, lines[at]),
        lambda: lines.pop(at),
        lambda: lines.insert(at, piece),
        lambda: lines.__setitem__(at, piece + lines[at]),
        lambda: lines.__setitem__(at, lines[at][:spot] + piece + lines[at][spot:]),
        lambda: lines.__setitem__(at, lines[at][:spot]),
        lambda: lines.__setitem__(at, " " * chance.randrange(9) + lines[at].lstrip()),
        lambda: lines.__setitem__(slice(at, at + 5), lines[other : other + 9]),
    )
    chance.choice(changes)()
    return "\n".join(lines)


def check_playbook(playbook: Playbook, *, written: bool) -> None:
    """What must hold of everything that was read."""
    if not playbook.stages:
        raise AssertionError("a playbook without stages")
    shown = playbook.model_dump_json()
    if Playbook.model_validate_json(shown) != playbook:
        raise AssertionError("its JSON gives another playbook")
    for stage in playbook.stages:
        if clean_text(stage.name) != stage.name:
            raise AssertionError("a control character got in")
    for finding in lint_playbook(playbook):
        describe_finding(finding)
    if written:
        for form, write in FORMS.items():
            again = read_playbook(write(playbook), source=f"again.{form}").playbook
            if without_lines(again) != without_lines(playbook):
                raise AssertionError(f"{form} does not give it back")


def check_text(text: str, reader: str) -> None:
    """Read a text and check what comes out; anything raised but our own error is a failure."""
    try:
        read = read_playbook(text, source=f"any.{reader}")
    except PlaybookError as error:
        describe_error(error)
        return
    for finding in read.findings:
        describe_finding(finding)
    check_playbook(read.playbook, written=len(text) <= LONGEST_WRITTEN)


def fill_corpus(directory: Path, reader: str) -> None:
    """Copy the playbooks to start from."""
    directory.mkdir(parents=True, exist_ok=True)
    for path in (*find_bundled().iterdir(), *DATA.rglob("*")):
        if path.suffix in SUFFIXES[reader] and path.name != "expected.yaml":
            shutil.copy(path, directory / f"start-{path.parent.name}-{path.name}")


def main() -> None:
    """Run until the fuzzer's own limits."""
    reader = sys.argv.pop(1)
    fill_corpus(Path(sys.argv[-1]), reader)

    def mutate(data: bytes, max_size: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.4:
            return bytes(atheris.Mutate(data, len(data)))[:max_size] if data else b"# x\n"
        text = data.decode("utf-8", "replace")
        for _ in range(chance.choice((1, 1, 2, 4))):
            text = mutate_lines(text, reader, chance)
        return text.encode("utf-8", "replace")[:max_size]

    def test_one(data: bytes) -> None:
        check_text(data.decode("utf-8", "replace"), reader)

    atheris.Setup(sys.argv, test_one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
