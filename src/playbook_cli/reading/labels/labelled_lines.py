"""Labels that begin a line: `**Exit criteria:** …`, `Exit criteria: …`, `**Label**: …`."""

from dataclasses import dataclass

from playbook_cli.reading.labels.label_meanings import find_setting
from playbook_cli.reading.labels.named_text import find_colon, match_bold
from playbook_cli.reading.labels.section_lookup import FoundSection, SectionNames
from playbook_cli.reading.lines.plain_text import plain_text

_EMPHASIS = ("*", "_", "<")


@dataclass(frozen=True, slots=True)
class Label:
    """A label and the text behind it; `found` where it names a section."""

    name: str
    text: str
    found: FoundSection | None
    bold: bool = False


def read_label(text: str, names: SectionNames) -> Label | None:
    """The label that a line begins with: anything in bold, else only the plain name of a section."""
    text = text.strip()
    if bold := match_bold(text):
        return _split_bold(bold.name, bold.text, names)
    stressed = text[:1] in _EMPHASIS
    text = plain_text(text) if stressed else text
    position = find_colon(text)
    head = text if position < 0 else text[:position]
    if names.is_ignored(head):
        return Label(plain_text(head).strip(), plain_text(text[len(head) + 1 :]).strip(), None)
    found = names.find(head) if stressed and position > 0 else names.find_exact(head)
    if found is None or (position < 0 and not found.clear):
        return None
    return Label(
        plain_text(head).strip(), plain_text(text[position + 1 :]).strip() if position >= 0 else "", found
    )


def _split_bold(name: str, text: str, names: SectionNames) -> Label:
    """A bold label; `**Exit criteria: signed**` holds its own text."""
    found = names.find(name)
    position = find_colon(name)
    inner = names.find(name[:position]) if position > 0 else None
    if found is None and position > 0 and (inner or find_setting(name[:position])):
        return Label(name[:position], f"{name[position + 1 :].strip()} {text}".strip(), inner, bold=True)
    return Label(name, text, found, bold=True)


def stands_alone(line: str, names: SectionNames) -> bool:
    """Whether a line is a label, which never continues the text above it."""
    stripped = line.strip()
    if stripped.startswith(("**", "__")):
        return match_bold(stripped) is not None
    if len(line) - len(line.lstrip()) > 3 or len(stripped) > 400:  # noqa: PLR2004  # a label stands at the margin
        return False
    label = read_label(stripped, names)
    return label is not None and label.found is not None and (label.found.clear or not label.text)
