"""Items from YAML values: a sentence, a list of them, mappings with names, a block of Markdown bullets."""

from collections.abc import Callable, Iterator

from playbook_cli.domain.playbook.item_parts import ASKING_PARTS, ItemPart
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.blocks.block_reader import list_entries
from playbook_cli.reading.items.asking import Asking
from playbook_cli.reading.items.draft_item import DraftItem, DraftRequirement
from playbook_cli.reading.items.item_reader import item_from_list, item_from_text, read_item_text, shift_lines
from playbook_cli.reading.labels.label_meanings import find_part
from playbook_cli.reading.strict.strict_yaml import YamlEntry, YamlNode
from playbook_cli.reading.words.languages import words_of

_NAME_KEYS = words_of(lambda one: one.item_keys)
_TEXT_KEYS = words_of(lambda one: one.text_keys)
_REQUIREMENT_KEYS = words_of(lambda one: one.requirement_keys)
_GUIDANCE_KEYS = words_of(lambda one: one.guidance_keys)
_Take = Callable[[DraftItem, YamlNode], bool]


def read_node_items(node: YamlNode, section: Section) -> list[DraftItem]:
    """The items that a value states."""
    return list(_items(node, section, ""))


def _items(node: YamlNode, section: Section, group: str) -> Iterator[DraftItem]:
    if node.kind == "scalar":
        yield from _in_group(_scalar_items(node, section), group)
    elif node.kind == "list":
        for item in node.items:
            if item.kind == "mapping":
                yield from _in_group([_mapping_item(item, section)], group)
            else:
                yield from _items(item, section, group)
    elif node.get("name") or node.get("title"):
        yield from _in_group([_mapping_item(node, section)], group)
    else:
        for entry in node.entries:
            yield from _entry_items(entry, section)


def _entry_items(entry: YamlEntry, section: Section) -> Iterator[DraftItem]:
    """A key in a section: the name of a group of items, or an item with its text."""
    if entry.value.kind == "list":
        yield from _items(entry.value, section, entry.key)
        return
    yield _entry_item(entry, section)


def _in_group(items: list[DraftItem], group: str) -> list[DraftItem]:
    for item in items:
        if group:
            item.description = f"{group}: {item.description}" if item.description else group
    return items


def _scalar_items(node: YamlNode, section: Section) -> list[DraftItem]:
    text = (node.text if node.value is not None else None) or (
        node.raw if isinstance(node.value, bool) else ""
    )
    if not text.strip():
        return []
    lines = tuple(text.strip("\n").split("\n"))
    if entries := list_entries(lines) if len(lines) > 1 else []:
        items = [item_from_list(entry, section, lines) for entry in entries]
        for item in items:
            shift_lines(item, node.line)
        return items
    return [item_from_text(" ".join(text.split()), node.line, section)]


def _mapping_item(node: YamlNode, section: Section) -> DraftItem:
    """An item from its mapping: a name, its text, our own fields, and the rest as text."""
    values = {entry.key.lower(): entry.value for entry in node.entries}
    texts = {key: value.stripped for key, value in values.items()}
    key = next(filter(texts.get, _NAME_KEYS), "")
    if not key:
        return _nameless_item(node, section)
    item = item_from_text(texts[key], node.line, section)
    if key != "id" and "id" in values and isinstance(values["id"].value, str):
        item.id = "-".join(values["id"].raw.split())
    _take_rest(item, [entry for entry in node.entries if entry.key.lower() not in (key, "id")], section)
    return item


def _nameless_item(node: YamlNode, section: Section) -> DraftItem:
    """An item from a mapping without a name: its only key is one, else all of it is text."""
    if len(node.entries) == 1:
        return _entry_item(node.entries[0], section)
    return item_from_text(node_text(node), node.line, section)


def _entry_item(entry: YamlEntry, section: Section) -> DraftItem:
    """An item that a key names, with its text."""
    item = DraftItem(entry.key, entry.line, description=node_text(entry.value))
    read_item_text(item, item.description, section)
    return item


