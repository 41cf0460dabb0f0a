"""One table of forms: `start`, `set`, `step`, `rename` and `import` read each alike, or refuse it alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran, read_rows

Playbook = Callable[..., Ran]

# name, amount, currency, day as they are typed; then as they are kept
READ = [
    ("Ac\u200bme", "1 250.50 €", "", "31.12.2026", "Acme", "1250.5", "EUR", "2026-12-31"),
    (
        "山田\u3000株式会社",
        "¥1,250,000",
        "",
        "2026年12月31日",
        "山田 株式会社",
        "1250000",
        "CNY",
        "2026-12-31",
    ),
    ("Beta\u00a0AG", "50万美元", "", "31-Dec-26", "Beta AG", "500000", "USD", "2026-12-31"),
    ("Gamma  Co", "RMB 500", "", "20261231", "Gamma Co", "500", "CNY", "2026-12-31"),
    ("Delta", "US$1.5M", "", "3.4.2027", "Delta", "1500000", "USD", "2027-04-03"),
    ("Epsilon", "12,00,000", "Indian Rupee", "2026/12/1", "Epsilon", "1200000", "INR", "2026-12-01"),
    ("Eta", "€85,000", "", "20 Dec", "Eta", "85000", "EUR", "2026-12-20"),
    ("Theta", "86w", "CNY", "12月底", "Theta", "860000", "CNY", "2026-12-31"),
    ("Iota", "一百二十万元", "", "end of Q1", "Iota", "1200000", "CNY", "2027-03-31"),
    ("Kappa", "90 grand", "USD", "12.20", "Kappa", "90000", "USD", "2026-12-20"),
    ("Zeta", "１００", "Swiss franc", "Dec 31, 2026", "Zeta", "100", "CHF", "2026-12-31"),
]
REFUSED = [
    ("1.250", "EUR", "2026-12-31"),
    ("100", "XYZZY", "2026-12-31"),
    ("100", "EUR", "03/04/2026"),
    ("100", "EUR", "Q1"),
    ("100", "EUR", "春节前"),
]
_COLUMNS = ("name", "amount", "currency", "close_date", "next_step", "next_step_due")


def write_table(path: Path, rows: list[tuple[str, ...]]) -> str:
    head = "name\tstage\tamount\tcurrency\tclose_date\tnext_step\tnext_step_due"
    lines = (
        f"{name}\tProspecting\t{amount}\t{currency}\t{day}\tCall\t{day}"
        for name, amount, currency, day in rows
    )
    path.write_text("\n".join([head, *lines]), encoding="utf-8")
    return str(path)


def test_what_can_be_typed_in_one_command_can_be_typed_in_each(
    playbook: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = [(name, amount, code, day, "Call", day) for *_typed, name, amount, code, day in READ]
    for at, (name, amount, currency, day, *_kept) in enumerate(READ):
        code = ("--currency", currency) if currency else ()
        playbook("--home", "a", "start", name, "--amount", amount, *code, "--close-date", day)
        playbook("--home", "b", "start", f"deal {at}")
        fields = (f"currency={currency}",) if currency else ()
        playbook("--home", "b", "set", f"deal-{at}", *fields, f"amount={amount}", f"close_date={day}")
        playbook("--home", "b", "step", f"deal-{at}", "Call", "--due", day)
        playbook("--home", "b", "rename", f"deal-{at}", name)
    table = write_table(tmp_path / "forms.tsv", [row[:4] for row in READ])
    playbook("--home", "c", "import", table, "--mapping", write_mapping(tmp_path))
    for home, columns in (("a", _COLUMNS[:4]), ("b", _COLUMNS), ("c", _COLUMNS)):
        rows = read_rows(playbook("--home", home, "export", "--format", "csv"))
        assert sorted(tuple(row[column] for column in columns) for row in rows) == sorted(
            row[: len(columns)] for row in wanted
        )


def write_mapping(folder: Path) -> str:
    (folder / "mapping.yaml").write_text("layout: playbook\n", encoding="utf-8")
    return str(folder / "mapping.yaml")


@pytest.mark.parametrize(("amount", "currency", "day"), REFUSED)
def test_what_can_be_meant_in_two_ways_or_none_is_refused_by_each(
    playbook: Playbook, tmp_path: Path, amount: str, currency: str, day: str
) -> None:
    playbook("start", "Known")
    words = ("--amount", amount, "--currency", currency, "--close-date", day)
    fields = (f"amount={amount}", f"currency={currency}", f"close_date={day}")
    for command in (("start", "New", *words), ("set", "known", *fields)):
        assert playbook(*command, expect=None).code in (2, 3)
    table = write_table(tmp_path / "forms.tsv", [("New", amount, currency, day)])
    playbook("import", table, expect=3)
    if day != "2026-12-31":
        assert playbook("step", "known", "Call", "--due", day, expect=None).code in (2, 3)
    assert [row["name"] for row in read_rows(playbook("export", "--format", "csv"))] == ["Known"]
