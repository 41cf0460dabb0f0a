"""`playbook show [STAGE]`: the playbook as quick reference."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.options import JsonOption, PlaybookOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from rich.console import RenderableType

    from playbook_cli.services.authoring.looking_up import Lookup


def show(
    context: typer.Context,
    stage: Annotated[
        str | None,
        typer.Argument(metavar="STAGE|REF|DEAL", help=later("A stage, an item such as E1, or a deal.")),
    ] = None,
    within: Annotated[
        str | None,
        typer.Argument(metavar="REF", help=later("An item of that stage; of a deal also a stage.")),
    ] = None,
    section: Annotated[
        str | None, typer.Option("--section", "-s", metavar="SECTION", help=later("One section, in full."))
    ] = None,
    item: Annotated[
        str | None, typer.Option("--item", "-i", metavar="REF", help=later("One item, in full."))
    ] = None,
    playbook: PlaybookOption = None,
    deal: Annotated[
        str | None, typer.Option("--deal", metavar="DEAL", help=later("The playbook this deal is pinned to."))
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help=later("Which lines were considered as stages, and why.")),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show the playbook at a glance, a stage, one section of it, one item, or the playbook of a deal.

    Example: `playbook show evaluation/E1`
    """
    from playbook_cli.services.authoring.looking_up import look_up

    if deal and playbook:
        raise typer.BadParameter(
            _("--deal shows the playbook that the deal is pinned to, --playbook another")
        )
    if within and item:
        raise typer.BadParameter(_("name one item: as REF or with --item"))
    wiring = wiring_of(context)
    if explain:
        return _explain(wiring, playbook, as_json=as_json)
    meant = _section_meant(section) if section else None
    lookup = look_up(
        wiring.workspace, playbook, deal=deal, stage=stage, within=within, section=meant, item=item
    )
    if as_json:
        from playbook_cli.render.json.playbook_json import lookup_mapping

        return wiring.terminal.print_json(lookup_mapping(lookup))
    wiring.terminal.show(_page(lookup))
    wiring.terminal.tell(*_lines_on_playbook(wiring, lookup, named=playbook is not None))
    return None


def _section_meant(text: str) -> str:
    """The section that a text names by its heading in the language at hand; else the text as it is."""
    from playbook_cli.domain.names import find_matches
    from playbook_cli.domain.playbook.structure import Section
    from playbook_cli.render.words.kind_words import section_label

    found = find_matches(text, [(section.slug, (section_label(section),)) for section in Section])
    return found[0] if len(found) == 1 else text


def _explain(wiring: Wiring, playbook: str | None, *, as_json: bool) -> None:
    """Print what the reader weighed; a text in which no candidate held is refused as ever."""
    from playbook_cli.services.explaining import explain_playbook

    explanation = explain_playbook(wiring.workspace, playbook)
    if as_json:
        from playbook_cli.render.json.explanation_json import explanation_mapping

        wiring.terminal.print_json(explanation_mapping(explanation))
    else:
        from playbook_cli.render.lines.explanation_lines import explanation_lines

        wiring.terminal.print(*explanation_lines(explanation, wiring.terminal))
    if explanation.report.candidates and explanation.report.chosen is None:
        raise typer.Exit(ExitCode.CANNOT)


def _lines_on_playbook(wiring: Wiring, lookup: "Lookup", *, named: bool) -> Iterator[str]:
    """Which playbook this is and why, where nobody named it; and how many findings its reader has."""
    from playbook_cli.render.lines.setting_lines import (
        doubt_hint,
        findings_hint,
        pinned_edition,
        playbook_in_use,
    )

    if lookup.pinned:
        yield from pinned_edition(lookup.read.playbook, lookup.pinned, wiring.terminal)
    elif not named:
        yield from playbook_in_use(lookup.read, wiring.origin_of("playbook"), wiring.terminal)
    if lookup.read.findings:
        yield findings_hint(lookup.read, len(lookup.read.findings))
    yield from doubt_hint(lookup.read)


def _page(lookup: "Lookup") -> "RenderableType":
    from playbook_cli.render.pages import playbook_pages as pages

    playbook = lookup.read.playbook
    if lookup.place:
        from playbook_cli.render.pages.item_page import item_page

        return item_page(lookup.place, deal=lookup.pinned.deal if lookup.pinned else None)
    if lookup.section:
        stages = [lookup.stage] if lookup.stage else list(playbook.stages)
        return pages.section_pages(stages, lookup.section)
    return pages.stage_page(playbook, lookup.stage) if lookup.stage else pages.overview_page(playbook)
