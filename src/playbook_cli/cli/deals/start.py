"""`playbook start NAME`: begin a deal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import DryRunOption, JsonOption, OwnerOption, PlaybookOption
from playbook_cli.cli.recording import tell_taken_id
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook


def start(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help=later("The name of the deal."))],
    playbook: PlaybookOption = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar="STAGE", help=later("Start in this stage instead of the first.")),
    ] = None,
    owner: OwnerOption = None,
    account: Annotated[
        str | None, typer.Option("--account", metavar="NAME", help=later("The customer."))
    ] = None,
    amount: Annotated[
        str | None,
        typer.Option("--amount", metavar="AMOUNT", help=later("120000 CNY, ¥120,000 or 1.5M EUR.")),
    ] = None,
    currency: Annotated[
        str | None, typer.Option("--currency", metavar="CODE", help=later("CNY, EUR, USD, …"))
    ] = None,
    close_date: Annotated[
        str | None,
        typer.Option("--close-date", metavar="DATE", help=later("Expected close date: 2026-12-31, eom.")),
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Start a deal and pin the playbook as it is today.

    Example: `playbook start "Acme Corp" --owner li --amount "120000 CNY" --close-date eom`
    """
    from playbook_cli.render.lines.recorded.recorded_hints import hint_lines
    from playbook_cli.render.lines.recorded.recorded_lines import started_lines
    from playbook_cli.services.authoring.looking_up import load_playbook
    from playbook_cli.services.recording.setting_fields import read_facts
    from playbook_cli.services.recording.starting import start_deal

    wiring = wiring_of(context)
    said = {
        "owner": owner,
        "account": account,
        "amount": amount,
        "currency": currency,
        "close_date": close_date,
    }
    facts = read_facts(wiring.workspace, said)
    whole = name[0] if len(name) == 1 else _join_name(wiring, name, as_json=as_json)
    read = load_playbook(wiring.workspace, playbook)
    opened = start_deal(wiring.workspace, whole, read=read, stage=stage, facts=facts, dry_run=dry_run)
    if as_json:
        from playbook_cli.render.json.deal_json import started_mapping

        return wiring.terminal.print_json(started_mapping(opened, dry_run=dry_run))
    wiring.terminal.print(*started_lines(opened, wiring.terminal, dry_run=dry_run))
    tell_taken_id(wiring, opened.deal.id, opened.state.name)
    wiring.terminal.tell(*hint_lines(opened.deal.history, opened, wiring.now.date()))
    return wiring.terminal.tell(*_lines_on_playbook(wiring, read, named=playbook is not None))


def _join_name(wiring: Wiring, words: Sequence[str], *, as_json: bool) -> str:
    """Several words as one name, where the person at the terminal says that quotes were meant."""
    whole = " ".join(words)
    if wiring.terminal.interactive and not as_json:
        from playbook_cli.cli.asking.few_answers import ask_yes_no

        if ask_yes_no(_("Start one deal called “{name}”?").format(name=clean_line(whole)), wiring.terminal):
            return whole
    command = command_line("start", whole)
    raise typer.BadParameter(_("a name of several words needs quotes: {command}").format(command=command))


def _lines_on_playbook(wiring: Wiring, read: "ReadPlaybook", *, named: bool) -> Iterator[str]:
    """Which playbook the deal is pinned to and why, and how many findings one of the team's own has."""
    from playbook_cli.domain.setting_origin import SettingOrigin
    from playbook_cli.render.lines.setting_lines import doubt_hint, findings_hint, playbook_in_use
    from playbook_cli.services.authoring.linting import count_findings

    origin = SettingOrigin.FLAG if named else wiring.origin_of("playbook")
    yield from playbook_in_use(read, origin, wiring.terminal)
    if origin is SettingOrigin.DEFAULT:
        return  # nobody here could mend the bundled one
    if count := count_findings(wiring.workspace.library, read):
        yield findings_hint(read, count)
    yield from doubt_hint(read)
