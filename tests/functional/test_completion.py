"""What the shells offer: asked of the program itself, and once of each real shell."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from tests.functional.conftest import Ran
from tests.patience import PATIENCE

from playbook_cli.cli.boundary import run

Playbook = Callable[..., Ran]


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """What a shell is offered for the last of these words, as zsh and fish ask."""

    def ask(*words: str, asking: str = "zsh") -> list[str]:
        capsys.readouterr()
        monkeypatch.setenv("_PLAYBOOK_COMPLETE", asking)
        assert run(list(words)) == 0
        monkeypatch.delenv("_PLAYBOOK_COMPLETE")
        out, err = capsys.readouterr()
        assert err == ""
        return out.splitlines()

    return ask


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("st",), ["status", "start", "step", "stale", "stats"]),
        (("--lang", ""), ["en", "zh"]),
        (("done", ""), ["acme-集团\tAcme 集团 · Prospecting"]),
        (("done", "acme", "E1."), ["E1.1\t现有业务流程中的关键环节已了解"]),
        (("done", "acme", "E1", "evaluation/E2"), ["evaluation/E2\t确认项目实施时间节点"]),
        (("reopen", ""), []),
        (("status", "--own"), ["--owner\tThe seller who works the deal."]),
        (("status", "--owner", ""), ["li"]),
        (("set", "acme", "ow"), ["owner="]),
        (("set", "acme", "owner="), ["owner=li"]),
        (("close", "acme", ""), ["won", "lost", "no-decision"]),
        (("close", "acme", "lost", "--reason", "价"), ["价格过高"]),
        (("close", "acme", "lost", "--reason=价"), ["--reason=价格过高"]),
        (("advance", "acme", "--to", "ev"), ["evaluation\tEvaluation"]),
        (("show", "ev"), ["evaluation\tEvaluation"]),
        (("show", "--section", "out"), ["outcomes\tOutcomes"]),
        (("start", "X", "--playbook", ""), ["sales\t销售手册"]),
        (("step", "acme", "x", "--due", "e"), ["eom", "eoq"]),
        (("step", "acme", "x", "--due", "下"), ["下周五"]),
        (("done", "acme", "ｅ1．"), ["E1.1\t现有业务流程中的关键环节已了解"]),
        (("config", ""), ["set"]),
        (("config", "set", "pl"), ["playbook"]),
        (("config", "set", "lang", ""), ["en", "zh"]),
        (("help", "com"), ["completion"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
        (("done", "nobody", ""), []),
        (("nonsense", ""), []),
    ],
)
def test_each_place_offers_what_may_stand_there(
    playbook: Playbook, acme: str, offer: Callable[..., list[str]], words: tuple[str, ...], first: list[str]
) -> None:
    playbook("set", acme, "owner=li")
    found = offer(*words)
    assert found[: len(first)] == first
    assert bool(found) == bool(first)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("playbook set acme owner=", ["li"]),
        ("playbook set acme 'owner=l", ["owner=li"]),  # within a quote bash replaces all of it
        ('playbook set acme "account=', ['account=\\$5 \\"Shop\\"']),
        ("playbook waive acme E10 --reason x --d", ["--dry-run", "--debug"]),
        ("playbook lint ", []),
    ],
)
def test_bash_gets_what_stands_behind_its_word_break(
    playbook: Playbook, acme: str, offer: Callable[..., list[str]], line: str, found: list[str]
) -> None:
    playbook("set", acme, "owner=li", 'account=$5 "Shop"')
    assert offer(line, asking="bash") == found


HOSTILE = [
    "$(touch made)",
    "`touch made`",
    "a'; touch made; '",
    'b" ; touch made; "',
    "!!",
    "c=$(touch made)=",
    "~",
    "-x *",
]


def test_nothing_that_somebody_wrote_is_run_by_the_shell_that_is_offered_it(
    playbook: Playbook, acme: str, offer: Callable[..., list[str]], tmp_path: Path
) -> None:
    for value in (*HOSTILE, "two\nlines", "a\x1b[31mred", "a\tb"):
        playbook("start", f"Deal {value!a}", "--owner", value)
    for quote in ("", "'", '"'):
        lines = offer(f"playbook status --owner {quote}", asking="bash")
        assert len(lines) == len(HOSTILE)
        script = "\n".join(f"printf '%s\\n' {quote}{line}{quote}" for line in lines)
        ran = subprocess.run(
            ["bash", "--norc", "-i"], input=script, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert sorted(ran.stdout.splitlines()) == sorted(HOSTILE)
    assert not (tmp_path / "made").exists()


def test_bash_lists_what_each_candidate_stands_for(
    playbook: Playbook, acme: str, offer: Callable[..., list[str]]
) -> None:
    line = f"playbook done {acme} E1."
    assert offer(line, asking="bash-list")[0] == "E1.1  现有业务流程中的关键环节已了解"
    assert offer("playbook log acm", asking="bash-list") == [acme]


def test_a_renamed_deal_is_offered_by_its_new_name_too(
    playbook: Playbook, acme: str, offer: Callable[..., list[str]]
) -> None:
    playbook("rename", acme, "Beta Corp")
    assert offer("log", "bet") == ["Beta Corp\tProspecting"]
    assert offer("log", "acm") == ["acme-集团\tBeta Corp · Prospecting"]


def test_a_store_that_cannot_be_read_is_silence(
    playbook: Playbook, home: Path, offer: Callable[..., list[str]]
) -> None:
    playbook("start", "Acme")
    (home / "deals" / "acme.json").write_text("{", encoding="utf-8")
    assert offer("next", "") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_and_says_where_it_belongs(playbook: Playbook, shell: str) -> None:
    ran = playbook("completion", shell)
    assert "_PLAYBOOK_COMPLETE" in ran.out
    assert f"playbook completion {shell}" in ran.err


_PROMPTS = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
_LOAD = {
    "bash": 'eval "$(playbook completion bash 2>/dev/null)"',
    "zsh": 'autoload -Uz compinit && compinit -u -D; eval "$(playbook completion zsh 2>/dev/null)"',
    "fish": "playbook completion fish 2>/dev/null | source",
}


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_real_shell_completes_a_deal_as_it_is_typed(
    playbook: Playbook, program: str, tmp_path: Path, shell: str
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed here")
    playbook("start", "Globex")
    environment = {
        **os.environ,
        "PATH": f"{program}:{os.environ['PATH']}",
        "TERM": "dumb",
        "HOME": str(tmp_path),
    }
    child = pexpect.spawn(
        shell, _PROMPTS[shell], encoding="utf-8", timeout=PATIENCE, env=environment, dimensions=(24, 200)
    )
    child.sendline(f"{_LOAD[shell]}; echo loa''ded")
    child.expect("loaded\r?\n")
    child.send("playbook log glo\t --json\r")
    child.expect('"deal": "globex"|"type": "started"')
    child.close(force=True)


def test_fish_is_offered_a_deal(playbook: Playbook, program: str, tmp_path: Path) -> None:
    if not shutil.which("fish"):
        pytest.skip("fish is not installed here")
    playbook("start", "Globex")
    environment = {**os.environ, "PATH": f"{program}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    ran = subprocess.run(
        ["fish", "--no-config", "-c", f"{_LOAD['fish']}; complete -C 'playbook log glo'"],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.startswith("globex\tGlobex")
