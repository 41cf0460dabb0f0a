"""How names that people type are compared: folded alike, then by their parts, then by nearness."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from playbook_cli.errors import AmbiguousName

if TYPE_CHECKING:
    from playbook_cli.errors.codes import NamedKind

_T = TypeVar("_T")
_NO_LETTERS = re.compile(r"[\W_]+")
_NEAREST = 3
_CUTOFF = 50  # of 100
_PART_CUTOFF = 75  # of 100: one of four characters may be another
_SHORTEST_PART = 3  # characters; fewer are in too many names
_PAIR = 2  # characters of a script that writes a word or a syllable in one
_TRIPLE_CUTOFF = 66  # of 100: one of three such characters may be another
_PAIR_SCORE = (
    40  # of 100: one of two such characters may be another; a little more at the beginning of a name
)
_PART_WEIGHT = 0.9  # a name that looks like it as a whole goes first
NAME_END = "\n"  # between names in one field; no name holds it
_LONGEST_SLUG = 80  # characters
_MOST_BYTES = 200  # in UTF-8; a file name holds 255 with its suffixes
DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


def fold_name(text: str) -> str:
    """Fold width (NFKC), case, hyphens and runs of space, so that `Café` and `ＣＡＦÉ` are one name."""
    folded = text.lower() if text.isascii() else _fold_letters(text)
    return " ".join(folded.replace("-", " ").replace("_", " ").split())


def _fold_letters(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def fold_to_letters(text: str) -> str:
    """Fold a label to its letters, so that `Closed Won` and `closed-won` are one, and `Gagné` and `Gagne`."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", text).casefold())


def fold_id(deal_id: str) -> str:
    """Fold case and composition, so that `Café` in NFC and NFD, `ACME` and `acme` are one deal."""
    if deal_id.isascii():
        return deal_id.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", deal_id).casefold())


def find_matches(text: str, known: Sequence[tuple[_T, tuple[str, ...]]]) -> list[_T]:
    """Everything that `text` names: exact names if there are any, else every name it is a part of."""
    wanted = fold_name(text)
    if not wanted:
        return []
    folded = [(thing, [fold_name(name) for name in names]) for thing, names in known]
    exact = [thing for thing, names in folded if wanted in names]
    return exact or [thing for thing, names in folded if any(wanted in name for name in names)]


def find_only(
    kind: "NamedKind", text: str, known: Sequence[tuple[_T, tuple[str, ...]]], label: Callable[[_T], str]
) -> _T | None:
    """The one thing that `text` names, or None; raises AmbiguousName with the labels of several."""
    matches = find_matches(text, known)
    if len(matches) > 1:
        raise AmbiguousName(kind, text, tuple(map(label, matches)))
    return matches[0] if matches else None


def find_nearest(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that look most like `text`, as a whole or in a part; ties keep their order."""
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(fold_name(name), name)
    close = _score_near(fold_name(text), list(by_fold))
    return tuple(by_fold[name] for name in sorted(close, key=lambda name: -close[name])[:_NEAREST])


def _score_near(wanted: str, folded: Sequence[str]) -> dict[str, float]:
    """The nearest of the folded names with how near each is, in their own order."""
    from rapidfuzz import fuzz, process

    longer = [name for name in folded if len(name) > len(wanted) >= _SHORTEST_PART]
    found: dict[str, float] = {}
    triple = len(wanted) == _SHORTEST_PART and all(map(_is_wide, wanted))
    for known, scorer, cutoff, weight in (
        (folded, fuzz.ratio, _CUTOFF, 1.0),
        (longer, fuzz.partial_ratio, _TRIPLE_CUTOFF if triple else _PART_CUTOFF, _PART_WEIGHT),
    ):
        close = process.extract(wanted, known, scorer=scorer, limit=_NEAREST, score_cutoff=cutoff)
        for name, score, _at in close:
            found[name] = max(found.get(name, 0), score * weight)
    for name, score in _score_pairs(wanted, folded):
        found.setdefault(name, score)
    return {name: found[name] for name in folded if name in found}


def _score_pairs(wanted: str, folded: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The names with one of the two Chinese characters of `wanted`, and another for the other."""
    if len(wanted) != _PAIR or not all(map(_is_wide, wanted)):
        return
    first, second = wanted[0], wanted[1]
    for name in folded:
        if first in name[:-1] or second in name[1:]:
            yield name, _PAIR_SCORE + (name[0] == first or name[1] == second)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) == "W"


def join_names(names: Iterable[str]) -> str:
    """Several names as one field of a finding or an error; the words set them as the language does."""
    return NAME_END.join(names)


def stem_of(source: str) -> str:
    """The name of a file without its folder and its last ending; all of a name that is only an ending."""
    name = source.rsplit("/", maxsplit=1)[-1]
    return name.rpartition(".")[0] or name


def free_id(slug: str, taken: Collection[str]) -> str:
    """This id, or with the first number behind it that makes it none of the folded ids in `taken`."""
    candidates = (number_id(slug, number) for number in count(1))
    return next(candidate for candidate in candidates if fold_id(candidate) not in taken)


def number_id(slug: str, number: int) -> str:
    """This id with a number behind it; the first has none."""
    return slug if number == 1 else slugify_name(f"{slug}-{number}")


def slugify_name(name: str) -> str:
    """Turn a name into an id that is safe as a file name everywhere; letters of any script stay.

    Width, case and accents are folded alike, so that names that look the same give the same id. A name that
    leaves nothing, is longer than 80 characters or 200 bytes, or names a device of Windows gets a short
    hash at its end.
    """
    from slugify import slugify

    slug = slugify(unicodedata.normalize("NFKC", name), allow_unicode=True)
    fits = len(slug) <= _LONGEST_SLUG and len(slug.encode()) <= _MOST_BYTES
    if slug and fits and slug not in DEVICE_NAMES:
        return slug
    import hashlib

    short = slug[: _LONGEST_SLUG - 9].encode()[: _MOST_BYTES - 9].decode(errors="ignore").rstrip("-")
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{short}-{digest[:8]}".lstrip("-")
