"""`playbook search TEXT`: where the playbook says it."""

from typing import Annotated

import typer

from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.options import JsonOption, PlaybookOption
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import _, later


def search(
    context: typer.Context,
    text: Annotated[
        str,
        typer.Argument(metavar="TEXT", help=later("Words to find; case and character width are ignored.")),
    ],
    playbook: PlaybookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find words in the playbook, with stage, ref and line: exit code 0 found, 1 not found.

    Example: `playbook search budget`
    """
    from playbook_cli.render.lines import search_lines
    from playbook_cli.services.authoring import searching

    wiring = wiring_of(context)
    found = searching.search(wiring.workspace, playbook, text)
    if as_json:
        wiring.terminal.print_json([search_lines.hit_mapping(hit) for hit in found.hits])
    else:
        wiring.terminal.print(*search_lines.hit_lines(found.hits, wiring.terminal))
    if not found.hits:
        wiring.terminal.tell(_("not found in the playbook: {text}").format(text=search_lines.quote(text)))
        raise typer.Exit(ExitCode.NO)
    if not as_json:
        wiring.terminal.tell(*search_lines.source_lines(found, wiring.terminal))
