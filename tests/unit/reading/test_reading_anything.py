"""Whatever a file holds, reading it gives a playbook or one of our own errors, and nothing gets lost."""

import contextlib
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.unit.reading.playbook_texts import ANY_TEXT, lines_of_playbooks

from playbook_cli.adapters.playbook_files import decode_playbook
from playbook_cli.domain.playbook.finding import FindingCode
from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.model import Playbook, without_lines
from playbook_cli.domain.text import clean_text
from playbook_cli.errors import PlaybookError
from playbook_cli.reading import read_markdown
from playbook_cli.reading.json_reader import read_json
from playbook_cli.reading.yaml_reader import read_yaml
from playbook_cli.render.words.findings.finding_words import describe_finding, finding_words

READERS = {"md": read_markdown, "yaml": read_yaml, "json": read_json}
READER_CODES = (
    FindingCode.CONTROL_CHARACTERS,
    FindingCode.NEAR_MISS_HEADING,
    FindingCode.NEAR_MISS_LIST,
    FindingCode.NEAR_MISS_TASK,
    FindingCode.NEAR_MISS_TABLE,
    FindingCode.NEAR_MISS_BOLD,
    FindingCode.UNCLOSED_FENCE,
    FindingCode.TEXT_BEFORE_TITLE,
    FindingCode.TEXT_WITHOUT_SECTION,
    FindingCode.EMPTY_SECTION,
    FindingCode.STATUS_IN_HEADING,
    FindingCode.EXIT_TO_LOST,
    FindingCode.STAGE_WITHOUT_SECTION,
    FindingCode.STAGE_NOT_LISTED,
    FindingCode.STAGE_ORDER_DIFFERS,
    FindingCode.DUPLICATE_ID,
    FindingCode.FOREIGN_FRONT_MATTER,
    FindingCode.KEY_NOT_UNDERSTOOD,
    FindingCode.DOUBTFUL,
    FindingCode.UNKNOWN_LABELS,
    FindingCode.TEXT_NOT_KEPT,
    FindingCode.HEADING_PAST_LIMIT,
    FindingCode.ID_PAST_LIMIT,
    FindingCode.LINE_PAST_LIMIT,
    FindingCode.NESTING_PAST_LIMIT,
    FindingCode.NUMBER_PAST_LIMIT,
)
STAGE = "# T\n\n## Stage 1: A\n\n### Exit criteria\n\n- kept word\n\n"


def read(text: str, suffix: str = "md") -> ReadPlaybook | None:
    try:
        return READERS[suffix](text, source=f"any.{suffix}")
    except PlaybookError:
        return None


def words_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return words_of(list(value.values()))
    if isinstance(value, list | tuple):
        return set().union(*(words_of(inner) for inner in value))
    return set(re.findall(r"[a-z]{3,}", value.casefold())) if isinstance(value, str) else set()


@given(text=ANY_TEXT)
@example(text="---\nplaybook: x\n---\n" + STAGE)
@example(text="---\nsupports: {A: {E1: [A1]}}\n---\n" + STAGE)
@example(text=STAGE + "|\n|-|\n|")
@example(text="Stages\n- \n\n1. \n")
@example(text=STAGE + "-  \n  - ")
def test_any_text_is_read_or_refused(text: str) -> None:
    result = read(text)
    if result:
        assert result.playbook.stages
        assert Playbook.model_validate_json(result.playbook.model_dump_json()) == result.playbook
        lines = text.count("\n") + text.count("\r") + text.count("\x85") + 1 + text.count("\u2028")
        for finding in result.findings:
            assert finding.code in READER_CODES
            assert 0 <= finding.line <= lines
            assert describe_finding(finding).message


@given(text=ANY_TEXT)
@example(text="[" * 100_000)
@example(text="{a: " * 10_000)
@example(text="- " * 10_000)
@example(text="? " * 10_000)
@example(text="a: &a [*a]")
@example(text="stages: [{name: A, exit: x}, {name: B, exit: .nan}]")
def test_any_yaml_is_read_or_refused(text: str) -> None:
    read(text, "yaml")


@given(text=st.one_of(ANY_TEXT, st.recursive(st.none() | st.text(max_size=5), st.lists).map(json.dumps)))
@example(text='{"format": "playbook/1", "stages": [1]}')
@example(text='{"stages": {"a": 1}, "title": 2}')
@example(text="[" * 100_000)
def test_any_json_is_read_or_refused(text: str) -> None:
    read(text, "json")


@given(data=st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(PlaybookError):
        read_markdown(decode_playbook(data, "x.md"), source="x.md")


@given(text=lines_of_playbooks())
def test_no_control_character_gets_into_a_playbook(text: str) -> None:
    result = read(text)
    if result:
        for shown in json.loads(result.playbook.model_dump_json(), object_pairs_hook=lambda pairs: pairs):
            assert clean_text(str(shown)) == str(shown)


@given(text=lines_of_playbooks())
def test_every_word_is_kept_or_its_line_is_reported(text: str) -> None:
    """Independent of the reader's own audit: words of three letters and more, line by line."""
    result = read(text)
    if result is None or "<!--" in text or text.startswith("---\nplaybook"):
        return
    kept = words_of(result.playbook.model_dump(mode="json"))
    told = {finding.line for finding in result.findings}
    known = words_of([*VOCABULARY])
    for number, line in enumerate(re.split(r"\r\n?|\n|\u2028|\u2029|\x85", text), 1):
        if number in told or line.strip().startswith(("```", "~~~")):
            continue
        clean = re.sub(r"\{#[\w.:-]+\}|&\w+;|<[^<>]*>", " ", clean_text(line))
        missing = set(re.findall(r"(?<![\w\\*`])[a-z]{3,}(?![\w*`])", clean.casefold())) - kept - known
        assert not missing, (number, line)


VOCABULARY = (
    "stage phase fase étape stages exit entry criteria deliverables steps probability typical duration weeks",
    "days",
    "opportunity critères sortie criterios salida aktivitäten tape needs",
)


@given(text=lines_of_playbooks())
def test_line_ends_and_marks_of_the_encoding_change_nothing(text: str) -> None:
    text = text.replace("\r", "").replace("\ufeff", "")
    plain, other = read(text), read("\ufeff" + text.replace("\n", "\r\n"))
    assert (plain is None) == (other is None)
    if plain and other:
        assert without_lines(plain.playbook) == without_lines(other.playbook)


@pytest.mark.parametrize("code", READER_CODES)
def test_every_code_has_words(code: str) -> None:
    message, advice = finding_words()[code]
    assert message
    assert advice
