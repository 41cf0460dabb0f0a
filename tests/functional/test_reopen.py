"""`playbook reopen`."""

from collections.abc import Callable

from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_reopen_restores_the_stage(playbook: Playbook) -> None:
    playbook("start", "Acme", "--stage", "evaluation")
    playbook("reopen", "acme", expect=3)
    playbook("close", "acme", "lost", "--reason", "价格过高")
    playbook("reopen", "acme", "--reason", "预算回来了")
    assert (read_status(playbook, "acme")["status"], read_status(playbook, "acme")["stage"]) == (
        "open",
        "evaluation",
    )


def test_a_dry_run_of_reopen_leaves_the_deal_closed(playbook: Playbook, acme: str) -> None:
    playbook("close", acme, "lost", "--reason", "价格过高")
    ran = playbook("reopen", acme, "--dry-run")
    assert "reopened" in ran.out
    assert "nothing is recorded" in ran.err
    assert read_status(playbook, acme)["status"] == "lost"


def test_reopen_as_json_is_the_event_with_its_reason(playbook: Playbook, acme: str) -> None:
    playbook("close", acme, "lost", "--reason", "价格过高")
    answer = playbook("reopen", acme, "--reason", "预算回来了", "--json").json
    assert (answer["status"], answer["saved"]) == ("open", True)
    assert (answer["events"][0]["type"], answer["events"][0]["reason"]) == ("reopened", "预算回来了")
