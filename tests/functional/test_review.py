import html.parser
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran
from tests.patience import PATIENCE

Playbook = Callable[..., Ran]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture
def reviewed(playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A deal with proof, a claim, a waiver, an override, a step, and hostile words."""
    playbook("done", acme, "E1", "--evidence", "会议纪要 <script>alert(1)</script>", "--confirmed-by", "王总")
    playbook("done", acme, "E2.1", "P1", "S2")
    playbook("waive", acme, "E10", "--reason", "没有招标")
    playbook("step", acme, "CFO 签字", "--due", "+3d", "--by", "王总")
    playbook("set", acme, "amount=12万元", "owner=li", "close_date=+30d")
    playbook("set", acme, "close_date=+60d")
    return acme


def test_the_review_says_proof_gaps_behaviors_step_and_history(playbook: Playbook, reviewed: str) -> None:
    out = playbook("review", reviewed).out
    for words in (
        "会议纪要",
        "confirmed by 王总",
        "claimed, no evidence",
        "waived (没有招标)",
        "E2.2",
        "Ask ",
    ):
        assert words in out
    assert "CFO 签字, due Thu 2026-11-26 from 王总" in out
    assert "120,000 CNY" in out
    assert "pushed 1 time" in out
    answer = playbook("review", reviewed, "--json").json
    assert answer["behaviors"] == ["P1", "S2"]
    assert answer["gate"]["met"] == 2
    proof = answer["criteria"][1]["proof"]
    assert (proof[0]["ref"], proof[0]["verified"]) == ("E2.1", False)


def test_the_next_review_begins_where_the_last_one_ended(playbook: Playbook, reviewed: str) -> None:
    playbook("review", reviewed, "--done")
    assert playbook("review", reviewed, "--json").json["history"] == []
    playbook("note", reviewed, "新消息")
    answer = playbook("review", reviewed, "--json").json
    assert [event["type"] for event in answer["history"]] == ["noted"]
    assert "since the last review" in playbook("review", reviewed).out
    playbook("review", reviewed, "--done", "--as-of", "2026-11-20", expect=2)


def test_a_review_as_markdown_escapes_what_would_format(playbook: Playbook, reviewed: str) -> None:
    playbook("note", reviewed, "*bold* [link](http://x) # head")
    out = playbook("review", reviewed, "--format", "md").out
    assert out.startswith("# Deal review: Acme 集团\n")
    assert r"\*bold\* \[link\](http://x) \# head" in out
    assert "- [x] E1 " in out
    assert r"\<script\>" in out


def test_the_review_says_which_evidence_has_changed_but_not_of_a_day_that_is_past(
    playbook: Playbook, acme: str
) -> None:
    minutes = Path("minutes.txt")
    minutes.write_text("signed", encoding="utf-8")
    playbook("done", acme, "E1.1", "-e", "minutes.txt")
    assert "has changed" not in playbook("review", acme).out
    minutes.write_text("forged", encoding="utf-8")
    assert "has changed" in playbook("review", acme).out
    assert "evidence-changed" in [w["code"] for w in playbook("review", acme, "--json").json["warnings"]]
    assert "has changed" not in playbook("review", acme, "--as-of", "today").out


def test_the_review_of_a_lost_deal_says_why_and_asks_nothing(playbook: Playbook, reviewed: str) -> None:
    assert "? Ask " in playbook("review", reviewed).out
    playbook("close", reviewed, "lost", "--reason", "价格过高")
    out = playbook("review", reviewed).out
    assert "价格过高" in out.split("Warnings")[0].split("Gate and proof")[0]
    assert "Gaps and what to ask" not in out


def test_the_review_shows_claims_in_stages_that_lie_behind(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *(f"E{n}" for n in range(1, 10)), "--evidence", "minutes")
    playbook("done", acme, "E10")
    playbook("advance", acme)
    out = playbook("review", acme).out
    assert "Prospecting: 10 of 10 criteria met, claimed without evidence: E10.1, E10.2" in out
    assert "▸ Evaluation: the deal is here, 0 of 2 criteria met" in out
    assert "· Closed Won: not reached, 0 of 5 criteria met" in out
    assert "done (Prospecting): E1 明确核心业务场景, E2 " in " ".join(out.split())
    stages = playbook("review", acme, "--json").json["stages"]
    assert [(one["stage"], one["where"], one["met"]) for one in stages][:2] == [
        ("prospecting", "behind", 10),
        ("evaluation", "here", 0),
    ]


def test_the_review_shows_what_proves_the_stages_that_lie_behind(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *(f"E{n}" for n in range(1, 9)), "--evidence", "minutes", "--confirmed-by", "Wang")
    playbook("done", acme, "E9.1", "E9.2", "E9.3", "--evidence", "plan")
    playbook("done", acme, "E9.4")
    playbook("waive", acme, "E10", "--reason", "no tender")
    before = playbook("review", acme).out
    playbook("advance", acme)
    proof = " ".join(playbook("review", acme).out.split("Proof in Prospecting")[1].split("Gaps")[0].split())
    for words in (
        "✓ E1 明确核心业务场景: minutes · confirmed by Wang",
        "✓ E9 确认项目关键时间节点, 4 of 4 done E9.1 ",
        ": plan E9.4 ",
        ": claimed, no evidence – E10 完成投标准备工作: waived (no tender)",
    ):
        assert words in proof
    assert "Proof in" not in before
    [proven, *_rest] = playbook("review", acme, "--json").json["stages"]
    assert proven["proof"][0] == {
        "ref": "E1.1",
        "status": "done",
        "verified": True,
        "evidence": ["minutes"],
        "confirmed_by": "Wang",
        "reason": None,
    }


def test_the_history_of_a_review_tells_each_day_in_order_by_stage_and_name(
    playbook: Playbook, reviewed: str
) -> None:
    playbook("step", reviewed, "合同评审", "--due", "+5d")
    shown = playbook("review", reviewed).out.split("History since the start")[1]
    history = " ".join(shown.split())
    assert history.count("2026-11-23") == 2  # the day, and the day on which the page was printed
    assert history.startswith("2026-11-23 started in Prospecting; done (Prospecting): E1 ")
    assert history.index("done (Prospecting)") < history.index("waived (Prospecting): E10 ")
    assert history.index("E10 ") < history.index("next step: 合同评审")
    assert "next step: CFO 签字" not in history  # another took its place on the same day


class Tags(html.parser.HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]


def test_a_review_as_html_is_one_file_that_needs_nothing(playbook: Playbook, reviewed: str) -> None:
    out = playbook("review", reviewed, "--format", "html").out
    page = Tags()
    page.feed(out)
    assert "script" not in page.tags
    assert page.links == []
    assert "&lt;script&gt;" in out
    assert "prefers-color-scheme: dark" in out
    assert 'lang="zh"' in out


class Browser:
    """A headless Chromium with a profile of its own."""

    def __init__(self, directory: Path) -> None:
        self.page, self.paper = directory / "review.html", directory / "review.pdf"
        self.flags = (
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={directory / 'profile'}", "--no-pdf-header-footer",
        )  # fmt: skip

    def load(self, page: str) -> None:
        self.page.write_text(page, encoding="utf-8")

    def count_pages(self) -> int:
        self._run(f"--print-to-pdf={self.paper}")
        data = self.paper.read_bytes()
        assert data.startswith(b"%PDF")
        return data.count(b"/Type /Page\n") + data.count(b"/Type /Page/")

    def read_dom(self) -> str:
        return self._run("--dump-dom")

    def _run(self, flag: str) -> str:
        words = [str(CHROMIUM), *self.flags, flag, self.page.as_uri()]
        ran = subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE, text=True)
        return ran.stdout


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_the_html_review_opens_in_a_browser_and_prints_on_two_pages_at_most(
    playbook: Playbook, reviewed: str, tmp_path: Path
) -> None:
    browser = Browser(tmp_path)
    browser.load(playbook("review", reviewed, "--format", "html").out)
    assert 1 <= browser.count_pages() <= 2
    shown = browser.read_dom()
    assert "Acme 集团" in shown
    assert "CFO 签字" in shown
    assert "<script" not in shown


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_a_review_full_of_proof_and_gaps_prints_on_two_pages_too(
    playbook: Playbook, acme: str, tmp_path: Path
) -> None:
    for number in range(1, 6):
        proof = f"第 {number} 次会议纪要，客户方签字确认，见共享盘"
        playbook("done", acme, f"E{number}", "-e", proof, "--confirmed-by", "王总")
    playbook("done", acme, *(f"P{n}" for n in range(1, 11)), *(f"S{n}" for n in range(1, 11)))
    browser = Browser(tmp_path)
    browser.load(playbook("review", acme, "--format", "html").out)
    assert browser.count_pages() <= 2
