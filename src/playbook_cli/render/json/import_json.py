"""What a script is told of an import, planned, carried out or taken back."""

from collections.abc import Iterator
from typing import Any

from playbook_cli.domain.money import plain
from playbook_cli.errors import PlaybookError
from playbook_cli.render.json.merge_json import contradiction_mapping
from playbook_cli.render.lines.understanding_lines import note_line
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.services.importing.import_plan import Fate, ImportPlan, PlannedDeal
from playbook_cli.services.importing.table.understanding import ReadingNote
from playbook_cli.services.importing.taking_back import TakenBack


def taken_back_mapping(taken: TakenBack, *, dry_run: bool) -> dict[str, Any]:
    """What became of every deal that an import touched."""
    return {
        "import": taken.batch,
        "file": taken.file,
        "saved": not dry_run,
        "gone": [deal.id for deal in taken.withdrawn],
        "restored": [deal.id for deal in taken.restored],
        "kept": [deal.id for deal in taken.kept],
    }


def import_mapping(plan: ImportPlan, *, dry_run: bool) -> dict[str, Any]:
    """The plan; its `deals`, of which there may be very many, come one by one."""
    return {
        "source": plan.source,
        "import": plan.batch,
        "saved": not dry_run and not plan.refused,
        **{fate.value: plan.count(fate) for fate in Fate},
        "deals": [],
        "refused": [_refused_mapping(line, error) for line, error in plan.refused],
        "ignored": list(plan.ignored),
        "notes": [_note_mapping(note) for note in plan.understood.notes] if plan.understood else [],
    }


def planned_mappings(plan: ImportPlan) -> Iterator[dict[str, Any]]:
    """The deals of a plan."""
    return map(_deal_mapping, plan.deals)


def _note_mapping(note: ReadingNote) -> dict[str, Any]:
    return {"code": note.code.value, "lines": list(note.lines), "text": note.text, "message": note_line(note)}


def _refused_mapping(line: int, error: PlaybookError) -> dict[str, Any]:
    words = describe_error(error)
    return {"line": line, "message": words.what, "help": words.hint}


def _deal_mapping(planned: PlannedDeal) -> dict[str, Any]:
    return {
        "line": planned.line,
        "deal": planned.deal,
        "name": planned.name,
        "fate": planned.fate.value,
        "stage": planned.stage,
        "status": planned.status.value,
        "events": planned.count,
        "amount": plain(planned.amount.amount) if planned.amount else None,
        "currency": planned.amount.currency if planned.amount else "",
        "day": planned.day.isoformat() if planned.day else None,
        "owner": planned.owner,
        "contradictions": [contradiction_mapping(found) for found in planned.contradictions],
    }
