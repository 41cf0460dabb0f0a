"""`playbook replay --playbook P`: what a changed playbook would have said of all past deals."""

from typing import Annotated

import typer

from playbook_cli.cli.options import JsonOption
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import later


def replay(
    context: typer.Context,
    playbook: Annotated[
        str, typer.Option("--playbook", "-p", metavar="FILE|ID", help=later("The changed playbook to try."))
    ],
    as_json: JsonOption = False,
) -> None:
    """Show how a changed playbook would have judged every gate that deals passed; nothing is written.

    Example: `playbook replay --playbook team.md`
    """
    from playbook_cli.services.pipeline.replaying import replay_playbook

    wiring = wiring_of(context)
    found = replay_playbook(wiring.workspace, playbook)
    if as_json:
        from playbook_cli.render.json.replay_json import replay_mapping

        return wiring.terminal.print_json(replay_mapping(found))
    from playbook_cli.render.lines.pipeline.replay_lines import replay_lines

    return wiring.terminal.print(*replay_lines(found, wiring.terminal))
