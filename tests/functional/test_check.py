from collections.abc import Callable

from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_check_says_no_with_what_is_missing(playbook: Playbook, acme: str) -> None:
    ran = playbook("check", acme, expect=1)
    assert "0 of 10" in ran.out
    assert "E1.1" in ran.out
    assert ran.err == ""


def test_check_says_yes(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *(f"E{n}" for n in range(1, 11)))
    assert "is met" in playbook("check", acme).out


def test_check_json_has_the_keys_of_the_contract(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1", "E2")
    playbook("waive", acme, "E10", "--reason", "no tender")
    answer = playbook("check", acme, "--json", expect=1).json
    assert {"deal", "stage", "ready", "criteria"} <= set(answer)
    assert (answer["deal"], answer["stage"], answer["ready"]) == (acme, "prospecting", False)
    first, second = answer["criteria"][:2]
    assert {"ref", "id", "name", "status", "missing", "claimed"} <= set(first)
    assert first["status"] == "partial"
    assert [part["ref"] for part in first["missing"]] == ["E1.2", "E1.3"]
    assert first["claimed"] == ["E1.1"]
    assert (second["status"], second["missing"]) == ("met", [])
    assert answer["criteria"][9]["status"] == "waived"


def test_strict_counts_only_what_has_evidence(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *(f"E{n}" for n in range(1, 10)), "--evidence", "minutes")
    playbook("done", acme, "E10")
    playbook("check", acme)
    ran = playbook("check", acme, "--strict", expect=1)
    assert "E10.1" in ran.out
    assert "E9.1" not in ran.out


def test_check_another_stage(playbook: Playbook, acme: str) -> None:
    answer = playbook("check", acme, "--stage", "eval", "--json", expect=1).json
    assert (answer["stage"], len(answer["criteria"])) == ("evaluation", 2)


def test_check_all_is_a_list_of_the_open_deals(playbook: Playbook, acme: str) -> None:
    playbook("start", "Beta", "--stage", "evaluation")
    playbook("start", "Gone")
    playbook("close", "gone", "lost", "--reason", "价格过高")
    playbook("done", "beta", "E1", "E2")
    answers = playbook("check", "--all", "--json", expect=1).json
    assert [(one["deal"], one["ready"]) for one in answers] == [(acme, False), ("beta", True)]


def test_check_all_with_no_deals_is_yes_and_an_empty_list(playbook: Playbook) -> None:
    assert playbook("check", "--all", "--json").json == []


def test_check_cannot_tell_of_a_deal_that_is_not_there(playbook: Playbook) -> None:
    ran = playbook("check", "nobody", expect=3)
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 2


def test_check_wants_one_deal_or_all(playbook: Playbook, acme: str) -> None:
    playbook("check", expect=2)
    playbook("check", acme, "--all", expect=2)


def test_check_all_is_as_strict_as_check_of_one(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *(f"E{n}" for n in range(1, 11)))
    assert playbook("check", "--all", "--json").json[0]["ready"]
    assert not playbook("check", "--all", "--strict", "--json", expect=1).json[0]["ready"]


def test_check_shows_the_first_open_criterion_and_with_full_the_whole_gate(
    playbook: Playbook, acme: str
) -> None:
    short, whole = playbook("check", acme, expect=1).out, playbook("check", acme, "--full", expect=1).out
    assert "E1.3" in short
    assert "E2.1" not in short
    assert "9 more criteria are open: E2, E3" in short
    assert f"playbook check {acme} --full" in short
    assert "E10.4" in whole


def test_check_all_says_in_a_line_each_which_gate_is_met(playbook: Playbook, acme: str) -> None:
    playbook("start", "Beta", "--stage", "evaluation")
    playbook("done", "beta", "E1", "E2")
    lines = playbook("check", "--all", expect=1).out.splitlines()
    assert "not met" in next(line for line in lines if "Acme" in line)
    assert next(line for line in lines if "Beta" in line).split()[0] == "met"
    assert "E1 明确核心业务场景" in "\n".join(lines)


def test_a_strict_verdict_says_that_what_was_waived_counts(playbook: Playbook, acme: str) -> None:
    playbook("waive", acme, *(f"E{n}" for n in range(1, 11)), "--reason", "no time")
    said = " ".join(playbook("check", acme, "--strict").out.split())
    assert "counting only what has evidence or was waived" in said
