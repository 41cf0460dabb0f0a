"""What grows in a deal, field by field, and in files from elsewhere, under the commands that read them.

python -m benchmarks.growth command
"""
# ruff: noqa: E501  # a row of the table stands on one line

import io
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.growth import Row
from benchmarks.growth_deals import STAMP, write_deal_of

from playbook_cli.cli.boundary import run as run_boundary

Events = list[dict[str, Any]]
NEED = "one/exit-criteria/budget-known"
PLAYBOOK = "# Sales process\n\n" + "".join(
    f"## Stage {number}: {name}\n\n### Exit criteria\n\n- Budget known\n\n### Activities\n\n- Call them\n\n"
    for number, name in enumerate(("One", "Two", "Three"), 1)
)


@dataclass(frozen=True)
class Prepared:
    """Command lines to run in a directory, and how long what they read is."""

    directory: Path
    lines: tuple[tuple[str, ...], ...]
    size: int

    def __len__(self) -> int:
        return self.size


def run_lines(made: Prepared) -> None:
    """Run every command line; whatever it answers, it is no bug."""
    os.chdir(made.directory)
    os.environ |= {"PLAYBOOK_INDEX": "off", "PLAYBOOK_LANG": "en", "PLAYBOOK_USER": "li"}
    for line in made.lines:
        with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(io.StringIO()) as told:
            code = run_boundary(["--home", str(made.directory / "home"), *line])
        if code not in (0, 1, 3):
            raise RuntimeError(line, code, told.getvalue()[:300])


def grow_deal(name: str, events: Callable[[int], Events], *lines: str) -> Row:
    """A deal of so many events, or with so many things in one field of an event."""

    def make(count: int) -> Prepared:
        directory = Path(tempfile.mkdtemp(prefix="growth-"))
        directory.joinpath("p.md").write_text(PLAYBOOK)
        start = ("start", "acme", "--playbook", "p.md")
        run_lines(Prepared(directory, (start,), 0))
        path = directory / "home" / "deals" / "acme.json"
        pin = json.loads(path.read_bytes())["playbook"]
        deal = {**json.loads(write_deal_of(events(count))), "playbook": pin}
        text = json.dumps(deal, ensure_ascii=False)
        path.write_text(text)
        chosen = lines or (
            "status acme",
            "next acme",
            "log acme",
            "review acme",
            "check acme",
            "export",
            "doctor",
        )
        return Prepared(directory, tuple(tuple(line.split()) for line in chosen), len(text))

    return Row(f"command: a deal with {name}", make, run_lines)


def grow_file(name: str, write: Callable[[int], str | bytes], file: str, *lines: str) -> Row:
    """A file that comes from elsewhere, and what is asked of it."""

    def make(count: int) -> Prepared:
        directory = Path(tempfile.mkdtemp(prefix="growth-"))
        directory.joinpath("p.md").write_text(PLAYBOOK)
        data = write(count)
        data = data.encode() if isinstance(data, str) else data
        directory.joinpath(file).parent.mkdir(exist_ok=True)
        directory.joinpath(file).write_bytes(data)
        directory.joinpath("d.csv").write_text("Name,Stage\nAcme,One\n")
        return Prepared(directory, tuple(tuple(line.split()) for line in lines), len(data))

    return Row(f"command: {name}", make, run_lines)


def event(number: int, kind: str, **fields: Any) -> dict[str, Any]:
    """An event of this type."""
    return {"id": f"e{number}", **STAMP, "type": kind, **fields}


def chain_of_undone(count: int) -> Events:
    """Each takes back the one before it."""
    first = [event(0, "noted", text="call")]
    return first + [event(n, "undone", event=f"e{n - 1}") for n in range(1, count)]


def forks(count: int) -> Events:
    """Every event follows the first: so many histories went on apart."""
    return [event(n, "noted", text="call", after="0") for n in range(count)]


def backwards(count: int) -> Events:
    """The lines stand in the order opposite to the history's."""
    events = [event(n, "noted", text="call", after=f"e{n - 1}" if n else "0") for n in range(count)]
    return events[::-1]


def wide_joins(count: int) -> Events:
    """Every tenth event joins a hundred others."""
    return [
        event(
            n,
            "noted",
            text="x",
            after="0",
            joins=[f"e{m}" for m in range(max(0, n - 100), n)] if n % 10 == 0 else [],
        )
        for n in range(count)
    ]


