"""Tables of stages: which of their columns names them."""

from playbook_cli.reading import read_playbook


def names_in(head: str, *rows: str) -> list[str]:
    lines = [head, "|---" * (head.count("|") - 1) + "|", *rows]
    text = "# Sales stages\n\n" + "\n".join(lines) + "\n"
    return [stage.name for stage in read_playbook(text, source="stages.md").playbook.stages]


def test_a_column_of_codes_gives_way_to_the_column_that_spells_them_out() -> None:
    rows = (
        "| S0 | Target | Fit is known |",
        "| S1 | Discover | Pain is known |",
        "| SL | Lost | Reason is kept |",
    )
    assert names_in("| Stage | Name | Exit criteria |", *rows) == ["Target", "Discover", "Lost"]


def test_a_column_of_names_stays_although_another_is_called_name() -> None:
    rows = ("| Target | Wang | Fit is known |", "| Discover | Li | Pain is known |")
    assert names_in("| Stage | Name | Exit criteria |", *rows) == ["Target", "Discover"]
