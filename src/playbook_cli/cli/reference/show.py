"""`playbook show [STAGE]`: the playbook as quick reference."""

from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import JsonOption, PlaybookOption
from playbook_cli.cli.wiring import wiring_of
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from rich.console import RenderableType

    from playbook_cli.services.playbooks import Lookup


def show(
    context: typer.Context,
    stage: Annotated[
        str | None, typer.Argument(metavar="STAGE", help=_("Its name, its number or a part of its name."))
    ] = None,
    section: Annotated[
        str | None, typer.Option("--section", "-s", metavar="SECTION", help=_("One section, in full."))
    ] = None,
    item: Annotated[
        str | None, typer.Option("--item", "-i", metavar="REF", help=_("One item, in full."))
    ] = None,
    playbook: PlaybookOption = None,
    deal: Annotated[
        str | None, typer.Option("--deal", metavar="DEAL", help=_("The playbook this deal is pinned to."))
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the playbook at a glance, a stage, one section of it, or one item.

    Example: `playbook show Evaluation --item E1`
    """
    from playbook_cli.services.playbooks import look_up

    if deal and playbook:
        raise typer.BadParameter(
            _("--deal shows the playbook that the deal is pinned to, --playbook another")
        )
    wiring = wiring_of(context)
    lookup = look_up(wiring.workspace, playbook, deal=deal, stage=stage, section=section, item=item)
    if as_json:
        from playbook_cli.render.json.playbook_json import lookup_mapping

        return wiring.terminal.print_json(lookup_mapping(lookup))
    wiring.terminal.show(_page(lookup))
    if lookup.read.findings:
        wiring.terminal.tell(_findings_hint(lookup))
    return None


def _findings_hint(lookup: "Lookup") -> str:
    from playbook_cli.render.words.commands import command_line

    return plural(
        "{n} finding in this file, listed by {command}",
        "{n} findings in this file, listed by {command}",
        len(lookup.read.findings),
        command=command_line("lint", lookup.read.source),
    )


def _page(lookup: "Lookup") -> "RenderableType":
    from playbook_cli.render.pages import playbook_pages as pages

    playbook = lookup.read.playbook
    if lookup.place:
        return pages.item_page(lookup.place)
    if lookup.section:
        stages = [lookup.stage] if lookup.stage else list(playbook.stages)
        return pages.section_pages(stages, lookup.section)
    return pages.stage_page(playbook, lookup.stage) if lookup.stage else pages.overview_page(playbook)
