"""`playbook search TEXT`: where the playbook says it, and where the deals do."""

from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.options import JsonOption, PlaybookOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.services.authoring.searching import Found


def search(
    context: typer.Context,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT", help=later("Words to find; case and character width are ignored.")),
    ],
    playbook: PlaybookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find words in the playbook and in your deals: exit code 0 found, 1 not found.

    With --playbook it looks into that playbook alone.

    Example: `playbook search budget`
    """
    from playbook_cli.services.authoring.searching import search as search_for

    wiring = wiring_of(context)
    found = search_for(wiring.workspace, playbook, *text)
    _print(wiring, found, as_json=as_json, bundled=not (playbook or wiring.playbook))
    if not found.hits and not found.in_deals:
        wiring.terminal.tell(_not_found(" ".join(text), playbook))
        raise typer.Exit(ExitCode.NO)


def _print(wiring: Wiring, found: "Found", *, as_json: bool, bundled: bool) -> None:
    """The hits of the deals, then those of the playbook; for scripts the other way round, as ever."""
    if as_json:
        from playbook_cli.render.json.search_json import deal_hit_mapping, hit_mapping

        answer = [*map(hit_mapping, found.hits), *map(deal_hit_mapping, found.in_deals)]
        return wiring.terminal.print_json(answer)
    from playbook_cli.render.lines.pipeline.deal_hit_lines import deal_hit_lines
    from playbook_cli.render.lines.search_lines import hit_lines, source_lines

    wiring.terminal.print(*deal_hit_lines(found.in_deals, wiring.now, wiring.terminal))
    if found.hits and found.in_deals:
        wiring.terminal.print("")
    wiring.terminal.print(*hit_lines(found.hits, wiring.terminal))
    return wiring.terminal.tell(*source_lines(found, wiring.terminal, bundled=bundled))


def _not_found(text: str, playbook: str | None) -> str:
    from playbook_cli.render.lines.search_lines import quote

    words = (
        _("not found in the playbook: {text}")
        if playbook
        else _("found neither in the playbook nor in a deal: {text}")
    )
    return words.format(text=quote(text))
