"""Labels of stages as tables have them: with their pipeline in brackets, a number before, a chance behind."""

import re
from collections.abc import Iterator

_PIPELINE = re.compile(r"(.+?)\s*[(（](?:[^()（）]|[(（][^()（）]*[)）])*[)）]")
_NUMBER = re.compile(r"(?:[0-9]{1,2}|[A-Z]|[①-⑩])\s*[.):、\-–|]\s*(\S.*)|[①-⑩]\s*(\S.*)")
_CHANCE = re.compile(r"(.+?)\s*[-–:(（|]?\s*\d{1,3}\s?[%％]\s*[)）]?")
_COUNT = re.compile(r"\s*\(\d{1,6}(?: (?:records?|deals?|items?|rows?)| ?[条項项笔個个件])?\)")


def without_count(label: str) -> str:
    """A label without how many deals of a group have it, as a list or a report writes behind it."""
    count = _COUNT.search(label)
    return label[: count.start()] if count and count.end() == len(label) else label


def list_readings(label: str) -> Iterator[str]:
    """A label as it stands, then without what a system adds to the name of a stage, most faithful first."""
    seen = {label}
    yield label
    waiting = [label]
    while waiting:
        text = waiting.pop(0)
        for pattern in (_CHANCE, _PIPELINE, _NUMBER):
            if match := pattern.fullmatch(text):
                bare = next(filter(None, match.groups())).strip()
                if bare and bare not in seen:
                    seen.add(bare)
                    waiting.append(bare)
                    yield bare
