"""Pictures of the main screens, drawn by the real program over a store of made-up deals.

    python benchmarks/draw_screens.py                  the pictures in docs/pictures
    python benchmarks/draw_screens.py --all DIRECTORY  every screen at four widths, light and dark
    python benchmarks/draw_screens.py --program PATH --into DIRECTORY
                                                       the same pictures by the `playbook` of another version

The store is made by the same commands that a seller types, each on its own day; both languages have one.
Where one of them is refused nothing is drawn: a picture of half a story compares nothing.
"""

import argparse
import html
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME, TerminalTheme
from rich.text import Text

DOCS = Path(__file__).parents[1] / "docs" / "pictures"
WIDTHS = (60, 80, 120, 200)
THEMES: dict[str, TerminalTheme] = {"dark": SVG_EXPORT_THEME, "light": DEFAULT_TERMINAL_THEME}
TODAY = "2026-11-23T10:00:00+08:00"
NAMES = {
    "zh": {
        "acme": "华东电网", "north": "中科智能制造集团有限公司", "globex": "Acme 中国", "initech": "南方水泥",
        "umbrella": "北辰软件", "stark": "启明医疗", "li": "李伟", "chen": "陈静", "price": "价格过高",
        "rival": "友商甲", "cfo": "王总 财务总监", "mail": "邮件 2026-11-02", "minutes": "会议纪要",
        "step": "财务总监确认预算", "poc": "与技术负责人约定 PoC 时间", "why": "客户要求先走采购流程",
        "wayne": "东海港务", "tyrell": "星河证券", "hal": "远航物流", "cyber": "金川集团",
        "fit": "方案最贴合业务场景", "still": "客户维持现状", "hurry": "客户着急签约",
    },
    "en": {
        "acme": "Acme Corporation", "north": "Northwind Traders International", "globex": "Globex",
        "initech": "Initech", "umbrella": "Umbrella Health", "stark": "Stark Industries", "li": "Lee",
        "chen": "Chen", "price": "Price too high", "rival": "Hooli", "cfo": "Wang, CFO",
        "mail": "mail 2026-11-02", "minutes": "minutes of the meeting", "step": "CFO confirms the budget",
        "poc": "Agree with the head of IT on a date for the proof of concept",
        "why": "the customer wants procurement to begin at once", "wayne": "Wayne Enterprises",
        "tyrell": "Tyrell", "hal": "Hal Systems", "cyber": "Cyberdyne",
        "fit": "Best fit for the business scenario", "still": "Customer keeps things as they are",
        "hurry": "the customer wanted to sign at once",
    },
}  # fmt: skip
# Day, then the words of a command; {names} are those of the language.
STORY: tuple[tuple[str, str], ...] = (
    ("2026-01-12", "start|{wayne}"),
    ("2026-02-16", "advance|{wayne}|--override|--reason|{hurry}"),
    ("2026-03-09", "advance|{wayne}|--override|--reason|{hurry}"),
    ("2026-03-20", "close|{wayne}|won|--reason|{fit}|--override"),
    ("2026-02-02", "start|{tyrell}"),
    ("2026-03-02", "advance|{tyrell}|--override|--reason|{hurry}"),
    ("2026-03-24", "advance|{tyrell}|--override|--reason|{hurry}"),
    ("2026-04-03", "close|{tyrell}|won|--reason|{fit}|--override"),
    ("2026-03-05", "start|{hal}"),
    ("2026-04-16", "advance|{hal}|--override|--reason|{hurry}"),
    ("2026-05-28", "close|{hal}|lost|--reason|{price}|--competitor|{rival}"),
    ("2026-04-01", "start|{cyber}"),
    ("2026-05-11", "advance|{cyber}|--override|--reason|{hurry}"),
    ("2026-06-22", "close|{cyber}|lost|--reason|{still}"),
    ("2025-08-30", "start|{globex}"),
    ("2025-08-30", "set|{globex}|owner={chen}|amount=36万"),
    ("2026-06-01", "start|{stark}"),
    ("2026-06-01", "set|{stark}|owner={chen}|amount=48万|account={stark}"),
    ("2026-07-10", "done|{stark}|E1|--evidence|{minutes}"),
    ("2026-09-01", "close|{stark}|lost|--reason|{price}|--competitor|{rival}"),
    ("2026-08-20", "start|{initech}"),
    ("2026-08-20", "set|{initech}|owner={chen}|amount=80万|close_date=2026-12-05"),
    ("2026-09-02", "step|{initech}|{poc}|--due|2026-10-20|--by|{cfo}"),
    ("2026-10-02", "start|{umbrella}"),
    ("2026-10-02", "set|{umbrella}|owner={li}|amount=9.5万"),
    ("2026-10-02", "start|{north}"),
    ("2026-10-02", "set|{north}|owner={li}|amount=125万|close_date=2026-12-20"),
    ("2026-10-09", "done|{north}|E1|E2|E3|E4|E5|E6|E7|E8|E9|E10|--evidence|{minutes}|--confirmed-by|{cfo}"),
    ("2026-10-20", "done|{north}|P1|S1|A1|A2"),
    ("2026-10-28", "advance|{north}"),
    ("2026-11-02", "done|{north}|E1.1|E1.2|--evidence|{mail}"),
    ("2026-11-12", "step|{north}|{step}|--due|2026-11-25|--by|{cfo}"),
    ("2026-11-04", "start|{acme}"),
    ("2026-11-04", "set|{acme}|owner={li}|amount=80万|close_date=2026-12-20|account={acme}"),
    ("2026-11-05", "done|{acme}|E1.1|--evidence|{mail}|--confirmed-by|{cfo}"),
    ("2026-11-06", "done|{acme}|E1.2|E1.3"),
    ("2026-11-06", "done|{acme}|E2|A1|A2"),
    ("2026-11-09", "waive|{acme}|E9|--reason|{why}"),
    ("2026-11-12", "note|{acme}|{why}"),
    ("2026-11-18", "step|{acme}|{step}|--due|2026-11-27|--by|{cfo}"),
    ("2026-11-20", "start|Zephyr"),
)
SCREENS: dict[str, tuple[str, ...]] = {
    "status": ("status",),
    "status-deal": ("status", "{acme}"),
    "status-late": ("status", "{initech}"),
    "status-lost": ("status", "{stark}"),
    "board": ("board",),
    "stale": ("stale",),
    "stats": ("stats",),
    "check-new": ("check", "zephyr"),
    "check": ("check", "{acme}"),
    "check-full": ("check", "{acme}", "--full"),
    "advance": ("advance", "{acme}"),
    "close-won": ("close", "{acme}", "won"),
    "review": ("review", "{acme}"),
    "review-lost": ("review", "{stark}"),
    "review-north": ("review", "{north}"),
    "next": ("next", "{acme}"),
    "log": ("log", "{acme}"),
    "show": ("show",),
    "show-stage": ("show", "evaluation"),
    "show-item": ("show", "E1"),
    "start": ("start", "New one", "--dry-run"),
}
SHOWN = ("status", "status-deal", "next", "show-stage", "check", "review", "stats", "stale")  # 80 columns
FONTS = r"\s*@font-face \{[^}]*\}"  # from another machine; a page asks none
FLOOR = r'(-clip-terminal">\s*<rect x="0" y="0" width="[\d.]+" height=")([\d.]+)'
BELOW = 6.0
TEXT = (  # a piece of one color on one line, as rich places it
    r'<text (?P<look>[^>]*?) x="(?P<x>[\d.]+)"(?P<y>[^>]*?) textLength="(?P<width>[\d.]+)"'
    r"(?P<rest>[^>]*)>(?P<text>[^<]+)</text>"
)