def _take_rest(item: DraftItem, rest: list[YamlEntry], section: Section) -> None:
    """Take what stands beside the name: texts, our own fields, and whatever else as text."""
    texts = [entry for entry in rest if entry.key.lower() in _TEXT_KEYS and entry.value.text]
    if stated := " ".join(entry.value.stripped for entry in texts):
        read_item_text(item, stated, section)
    others = [entry for entry in rest if entry not in texts and not _take_field(item, entry, section)]
    lines = [item.description, stated, *(f"{entry.key}: {node_text(entry.value)}" for entry in others)]
    item.description = "\n".join(filter(None, lines))


def _take_field(item: DraftItem, entry: YamlEntry, section: Section) -> bool:
    """Take one of our own fields; False where the section has none of this name."""
    key = entry.key.lower()
    take = _FIELDS.get((section, key))
    if take and take(item, entry.value):
        return True
    found = find_part(" ".join(key.replace("_", " ").split()))
    if section is not Section.EXIT_CRITERIA or found not in ASKING_PARTS:
        return False
    take_asked(item.asking, found, entry.value)
    return True


def _take_texts(name: str) -> _Take:
    def take(item: DraftItem, node: YamlNode) -> bool:
        texts = [one.stripped for one in node.items if one.stripped]
        setattr(item, name, texts or getattr(item, name))
        return bool(texts)

    return take


def _take_text(name: str) -> _Take:
    def take(item: DraftItem, node: YamlNode) -> bool:
        if node.text:
            setattr(item, name, node.text.strip())
        return bool(node.text)

    return take


def _take_requirements(item: DraftItem, node: YamlNode) -> bool:
    if not any(one.stripped for one in node.items):
        return False
    item.requirements = [DraftRequirement(one.text.strip(), one.line) for one in node.items if one.text]
    return True


def _take_required(item: DraftItem, node: YamlNode) -> bool:
    if not isinstance(node.value, bool):
        return False
    item.required = node.value
    return True


_FIELDS: dict[tuple[Section, str], _Take] = {
    **{(Section.KEY_ACTIVITIES, key): _take_texts(key) for key in ("steps", "key_points")},
    (Section.KEY_ACTIVITIES, "importance"): _take_text("importance"),
    **dict.fromkeys(((Section.EXIT_CRITERIA, key) for key in _REQUIREMENT_KEYS), _take_requirements),
    **dict.fromkeys(((Section.EXIT_CRITERIA, key) for key in _GUIDANCE_KEYS), _take_text("guidance")),
    (Section.EXIT_CRITERIA, "required"): _take_required,
}


def take_asked(asking: Asking, found: ItemPart, node: YamlNode) -> None:
    """Take what `ask`, `who` or `depends_on` holds: a text, a list, or questions with follow-ups."""
    if node.kind == "scalar":
        asking.take_text(found, node.text or "")
    for item in node.items:
        take_asked(asking, found, item)
    for entry in node.entries:
        own = find_part(entry.key.replace("_", " "))
        take_asked(asking, own if own in ASKING_PARTS else found, entry.value)


def node_text(node: YamlNode) -> str:
    """A value as text that a person can read: one line for each entry, indented below its key."""
    return "\n".join(_lines_of(node))


def _lines_of(node: YamlNode) -> Iterator[str]:
    if node.kind == "scalar":
        yield from node.raw.strip().split("\n")
    for item in node.items:
        first = "- "
        for line in _lines_of(item):
            yield first + line
            first = "  "
    for entry in node.entries:
        if entry.value.kind == "scalar" and "\n" not in entry.value.raw.strip():
            yield f"{entry.key}: {entry.value.raw.strip()}".rstrip()
        else:
            yield f"{entry.key}:"
            for line in _lines_of(entry.value):
                yield f"  {line}"
