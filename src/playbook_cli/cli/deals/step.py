"""`playbook step DEAL TEXT`: the next step, dated and with whose it is."""

from typing import Annotated, Literal

import typer

from playbook_cli.cli.options import DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.recording import answer_recorded
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later


def step(
    context: typer.Context,
    deal: DealArgument,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=later("What happens next."))] = None,
    due: Annotated[
        str | None,
        typer.Option(
            "--due",
            metavar="DATE",
            help=later("2026-12-01, tomorrow, fri, next friday, +2w, eom."),
        ),
    ] = None,
    whose: Annotated[
        str | None,
        typer.Option("--by", metavar="WHO", help=later("Whose step it is, ours or the customer's.")),
    ] = None,
    done: Annotated[bool, typer.Option("--done", help=later("The agreed step is done."))] = False,
    dropped: Annotated[
        bool, typer.Option("--dropped", help=later("The agreed step will not happen."))
    ] = False,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Set the next step, or say that it is done or dropped.

    Example: `playbook step acme "CFO signs off" --by Li --due +1w`
    """
    from playbook_cli.services.recording.setting_fields import set_next_step

    wiring = wiring_of(context)
    if text is None and not (done or dropped) and wiring.terminal.interactive and not as_json:
        text, due = _ask_step(wiring, due)
    if [text is not None, done, dropped].count(True) != 1:
        raise typer.BadParameter(_("say what happens next, or give --done or --dropped"))
    ended: Literal["done", "dropped"] | None = "done" if done else ("dropped" if dropped else None)
    recorded = set_next_step(wiring.workspace, deal, text, due=due, whose=whose, ended=ended, dry_run=dry_run)
    answer_recorded(wiring, recorded, as_json=as_json, dry_run=dry_run)


def _ask_step(wiring: Wiring, due: str | None) -> tuple[str, str | None]:
    """Ask what happens next and, where it is not said, until when; Esc leaves."""
    from playbook_cli.cli.asking.asked_words import require_words_at
    from playbook_cli.cli.asking.day_questions import ask_day_or_none

    text = require_words_at(_("What happens next?"))
    return text, due or ask_day_or_none(_("By when?"), wiring.now.date(), wiring.habits)
