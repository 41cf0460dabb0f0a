"""What a criterion says to ask: questions with a follow-up each, whom to ask, and what comes first.

Read from nested entries (`- Ask: …`, `- 追问：…`), with or without lists below them, from columns and keys of
such names, and from running text (`… 问：…？追问：…？找谁：财务负责人。`).
"""

import re
from dataclasses import field

from playbook_cli.domain.playbook.item_parts import ASKING_PARTS, ItemPart
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import ItemList, ListItem
from playbook_cli.reading.items.hidden_structure import split_numbered
from playbook_cli.reading.labels.label_meanings import find_part
from playbook_cli.reading.labels.part_labels import find_part_labels
from playbook_cli.reading.lines.inline_text import plain_text, split_name, take_id

_QUESTION_END = re.compile(r".*[?？][\"”’」』)）]*", re.DOTALL)
_SENTENCE = re.compile(r".*?(?:[。！？；]|[.!?;](?=\s|$)|$)", re.DOTALL)
_ENDS = " 。；;."
_LABEL_BEHIND = re.compile(r"(?P<name>.+[.。!！?？;；])\s*(?P<label>[^.。!！?？;；]+)$", re.DOTALL)


@dataclass(slots=True)
class DraftQuestion:
    """A question for the customer, and what to ask after it."""

    question: str
    follow_up: str = ""


@dataclass(slots=True)
class Asking:
    """What is to be asked; `needs` are the texts that name other criteria, before these are known."""

    questions: list[DraftQuestion] = field(default_factory=list)
    who: str = ""
    needs: list[str] = field(default_factory=list)

    def take(self, found: ItemPart, text: str) -> None:
        """Take the text behind a label; a follow-up without a question before it is a question."""
        text = text.strip()
        if not text:
            return
        if found is ItemPart.WHO:
            self.who = "; ".join(filter(None, (self.who, text)))
        elif found is ItemPart.NEEDS:
            self.needs.append(text)
        elif found is ItemPart.FOLLOW_UP and self.questions:
            last = self.questions[-1]
            last.follow_up = " ".join(filter(None, (last.follow_up, text)))
        else:
            self.questions += [DraftQuestion(part) for part in filter(None, split_numbered(text))]

    def take_text(self, found: ItemPart, text: str) -> None:
        """The same for a text that may have labels within: `Who pays? Follow-up: Since when?`."""
        marks = list(find_part_labels(text, ASKING_PARTS))
        self.take(found, text[: marks[0].start] if marks else text)
        for mark in marks:
            self.take(mark.part, text[mark.text_start : mark.text_end])

    def take_entry(self, found: ItemPart, text: str, entry: ListItem) -> None:
        """Take a labelled entry: the text behind its label, and what is nested below it."""
        self.take_text(found, text)
        for child in entry.items:
            self.take_nested(child, ItemPart.FOLLOW_UP if found is ItemPart.ASK and text else found)

    def take_nested(self, entry: ListItem, found: ItemPart) -> None:
        """Take an entry below a label: of the label's kind, unless it has a label of its own."""
        named = split_name(entry.text)
        own = find_part(named.name)
        if own in ASKING_PARTS:
            self.take_entry(own, named.text, entry)
            return
        self.take_text(found, plain_text(take_id(entry.text)[0]))
        for block in entry.blocks:
            for child in block.items if isinstance(block, ItemList) else ():
                self.take_nested(child, ItemPart.FOLLOW_UP if found is ItemPart.ASK else found)


def cut_asking(text: str) -> tuple[str, Asking]:
    """Take what is to be asked out of a running text; gives what is left of it."""
    asking = Asking()
    rest, stop = "", 0
    for mark in find_part_labels(text):
        if mark.part not in ASKING_PARTS:
            continue
        rest += text[stop : mark.start]
        stop = mark.text_start + _reach(text[mark.text_start : mark.text_end], mark.part)
        said = text[mark.text_start : stop].strip()
        asking.take(mark.part, said.strip(_ENDS) if mark.part in (ItemPart.WHO, ItemPart.NEEDS) else said)
    return (rest + text[stop:]).strip(), asking


def part_name(name: str) -> tuple[str, str]:
    """Part a name that ends in a label of its own: `Budget known. Ask` asks with the text behind it."""
    match = _LABEL_BEHIND.match(name)
    if match and find_part(match["label"]) in ASKING_PARTS:
        return match["name"].rstrip(_ENDS), match["label"]
    return name, ""


def _reach(text: str, found: ItemPart) -> int:
    """How far the text behind a label goes: to the last question, else to the end of the sentence."""
    question = _QUESTION_END.match(text) if found in (ItemPart.ASK, ItemPart.FOLLOW_UP) else None
    sentence = question or _SENTENCE.match(text)
    return sentence.end() if sentence else len(text)