def walk(count: int) -> Events:
    """Up a stage and back again."""
    ways = (("one", "two", "advanced"), ("two", "one", "back"))
    return [
        event(
            n,
            "stage_entered",
            **{"from": ways[n % 2][0], "to": ways[n % 2][1]},
            passage=ways[n % 2][2],
            reason="r",
        )
        for n in range(count)
    ]


def csv_of(count: int, row: str = "Deal {n},One,{n},EUR,2026-12-01,li,Company {n}") -> str:
    """A table of so many rows."""
    head = "Name,Stage,Amount,Currency,Close date,Owner,Account\n"
    return head + "".join(row.format(n=n) + "\n" for n in range(count))


def export_of(count: int, extra: str = "") -> str:
    """An export of so many deals."""
    deal = json.loads(write_deal_of([]))
    deals = ({**deal, "id": f"d{n}", "name": f"Deal {n}"} for n in range(count))
    return f'{{"format": "playbook-export/1", {extra}"deals": {json.dumps(list(deals))}, "playbooks": []}}'


def keys(count: int) -> str:
    """So many keys, the first of them twice."""
    return "".join(f'"key {n}": 1, ' for n in range(count)) + '"key 0": 2, '


LOOKS = ("lint f.md", "show --playbook f.md", "search text --playbook f.md")
IMPORT = "import f.csv --playbook p.md --dry-run"
MAPPED = "import d.csv --playbook p.md --mapping f.yaml --dry-run"
COMMAND_ROWS = (
    grow_deal("evidence of one mark", lambda n: [event(0, "marked", item=NEED, status="done", evidence=[f"mail {i}" for i in range(n)])]),
    grow_deal("files of one mark", lambda n: [event(0, "marked", item=NEED, status="done", evidence=[{"file": f"f{i}", "sha256": "0" * 64} for i in range(n)])]),
    grow_deal("marks of one item", lambda n: [event(i, "marked", item=NEED, status=("done", "open")[i % 2], evidence=["mail"] * (1 - i % 2)) for i in range(n)]),
    grow_deal("marks of one item, in its log", lambda n: [event(i, "marked", item=NEED, status=("done", "open")[i % 2]) for i in range(n)], "log acme", "log acme --json"),
    grow_deal("answers not yet on one item, in its log", lambda n: [event(i, "marked", item=NEED, status="open") for i in range(n)], "log acme", "log acme --json"),
    grow_deal("marks of parts, then of their criterion, in its log", lambda n: [event(i, "marked", item=f"{NEED}/{i}", status="done") for i in range(n - n // 4)] + [event(i, "marked", item=NEED, status=("open", "done")[i % 2]) for i in range(n - n // 4, n)], "log acme", "log acme --json"),
    grow_deal("marks of parts, each asked of their criterion, in its log", lambda n: [event(i, "marked", item=(f"{NEED}/{i}", f"{NEED}/x{i}")[i % 2], status=("done", "open")[i % 2]) for i in range(n)], "log acme", "log acme --json"),
    grow_deal("marks of items that are gone", lambda n: [event(i, "marked", item=f"one/exit-criteria/x{i}", status="done") for i in range(n)]),
    grow_deal("waived marks", lambda n: [event(i, "marked", item=NEED, status="waived", reason=f"r{i}") for i in range(n)]),
    grow_deal("a long reason", lambda n: [event(0, "marked", item=NEED, status="waived", reason="because of it " * n)]),
    grow_deal("a long item", lambda n: [event(0, "marked", item="one/" * n, status="done")]),
    grow_deal("a long note", lambda n: [event(0, "noted", text="they called us today " * n)]),
    grow_deal("a long Chinese note", lambda n: [event(0, "noted", text="他们今天打来电话，" * n)]),
    grow_deal("a note of joiners", lambda n: [event(0, "noted", text="a\u200d" * 10 * n)]),
    grow_deal("a note of links", lambda n: [event(0, "noted", text="http://a.b/c [x](y) " * n)]),
    grow_deal("notes on one item", lambda n: [event(i, "noted", text=f"n{i}", item=NEED) for i in range(n)]),
    grow_deal("fields of many names", lambda n: [event(i, "field_set", field=f"f{i}", value="v") for i in range(n)]),
    grow_deal("one field again and again", lambda n: [event(i, "field_set", field="owner", value=f"v{i}") for i in range(n)]),
    grow_deal("a long field", lambda n: [event(0, "field_set", field="owner", value="li " * 5 * n)]),
    grow_deal("next steps", lambda n: [event(i, "next_step_set", text=f"call {i}", due="2026-12-01", whose="us") for i in range(n)]),
    grow_deal("a long next step", lambda n: [event(0, "next_step_set", text="budget known " * n, due="2026-12-01")]),
    grow_deal("stages up and down", walk),
    grow_deal("stages that are gone", lambda n: [event(i, "stage_entered", **{"from": f"s{i}", "to": f"s{i + 1}"}, passage="advanced") for i in range(n)]),
    grow_deal("parts left by an override", lambda n: [event(0, "stage_entered", **{"from": "one", "to": "two"}, passage="overridden", reason="r", missing=[f"one/exit-criteria/x{i}" for i in range(n)])]),
    grow_deal("parts left by a win", lambda n: [event(0, "closed", outcome="won", overridden=True, reason="r", missing=[f"one/exit-criteria/x{i}" for i in range(n)])]),
    grow_deal("ends and beginnings", lambda n: [event(i, *(("closed",) if i % 2 == 0 else ("reopened",)), **({"outcome": "lost"} if i % 2 == 0 else {})) for i in range(n)]),
    grow_deal("upgrades", lambda n: [event(i, "playbook_upgraded", from_version="sha256:" + "0" * 64, to_version="sha256:" + "0" * 64) for i in range(n)]),
    grow_deal("an upgrade of many items", lambda n: [event(0, "playbook_upgraded", from_version="a", to_version="b", items={f"a{i}": f"a{i + 1}" for i in range(n)}, stages={f"s{i}": f"s{i + 1}" for i in range(n)}, copies={f"c{i}": f"c{i + 1}" for i in range(n)}, asked=[f"a{i}" for i in range(n)])]),
    grow_deal("many upgrades of marks", lambda n: [event(0, "marked", item=NEED, status="done")] + [event(i, "playbook_upgraded", from_version="a", to_version="b", items={f"x{i}": f"x{i + 1}"}) for i in range(1, n)]),
    grow_deal("what takes back what takes back", chain_of_undone),
    grow_deal("one event taken back often", lambda n: [event(0, "noted", text="c")] + [event(i, "undone", event="e0") for i in range(1, n)]),
    grow_deal("histories apart", forks),
    grow_deal("lines backwards", backwards),
    grow_deal("joins", wide_joins),
    grow_deal("ends that one event joins", lambda n: [event(0, "noted", text="x", joins=[f"q{i}" for i in range(n)])]),
    grow_deal("events of one id", lambda n: [event(0, "noted", text="call") for _ in range(n)]),
    grow_deal("events of one id that differ", lambda n: [event(0, "noted", text=f"call {i}") for i in range(n)]),
    grow_deal("events of a newer version", lambda n: [event(i, "dreamt", of="x") for i in range(n)]),
    grow_deal("unknown fields", lambda n: [event(0, "noted", text="x", **{f"k{i}": i for i in range(n)})]),
    grow_deal("a long number", lambda n: [event(0, "noted", text="x", k=int("1" * min(n, 4000)))]),
    grow_deal("people", lambda n: [{**event(i, "noted", text="x"), "by": f"p{i}"} for i in range(n)]),
    grow_deal("a long person", lambda n: [{**event(0, "noted", text="x"), "by": "p " * 5 * n}]),
    grow_deal("reviews", lambda n: [event(i, "reviewed") for i in range(n)]),
    grow_deal("starts", lambda n: [event(i, "started", stage="one") for i in range(n)]),
    grow_deal("people who confirm", lambda n: [event(i, "marked", item=NEED, status="done", confirmed_by=f"p{i}") for i in range(n)]),
    grow_deal("imports", lambda n: [{**event(i, "noted", text="x"), "batch": f"b{i}", "file": "f.csv"} for i in range(n)]),
    grow_deal("moments backwards", lambda n: [{**event(i, "noted", text="x"), "at": f"20{99 - i % 90:02}-01-01T00:00:00Z"} for i in range(n)]),
    grow_deal("a long name", lambda n: [event(0, "field_set", field="name", value="Acme " * n)]),
    grow_deal("a long account", lambda n: [event(0, "field_set", field="account", value="Acme " * n)]),
    grow_deal("ids in other systems", lambda n: [event(i, "field_set", field=f"external:crm{i}", value=f"{i}") for i in range(n)]),
    grow_deal("a long id in another system", lambda n: [event(0, "field_set", field="external:crm", value="https://a.b/c?d=" * n)]),
    grow_deal("one long piece of evidence", lambda n: [event(0, "marked", item=NEED, status="done", evidence=["mail of Wang " * n])]),
    grow_deal("evidence of terminal codes", lambda n: [event(0, "marked", item=NEED, status="done", evidence=["\x1b[31m\x1b]0;" * n])]),
    grow_deal("evidence of brackets", lambda n: [event(0, "marked", item=NEED, status="done", evidence=["[1;2" * n, "[A " * n + "x"])]),
    grow_deal("a long reason to close", lambda n: [event(0, "closed", outcome="lost", reason="price " * n, competitor="them " * n)]),
    grow_deal("a circle of events", lambda n: [event(i, "noted", text="x", after=f"e{(i + 1) % n}") for i in range(n)]),
    grow_deal("a long snooze", lambda n: [event(i, "field_set", field="snoozed_until", value="2027-01-01") for i in range(n)]),
    grow_file("lines of settings", lambda n: "user: li\n" + "# why\n" * min(n, 9000), "home/config.yaml", "config", "config set user wang"),
    grow_file("a long setting", lambda n: f'user: "{"li " * min(n, 15000)}"\n', "home/config.yaml", "config", "config set lang en"),
    grow_file("reasons of a playbook", lambda n: "---\nplaybook: p\nloss_reasons:\n" + "".join(f"  - reason {i}\n" for i in range(n)) + "---\n" + PLAYBOOK, "f.md", *LOOKS),
    grow_file("links of a playbook", lambda n: "---\nplaybook: p\nsupports:\n" + "".join("  one/A1: [E1]\n" if i == 0 else f"  # {i}\n" for i in range(min(n, 4900))) + "---\n" + PLAYBOOK, "f.md", *LOOKS),
    grow_file("sections of a stage", lambda n: PLAYBOOK + "".join(f"### Section {i}\n\n- Text {i}\n\n" for i in range(n)), "f.md", *LOOKS),
    grow_file("one section again and again", lambda n: PLAYBOOK + "### Outcomes\n\n- Text\n\n" * n, "f.md", *LOOKS),
    grow_file("a long section", lambda n: PLAYBOOK + "### Outcomes\n\n" + "".join(f"- Text {i}\n" for i in range(n)), "f.md", *LOOKS),
    grow_file("requirements in one text", lambda n: PLAYBOOK + "### Exit criteria\n\n- A: needs " + "; ".join(f"{i}) part {i}" for i in range(1, n + 1)) + "\n", "f.md", *LOOKS),
    grow_file("numbered entries", lambda n: PLAYBOOK + "### Outcomes\n\n" + "".join(f"{i}. Text\n" for i in range(1, n + 1)), "f.md", *LOOKS),
    grow_file("nested entries", lambda n: PLAYBOOK + "### Outcomes\n\n" + "".join(f"{'  ' * (i % 40)}- Text {i}\n" for i in range(n)), "f.md", *LOOKS),
    grow_file("lines that begin like a stage", lambda n: PLAYBOOK + "".join(f"Stage {i + 4}: {'word ' * 14}\n\n" for i in range(n)), "f.md", *LOOKS),
    grow_file("Chinese sections", lambda n: "# 销售流程\n\n" + "## 阶段一：甲\n\n### 退出标准\n\n- 预算已确认\n\n" + "".join(f"### 说明 {i}\n\n- 内容 {i}\n\n" for i in range(n)) + "## 阶段二：乙\n\n### 退出标准\n\n- 已付款\n", "f.md", *LOOKS),
    grow_file("stages in many languages", lambda n: "# Sales\n\n" + "".join(f"## {word} {i % 99}: X{i}\n\n### {gate}\n\n- a{i}\n\n" for i in range(n // 4) for word, gate in (("Phase", "Ausstiegskriterien"), ("Étape", "Critères de sortie"))), "f.md", *LOOKS),
    grow_file("rows of a table in a playbook", lambda n: PLAYBOOK + "| What | Who |\n|---|---|\n" + "".join(f"| a{i} | b |\n" for i in range(n)), "f.md", *LOOKS),
    grow_file("rows of a table", csv_of, "f.csv", IMPORT),
    grow_file("rows of one name", lambda n: csv_of(n, "Acme,One,{n},EUR,2026-12-01,li,Company {n}"), "f.csv", IMPORT),
    grow_file("rows of near names", lambda n: csv_of(n, "Acme Holding International Group of the North {n},One,1,EUR,2026-12-01,li,C"), "f.csv", IMPORT),
    grow_file("rows with stages nobody knows", lambda n: csv_of(n, "Deal {n},Stage of {n},{n},EUR,2026-12-01,li,C"), "f.csv", IMPORT),
    grow_file("rows that are refused", lambda n: csv_of(n, "Deal {n},One,much,EUR,32.13.2026,li,C"), "f.csv", IMPORT),
    grow_file("columns of a table", lambda n: ",".join(["Name", "Stage", *(f"Column {i}" for i in range(n))]) + "\n" + "Acme,One" + ",x" * n + "\n", "f.csv", IMPORT),
    grow_file("columns of one heading", lambda n: "Name,Stage" + ",Owner" * n + "\nAcme,One" + ",x" * n + "\n", "f.csv", IMPORT),
    grow_file("a long cell", lambda n: 'Name,Stage,Description\nAcme,One,"' + "text; more, of it\n" * n + '"\n', "f.csv", IMPORT),
    grow_file("a long name in a table", lambda n: "Name,Stage\n" + "Acme " * n + ",One\n", "f.csv", IMPORT),
    grow_file("a long amount", lambda n: "Name,Stage,Amount\nAcme,One," + "1 000." * n + "\n", "f.csv", IMPORT),
    grow_file("a long day", lambda n: "Name,Stage,Close date\nAcme,One," + "1/" * n + "\n", "f.csv", IMPORT),
    grow_file("quotes in a table", lambda n: "Name,Stage\n" + '"' * 2 * n + "\n", "f.csv", IMPORT),
    grow_file("empty rows", lambda n: "Name,Stage\n" + ",\n" * n, "f.csv", IMPORT),
    grow_file("deals of an export", export_of, "f.csv", "import f.csv --dry-run"),
    grow_file("a key twice in an export", lambda n: export_of(1, keys(n)), "f.csv", "import f.csv --dry-run"),
    grow_file("a key twice in a playbook of JSON", lambda n: f'{{"title": "Sales", {keys(n)}"stages": []}}', "f.json", "show --playbook f.json", "lint f.json"),
    grow_file("a key twice in a playbook of YAML", lambda n: "title: Sales\n" + "".join(f"k{i}: 1\n" for i in range(n)) + "k0: 2\nstages: []\n", "f.yaml", "show --playbook f.yaml", "lint f.yaml"),
    grow_file("a key twice in front matter", lambda n: "---\n" + "".join(f"k{i}: 1\n" for i in range(n)) + "k0: 2\n---\n" + PLAYBOOK, "f.md", "lint f.md"),
    grow_file("keys nobody knows in front matter", lambda n: "---\n" + "".join(f"k{i}: 1\n" for i in range(n)) + "---\n" + PLAYBOOK, "f.md", "lint f.md"),
    grow_file("labels of a guide", lambda n: "sections:\n  outcomes:\n" + "".join(f"    - Label {i}\n" for i in range(n)), "p.guide.yaml", "lint p.md", "show --playbook p.md"),
    grow_file("patterns of a guide", lambda n: "stage_headings:\n" + "".join(f"  - '## *a*b*c{i}*'\n" for i in range(n)), "p.guide.yaml", "lint p.md"),
    grow_file("one pattern of many stars", lambda n: "stage_headings:\n  - '## " + "*a" * n + "'\n", "p.guide.yaml", "lint p.md"),
    grow_file("stages of a mapping", lambda n: "stages:\n" + "".join(f"  Stage {i}: one\n" for i in range(n)), "f.yaml", MAPPED),
    grow_file("columns of a mapping", lambda n: "columns:\n" + "".join(f"  owner{i}: Col {i}\n" for i in range(n)), "f.yaml", MAPPED),
    grow_file("a key twice in a mapping", lambda n: "stages:\n" + "".join(f"  S {i}: one\n" for i in range(n)) + "  S 0: two\n", "f.yaml", MAPPED),
    grow_file("a stage that waits for the next", lambda n: "# Sales process\n\n## Stage 1: One\n\n### Exit criteria\n\n" + "".join(f"- C{i} {{#c{i}}}\n  - Needs: c{i + 1}\n" for i in range(n)), "f.md", "lint f.md"),
    grow_file("criteria that repeat", lambda n: "# Sales process\n\n" + "".join(f"## Stage {i}: Part {i}\n\n### Exit criteria\n\n- Budget known\n- Decider {i} known\n\n" for i in range(n // 4)), "f.md", "lint f.md", "search budget --playbook f.md"),
)  # fmt: skip
