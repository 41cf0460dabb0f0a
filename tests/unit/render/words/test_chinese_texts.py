"""The Chinese of the catalogue is set as Chinese is: what would jar on the screen fails here."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from tests import catalogue

HAN = r"[\u3400-\u9fff]"
FIELD = "\ufffc"  # stands where a field is: what surrounds it is decided when it is filled
GLOSSARY = Path(__file__).parents[4] / "docs" / "translating.md"


def _literal(text: str) -> str:
    """The text with a mark for each field and for what is no prose: code, examples, Rich's markup."""
    text = re.sub(r"`[^`]*`", FIELD, text)
    text = re.sub(r"\[/?blue\]|'\{[^']*'|^! |\d+(?:万|天后|年\d+月\d+日)", FIELD, text)
    return re.sub(r"\{\{.*?\}\}|\{[^{}]*\}", FIELD, text)


def _find(pattern: str) -> Callable[[Message, str], bool]:
    return lambda _message, text: bool(re.search(pattern, _literal(text)))


def _ends_otherwise(message: Message, text: str) -> bool:
    """Whether a sentence ends with another kind of mark than its English."""
    marks = {".": "。", "?": "？", ":": "：", "…": "…"}
    source = _source(message)
    if source.endswith("..."):
        return not text.endswith("...")
    return marks.get(source[-1], "") != (text[-1] if text[-1] in marks.values() else "")


def _has_other_edges(message: Message, text: str) -> bool:
    source = _source(message)
    typer = source.startswith("(deprecated)")
    return not typer and (source != source.strip() or text != text.strip())


def _source(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[1])


FAULTS: dict[str, Callable[[Message, str], bool]] = {
    "half-width punctuation beside Chinese": _find(rf"{HAN}\s?[,;:!?]|[,;!?]\s?{HAN}|:{HAN}|{HAN}\(|\){HAN}"),
    "Latin glued to Chinese": _find(rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9%]{HAN}"),
    "a space between Chinese and Chinese": _find(rf"{HAN} {HAN}(?!”)"),
    "a space beside full-width punctuation": _find(
        rf"[，。；：、（） ] (?!\|)(?={HAN})|{HAN} [，。；：、（）]"
    ),
    "ends with another mark than the English": _ends_otherwise,
    "a space at its edge, which the code should set": _has_other_edges,
}


def _translated() -> Iterator[tuple[Message, str]]:
    for message in catalogue.translations(catalogue.load_catalogue()):
        for form in filter(None, catalogue.forms(message)):
            yield message, form


@pytest.mark.parametrize("fault", FAULTS)
def test_no_translation_is_set_wrongly(fault: str) -> None:
    found = [form for message, form in _translated() if FAULTS[fault](message, form)]
    assert found == [], f"{fault}; write these otherwise in {catalogue.PO.name}"


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("half-width punctuation beside Chinese", "关卡已达标, 继续"),
        ("half-width punctuation beside Chinese", "关卡(可选)"),
        ("Latin glued to Chinese", "请写true"),
        ("a space between Chinese and Chinese", "关卡 已达标"),
        ("a space beside full-width punctuation", "关卡： 已达标"),
    ],
)
def test_each_fault_is_seen(fault: str, text: str) -> None:
    assert FAULTS[fault](Message("x", text), text)


def test_one_word_stands_for_each_thing() -> None:
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \| ([^|]*) \|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE
    )
    avoided = {
        word: said for _thing, said, others in rows[2:] for word in re.split(r"[、 ]+", others) if word
    }
    assert avoided, "the glossary names words to avoid"
    wrong = [
        f"{word} (say {said}): {form}"
        for _message, form in _translated()
        for word, said in avoided.items()
        if word in form
    ]
    assert wrong == []
