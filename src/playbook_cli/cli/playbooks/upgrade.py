"""`playbook upgrade DEAL|--all`: let running deals follow a changed playbook."""

from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import DryRunOption, JsonOption, PlaybookOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.services.authoring.upgrading import Decider


def upgrade(
    context: typer.Context,
    deal: Annotated[
        str | None,
        typer.Argument(metavar="DEAL", help=later("Its id, its name, or a part that matches only one deal.")),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=later("Every open deal."))] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=later("Keep the marks on reworded items without asking."))
    ] = False,
    playbook: PlaybookOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Move a deal to the current edition of its playbook; no tick is lost and no passed gate reopens.

    In a terminal it asks about reworded items; elsewhere it needs --yes.

    Example: `playbook upgrade acme --playbook team.md`
    """
    from playbook_cli.services.authoring.upgrading import upgrade_deals

    if (deal is None) is not every:
        raise typer.BadParameter(_("name one deal, or give --all"))
    wiring = wiring_of(context)
    decide = _decider(wiring, yes=yes, may_ask=not as_json)
    outcome = upgrade_deals(wiring.workspace, deal, decide, playbook=playbook, dry_run=dry_run)
    if as_json:
        from playbook_cli.render.json.upgrade_json import outcome_mapping

        return wiring.terminal.print_json(outcome_mapping(outcome, dry_run=dry_run))
    from playbook_cli.render.lines.upgrade_lines import outcome_lines

    if dry_run:
        wiring.terminal.tell(_("Dry run: nothing is recorded."))
    return wiring.terminal.print(*outcome_lines(outcome, wiring.terminal, dry_run=dry_run))


def _decider(wiring: Wiring, *, yes: bool, may_ask: bool) -> "Decider":
    """Who answers what a new edition leaves open: --yes, the person at the terminal, or nobody."""
    from playbook_cli.services.authoring.upgrading import Answers

    if yes or not (may_ask and wiring.terminal.interactive):
        return lambda _questions: Answers(otherwise=True if yes else None)
    from playbook_cli.cli.playbooks.upgrade_interview import ask_questions

    return lambda questions: ask_questions(questions, wiring.terminal)
