"""`playbook start NAME`: begin a deal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import DryRunOption, JsonOption, PlaybookOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import later

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook


def start(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=later("What you call the deal."))],
    playbook: PlaybookOption = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar="STAGE", help=later("Start in this stage instead of the first.")),
    ] = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Start a deal and pin the playbook as it is today.

    Example: `playbook start "Acme 集团"`
    """
    from playbook_cli.render.lines.recorded_lines import started_lines
    from playbook_cli.services.authoring.playbooks import load_playbook
    from playbook_cli.services.recording.deals import start_deal

    wiring = wiring_of(context)
    read = load_playbook(wiring.workspace, playbook)
    opened = start_deal(wiring.workspace, name, read=read, stage=stage, dry_run=dry_run)
    if as_json:
        from playbook_cli.render.json.deal_json import started_mapping

        return wiring.terminal.print_json(started_mapping(opened, dry_run=dry_run))
    wiring.terminal.print(*started_lines(opened, wiring.terminal, dry_run=dry_run))
    return wiring.terminal.tell(*_lines_on_playbook(wiring, read, named=playbook is not None))


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
