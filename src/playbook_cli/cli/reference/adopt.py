"""`playbook adopt FILE`: ask how a file is to be read, and write its guide."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later, plural

if TYPE_CHECKING:
    from playbook_cli.adapters.guide_files import GuidedText
    from playbook_cli.cli.reference.adopt_interview import TerminalGuideAsker
    from playbook_cli.services.authoring.adopting import Adopted


def adopt(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=later("A Markdown file that your team works by."))
    ],
    front_matter: Annotated[
        bool,
        typer.Option(
            "--front-matter", help=later("Write into the front matter of the text, not a file beside it.")
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=later("Ask and show the result, but write nothing."))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Make a playbook of a text as it is: ask about what is unclear, write the answers as its guide.

    Without a terminal it takes the likeliest answers and prints the guide it would write.

    Example: `playbook adopt team.md`
    """
    from playbook_cli.adapters.guide_files import GuidedText
    from playbook_cli.services.authoring.adopting import LikeliestAnswers, work_out_guide

    wiring = wiring_of(context)
    text = GuidedText(file)
    if front_matter:
        text.check_front_matter()
    asks = wiring.terminal.interactive and not as_json
    adopted = work_out_guide(
        text, _asker(wiring) if asks else LikeliestAnswers(), source=text.source, start=text.guide
    )
    if as_json:
        from playbook_cli.render.json.adoption_json import adopted_mapping

        return wiring.terminal.print_json(
            adopted_mapping(adopted, guide_file=str(text.beside), written=False)
        )
    if not asks:
        return _print_guide(wiring, text, adopted)
    return _finish(wiring, text, adopted, front_matter=front_matter, dry_run=dry_run)


def _asker(wiring: Wiring) -> "TerminalGuideAsker":
    from playbook_cli.cli.reference.adopt_interview import TerminalGuideAsker

    return TerminalGuideAsker(wiring.terminal)


def _print_guide(wiring: Wiring, text: "GuidedText", adopted: "Adopted") -> None:
    """The guide on stdout, for a file or an editor; what it makes of the text on stderr."""
    from playbook_cli.writing.guide_writer import write_guide

    if adopted.guide.is_empty:
        wiring.terminal.tell(_reads_as_it_stands(adopted))
        return wiring.terminal.tell(_say_how_to_use(text))
    wiring.terminal.print(write_guide(adopted.guide).removesuffix("\n"))
    if text.is_guided_within:
        return wiring.terminal.tell(_put_in_place(text))
    words = _("{stages} under this guide; nothing was written: save it as {file}")
    return wiring.terminal.tell(words.format(stages=_stages_of(adopted), file=text.beside))


def _put_in_place(text: "GuidedText") -> str:
    words = _("nothing was written: {file} has a guide in its front matter; put these keys in its place")
    return words.format(file=text.source)


def _finish(
    wiring: Wiring, text: "GuidedText", adopted: "Adopted", *, front_matter: bool, dry_run: bool
) -> None:
    """Show the result, write the guide, and offer the text as the store's playbook."""
    from playbook_cli.render.pages.playbook_pages import overview_page
    from playbook_cli.writing.guide_writer import write_guide

    terminal = wiring.terminal
    terminal.show(overview_page(adopted.read.playbook))
    if adopted.guide.is_empty:
        terminal.tell(_reads_as_it_stands(adopted))
    elif adopted.guide == text.guide:
        where = text.path if text.is_guided_within else text.beside
        terminal.tell(_("the guide already says all of this: {file}").format(file=where))
    elif dry_run or text.is_guided_within:
        terminal.print(write_guide(adopted.guide).removesuffix("\n"))
        if text.is_guided_within:
            terminal.tell(_put_in_place(text))
    else:
        _write(wiring, text, adopted, front_matter=front_matter)
    if not dry_run:
        _offer(wiring, text)


def _write(wiring: Wiring, text: "GuidedText", adopted: "Adopted", *, front_matter: bool) -> None:
    if front_matter:
        written = text.write_front_matter(adopted.guide)
    else:
        written = text.write_beside(adopted.guide, anew=text.guide is not None)
    wiring.terminal.tell(_("written: {file}").format(file=written))


def _offer(wiring: Wiring, text: "GuidedText") -> None:
    """Offer the text as this store's playbook."""
    from playbook_cli.cli.asking.few_answers import ask_yes_no
    from playbook_cli.cli.data.config import set_playbook

    if ask_yes_no(_("Make it the playbook of this store, for new deals?"), wiring.terminal):
        set_playbook(wiring, text.source)


def _reads_as_it_stands(adopted: "Adopted") -> str:
    words = _("{stages}; nothing in doubt, so no guide is needed")
    return words.format(stages=_stages_of(adopted))


def _say_how_to_use(text: "GuidedText") -> str:
    from playbook_cli.render.words.suggested_commands import command_line

    words = _("start a deal with it: {start}; use it for every new deal: {settle}")
    start = command_line("start", _("NAME"), "--playbook", text.source)
    return words.format(start=start, settle=command_line("config", "set", "playbook", text.source))


def _stages_of(adopted: "Adopted") -> str:
    return plural("{n} stage", "{n} stages", len(adopted.read.playbook.stages))
