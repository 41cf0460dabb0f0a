"""Whatever is longer than the reader looks at is kept all the same, or its line has a finding."""

import pytest

from playbook_cli.errors import PlaybookError
from playbook_cli.reading import read_playbook

LENGTHS = (30, 50, 65, 90, 130, 170, 210, 310, 410, 4100)  # beyond each limit of what reads names and labels
REST = "\n\n## Stage 2: Beta\n\n### Exit criteria\n\n- Signed\n"
STAGE = "## Stage 1: Alpha\n\n"
GATE = "\n\n### Exit criteria\n\n- Budget known"
PLACES = {
    "name of a stage": f"## Stage 1: {{}}{GATE}",
    "link as a stage": f"## Stage 1: [{{}}](https://example.com){GATE}",
    "remark on a stage": f"## Stage 1: Alpha ({{}}){GATE}",
    "measures of a stage": f"## Stage 1: Alpha (40%, 10 days, {{}}){GATE}",
    "heading": f"{STAGE}### {{}}\n\n- Call",
    "remark on a section": f"{STAGE}### Exit criteria ({{}})\n\n- Budget known",
    "tail of a section": f"{STAGE}### Exit criteria {{}}\n\n- Budget known",
    "underlined heading": f"{STAGE}{{}}\n---------{GATE}",
    "heading in HTML": f"{STAGE}<h3>{{}}</h3>\n\n- Call{GATE}",
    "summary in HTML": f"{STAGE}<details><summary>{{}}</summary>\n\n- Call\n\n</details>{GATE}",
    "bold label": f"{STAGE}**{{}}:** done{GATE}",
    "plain label": f"{STAGE}{{}}:\n\n- Call{GATE}",
    "bold label of an item": f"{STAGE}### Exit criteria\n\n- **{{}}**: known",
    "label of an item": f"{STAGE}### Exit criteria\n\n- {{}}: known",
    "label of a part": f"{STAGE}### Exit criteria\n\n- Budget\n  - **{{}}**: known",
    "steps in a line": f"{STAGE}### Activities\n\n- Call. **Steps:** {{}}{GATE}",
    "requirements in a line": f"{STAGE}### Exit criteria\n\n- Budget: needs 1) {{}} 2) a signature",
    "quoted label": f"{STAGE}> Exit criteria: {{}}{GATE}",
    "prose": f"{{}}\n\n{STAGE}{{}}{GATE}",
    "cell": f"{STAGE}| Exit criteria | Owner |\n|---|---|\n| Budget | {{}} |",
    "head of a column": f"{STAGE}| Exit criteria | {{}} |\n|---|---|\n| Budget | Li |",
    "end of an arrow": f"{STAGE}### Exit criteria\n\n- Budget → {{}}",
}


@pytest.mark.parametrize("place", PLACES)
def test_no_length_makes_a_text_vanish(place: str) -> None:
    vanished = [length for length in LENGTHS if _vanishes(PLACES[place], length)]
    assert vanished == []


def _vanishes(form: str, length: int) -> bool:
    """Whether the beginning, the end, or what stands behind a long text is neither kept nor told."""
    long = ("quokka" + " mild words" * (length // 11 + 1))[:length].rstrip() + " wombat"
    text = f"# Sales process\n\n{form.replace('{}', long)}{REST}"
    try:
        read = read_playbook(text, source="long.md")
    except PlaybookError:
        return False
    told, kept = {finding.line for finding in read.findings}, read.playbook.model_dump_json()
    return any(
        word in line and word not in kept and number not in told
        for number, line in enumerate(text.split("\n"), 1)
        for word in ("quokka", "wombat", "Signed")
    )
