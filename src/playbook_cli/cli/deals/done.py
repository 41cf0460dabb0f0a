"""`playbook done DEAL REF…`: an item is done, and this proves it."""

import typer

from playbook_cli.cli.options import (
    ConfirmedByOption,
    DealArgument,
    DryRunOption,
    EvidenceOption,
    JsonOption,
    RefsArgument,
)
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import wiring_of


def done(
    context: typer.Context,
    deal: DealArgument,
    refs: RefsArgument,
    evidence: EvidenceOption = None,
    confirmed_by: ConfirmedByOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Mark items or requirements done, with the evidence.

    Example: `playbook done acme E1.2 --evidence "mail 2026-11-20"`
    """
    from playbook_cli.services.recording.marking import mark_done

    wiring = wiring_of(context)
    recorded = mark_done(
        wiring.workspace, deal, refs, evidence=evidence or (), confirmed_by=confirmed_by, dry_run=dry_run
    )
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run, typed=refs)
