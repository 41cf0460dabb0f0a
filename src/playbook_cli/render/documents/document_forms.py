"""The forms of a document: Markdown, and one self-contained HTML file. Both escape what they show."""

import html
import re
from collections.abc import Iterator

from playbook_cli.render.documents.document import Block, PrintedDocument, PrintedLine, Tone

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_STYLE = """
:root { color-scheme: light dark; --ink: #1c2024; --soft: #60646c; --line: #d9d9e0; --paper: #fff;
  --good: #18794e; --part: #ad5700; --bad: #c62a2f; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #edeef0; --soft: #b0b4ba; --line: #3a3f42; --paper: #111113;
  --good: #4cc38a; --part: #f1a10d; --bad: #ff9592; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 15px/1.45 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1.1rem 0 .3rem; border-bottom: 1px solid var(--line); break-after: avoid; }
dl { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; margin: 0; }
dt { color: var(--soft); font-size: .8rem; } dd { margin: 0; font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; }
li { break-inside: avoid; padding-left: 1.4rem; text-indent: -1.4rem; }
p { margin: .2rem 0; color: var(--soft); } .sign { display: inline-block; width: 1.4rem; text-indent: 0; }
.good .sign { color: var(--good); } .part .sign { color: var(--part); } .bad .sign { color: var(--bad); }
time { white-space: nowrap; }
.dim { color: var(--soft); } footer { margin-top: 1.2rem; color: var(--soft); font-size: .8rem; }
@media print { @page { size: A4; margin: 12mm; }
  body { max-width: none; padding: 0; font-size: 9pt; line-height: 1.35; }
  h1 { font-size: 14pt; } h2 { font-size: 10.5pt; margin-top: .7rem; } ul { columns: 2; column-gap: 6mm; }
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --good: #000; --part: #000; --bad: #000; } }
"""


def markdown_of(document: PrintedDocument) -> str:
    """The document as Markdown; signs become check-boxes where they mean done or open."""
    lines = [f"# {_escape_markdown(document.title)}", ""]
    lines += [
        f"- **{_escape_markdown(label)}**: {_escape_markdown(value)}" for label, value in document.facts
    ]
    for block in document.blocks:
        lines += ["", f"## {_escape_markdown(block.heading)}", ""]
        lines += [_escape_markdown(block.intro), ""] if block.intro else []
        lines += [f"- {_box(entry)}{_escape_markdown(entry.text)}" for entry in block.lines]
    footer = ["", f"*{_escape_markdown(document.footer)}*"] if document.footer else []
    return "\n".join([*lines, *footer]) + "\n"


def _box(entry: PrintedLine) -> str:
    boxes = {"✓": "[x] ", "–": "[x] ", "○": "[ ] ", "◐": "[ ] "}
    return boxes.get(entry.sign, f"{entry.sign} " if entry.sign else "")


def _escape_markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def html_of(document: PrintedDocument) -> str:
    """The document as one HTML file that needs no network, follows dark mode and prints on A4."""
    body = "\n".join(_html_body(document))
    title = html.escape(document.title)
    language = html.escape(document.language or "en", quote=True)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _escape_html(text: str) -> str:
    """A text as HTML in which no day is torn apart at its hyphens."""
    return _DAY.sub(r"<time>\g<0></time>", html.escape(text))


def _html_body(document: PrintedDocument) -> Iterator[str]:
    yield f"<h1>{_escape_html(document.title)}</h1>"
    facts = (f"<div><dt>{_escape_html(a)}</dt><dd>{_escape_html(b)}</dd></div>" for a, b in document.facts)
    yield f"<dl>{''.join(facts)}</dl>"
    for block in document.blocks:
        yield from _html_block(block)
    if document.footer:
        yield f"<footer>{_escape_html(document.footer)}</footer>"


def _html_block(block: Block) -> Iterator[str]:
    yield f"<section><h2>{_escape_html(block.heading)}</h2>"
    if block.intro:
        yield f"<p>{_escape_html(block.intro)}</p>"
    if block.lines:
        yield f"<ul>{''.join(map(_html_line, block.lines))}</ul>"
    yield "</section>"


def _html_line(entry: PrintedLine) -> str:
    sign = f'<span class="sign">{_escape_html(entry.sign)}</span>'
    tone = "" if entry.tone is Tone.PLAIN else f' class="{entry.tone.value}"'
    return f"<li{tone}>{sign}{_escape_html(entry.text)}</li>"