@dataclass(frozen=True)
class Example:
    """A store of made-up deals in one language."""

    home: Path
    language: str
    program: tuple[str, ...]

    def run(self, *words: str, now: str = TODAY, width: int = 80, hints: bool = True) -> tuple[int, str]:
        """The exit code and what the program prints, in color, in a terminal so wide.

        `hints` are what goes to stderr: they name the playbook's file, which lies elsewhere on each machine.
        """
        names = NAMES[self.language]
        environ = {
            **{key: value for key, value in os.environ.items() if not key.startswith("PLAYBOOK_")},
            "PLAYBOOK_HOME": str(self.home),
            "PLAYBOOK_LANG": self.language,
            "PLAYBOOK_USER": names["li"],
            "PLAYBOOK_NOW": now,
            "COLUMNS": str(width),
            "TZ": "Asia/Shanghai",
            "PYTHONIOENCODING": "utf-8",
        }
        ran = subprocess.run(  # our own program
            [*self.program, "--color", "always", *(word.format(**names) for word in words)],
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if hints else subprocess.DEVNULL,
            check=False,
            text=True,
            encoding="utf-8",
        )
        return ran.returncode, ran.stdout

    def tell(self) -> None:
        """Make the deals, each command on its own day."""
        for day, command in STORY:
            code, said = self.run(*command.split("|"), now=f"{day}T09:00:00+08:00")
            if code:
                raise SystemExit(f"{command}: exit code {code}\n{said}")


