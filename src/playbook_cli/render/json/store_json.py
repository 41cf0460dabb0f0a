"""What a script is told of the store: its troubles, what was mended, restored or prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playbook_cli.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.trouble import Trouble
    from playbook_cli.render.lines.database_lines import PreparedDatabase
    from playbook_cli.services.inspecting import Repaired, Restored


def trouble_mapping(trouble: Trouble) -> dict[str, Any]:
    """One trouble."""
    from playbook_cli.render.words.trouble_words import describe_trouble

    return {
        "code": trouble.code,
        "path": trouble.path,
        "line": trouble.line or None,
        "deal": trouble.deal or None,
        "text": trouble.text,
        "problem": trouble.problem or None,
        "message": clean_line(describe_trouble(trouble)),
        "remedy": trouble.remedy.value if trouble.remedy else None,
    }


def doctor_mapping(repaired: Sequence[Repaired], troubles: Sequence[Trouble]) -> dict[str, Any]:
    """What was mended and what is left."""
    return {
        "sound": not troubles,
        "repaired": [{**trouble_mapping(one.trouble), "kept_at": one.kept_at or None} for one in repaired],
        "troubles": [trouble_mapping(trouble) for trouble in troubles],
    }


def restored_mapping(restored: Restored, *, dry_run: bool) -> dict[str, Any]:
    """What was restored; `events_before` is null when the present file was damaged."""
    return {
        "deal": restored.after.id,
        "events": len(restored.after.history),
        "taken_back": restored.taken_back,
        "events_before": len(restored.before.history) if restored.before else None,
        "dry_run": dry_run,
    }


def prepared_mapping(prepared: PreparedDatabase, *, dry_run: bool) -> dict[str, Any]:
    """The tables of a database, before and after."""
    return {
        "home": prepared.address,
        "schema": {"before": prepared.before, "after": prepared.after},
        "grants": prepared.grants,
        "dry_run": dry_run,
    }
