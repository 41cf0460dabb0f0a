from typing import get_args

import pytest

from playbook_cli.domain.deal.warning_codes import WarningCode
from playbook_cli.domain.deal.warnings import DealWarning
from playbook_cli.domain.playbook.finding import FindingCode, make_finding
from playbook_cli.domain.playbook.guides.reading_report import Shortfall
from playbook_cli.domain.trouble import Trouble, TroubleCode
from playbook_cli.domain.upgrade.deal_changes import QuestionKind
from playbook_cli.errors import InvalidArgument, InvalidSettings, PlaybookError
from playbook_cli.errors.codes import DealMove, Expected, JoinConflict, NamedKind, SettingsProblem
from playbook_cli.errors.deals import CannotJoin, NoSuchMove
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.errors.expected_words import expected_words
from playbook_cli.render.words.errors.name_errors import kind_words
from playbook_cli.render.words.errors.question_words import question_label
from playbook_cli.render.words.errors.refusal_words import shortfall_words
from playbook_cli.render.words.findings.finding_words import finding_words
from playbook_cli.render.words.trouble_words import describe_help, describe_trouble
from playbook_cli.render.words.warning_words import describe_warning


@pytest.mark.parametrize("code", WarningCode)
def test_every_warning_says_what_is_and_what_clears_it(code: WarningCode) -> None:
    words = describe_warning(DealWarning(code, 3, 2, ("text", "why"), ("E1",)), "acme")
    assert words.message
    assert words.clears
    assert "{" not in words.message + words.clears


@pytest.mark.parametrize("code", TroubleCode)
def test_every_trouble_says_what_is_wrong_and_what_to_do(code: TroubleCode) -> None:
    trouble = Trouble("deals/acme.json", code, "acme", 3, "text", problem="no_permission")
    assert describe_trouble(trouble)
    assert describe_help(trouble)


def test_every_finding_has_words() -> None:
    assert set(finding_words()) == set(FindingCode)
    assert make_finding(None, FindingCode.NO_STAGES).line == 0


def test_every_reason_why_lines_are_no_stages_has_words() -> None:
    assert set(shortfall_words()) == set(Shortfall)


def test_every_code_of_a_word_that_was_not_understood_has_words() -> None:
    assert set(expected_words()) == set(get_args(Expected))
    assert set(kind_words()) == set(get_args(NamedKind))


@pytest.mark.parametrize(
    "error",
    [
        *(InvalidArgument("TEXT", "text", code, ("name",)) for code in get_args(Expected)),
        *(CannotJoin("acme", code, "text") for code in get_args(JoinConflict)),
        *(NoSuchMove("acme", "Evaluation", code, "won") for code in get_args(DealMove)),
        *(InvalidSettings("config.yaml", code, 1, "text") for code in get_args(SettingsProblem)),
    ],
    ids=str,
)
def test_every_code_of_a_refusal_is_a_line_and_what_to_do(error: PlaybookError) -> None:
    lines = describe_error(error)
    assert lines.hint
    assert "{" not in lines.what + lines.hint


def test_every_question_of_an_upgrade_has_words() -> None:
    assert all(map(question_label, QuestionKind))