def draw(output: str, *, width: int, title: str, theme: TerminalTheme) -> str:
    """A captured screen as an SVG picture."""
    console = Console(width=width, record=True, file=io.StringIO(), force_terminal=True)
    for line in output.splitlines():
        console.print(Text.from_ansi(line), overflow="ignore", no_wrap=True, crop=False)
    picture = re.sub(FLOOR, _lower, console.export_svg(title=title, theme=theme))
    return re.sub(TEXT, _stretch, re.sub(FONTS, "", picture))


def _lower(found: re.Match[str]) -> str:
    """What is shown of the lines, down to the last one's letters below their line; rich cuts them off."""
    return f"{found[1]}{float(found[2]) + BELOW:.1f}"


def _stretch(found: re.Match[str]) -> str:
    """A text as wide as its cells, wide characters apart from narrow ones; rich takes each for one cell."""
    text = html.unescape(found["text"])
    cell, x, pieces = float(found["width"]) / len(text), float(found["x"]), []
    for cells, run in groupby(text, cell_len):
        characters = list(run)
        width = cell * cells * len(characters)
        place = f'x="{x:g}"{found["y"]} textLength="{width:g}"{found["rest"]}'
        pieces.append(f"<text {found['look']} {place}>{html.escape(''.join(characters))}</text>")
        x += width
    return "".join(pieces)


def list_pictures(example: Example, *, every: bool) -> Iterator[tuple[str, str]]:
    """The name and the text of each picture of one store."""
    for name in SCREENS if every else SHOWN:
        words = SCREENS[name]
        title = "playbook " + " ".join(words).format(**NAMES[example.language])
        for width in WIDTHS if every else (80,):
            _code, output = example.run(*words, width=width, hints=every)
            themes: Mapping[str, TerminalTheme] = THEMES if every else {"dark": THEMES["dark"]}
            for theme_name, theme in themes.items():
                stem = f"{name}.{width}.{theme_name}" if every else name
                picture = draw(output, width=width, title=title, theme=theme)
                yield f"{stem}.{example.language}.svg", picture


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", metavar="DIRECTORY", type=Path)
    parser.add_argument("--program", metavar="PATH", type=Path)
    parser.add_argument("--into", metavar="DIRECTORY", type=Path, default=DOCS)
    asked = parser.parse_args()
    program = (str(asked.program.absolute()),) if asked.program else (sys.executable, "-m", "playbook_cli")
    directory = asked.all or asked.into
    directory.mkdir(parents=True, exist_ok=True)
    for language in NAMES:
        with tempfile.TemporaryDirectory() as home:
            example = Example(Path(home), language, program)
            example.tell()
            for name, picture in list_pictures(example, every=asked.all is not None):
                (directory / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
