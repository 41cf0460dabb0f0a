"""The words for signs that look right on a command line and are not taken for what they look like."""

import re
import unicodedata

from playbook_cli.domain.playbook.refs import is_ref
from playbook_cli.render.words.translation import _

_QUOTES = "“”„‟«»「」『』＂‘’"
_DASHES = "—–―－‐‑−"  # what is typed for a hyphen, or made of two of them


def hint_of_signs(text: str) -> str:
    """What to type instead of a quote or a dash at the edge of a word, or of a comma in it; else empty."""
    word = text.strip()
    if word and (word[0] in _QUOTES or word[-1] in _QUOTES):
        return _("quotes on a command line must be straight: write \"…\" or '…'")
    if found := re.fullmatch(rf"[{_DASHES}-]*[{_DASHES}]-*([a-z][a-z-]*)", word, re.IGNORECASE):
        option = f"--{found[1]}" if len(found[1]) > 1 else f"-{found[1]}"
        return _("options begin with plain hyphens: write {option}").format(option=option)
    return _hint_of_refs(word)


def _hint_of_refs(word: str) -> str:
    """How several refs are written that were typed as one word."""
    refs = re.split(r"[,、;，；]", unicodedata.normalize("NFKC", word))
    if len(refs) > 1 and all(map(is_ref, refs)):
        return _("write refs with spaces between them: {refs}").format(refs=" ".join(refs).replace("。", "."))
    return ""
