"""By what a history is known again: the ids of its events, whatever order they are in."""

import hashlib
from collections.abc import Iterable


def fingerprint_events(event_ids: Iterable[str]) -> str:
    """The SHA-256 of the ids, sorted, each on a line; the tables of a database work out the same."""
    lines = "\n".join(sorted(set(event_ids)))
    return hashlib.sha256(lines.encode()).hexdigest()
