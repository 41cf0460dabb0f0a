"""Keeping what was understood of a table as a mapping file, for the next table of its kind."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from playbook_cli.cli.wiring import Wiring
from playbook_cli.render.words.phrases import list_names
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from playbook_cli.services.importing.import_plan import ImportPlan


def tell_next_time(wiring: Wiring, source: str, path: Path) -> None:
    """Say how the answers that were kept serve the next import."""
    wiring.terminal.tell(
        _("next time: playbook import {file} --mapping {path}").format(file=source, path=str(path))
    )


def save_headings(wiring: Wiring, source: str, header: Iterable[str], path: Path) -> None:
    """Write a mapping to be filled in, where no column is known to name the deals.

    Raises FileExists.
    """
    from playbook_cli.adapters.files.new_file import write_new_file
    from playbook_cli.render.documents.mapping_form import heading_lines

    write_new_file(path, "\n".join(heading_lines(header)) + "\n")
    wiring.terminal.print(_("mapping: {path}").format(path=str(path)))
    wiring.terminal.tell(
        _("say in it which column is which, then run: playbook import {file} --mapping {path}").format(
            file=source, path=str(path)
        )
    )


def save_mapping(wiring: Wiring, plan: "ImportPlan", path: Path, *, goes_on: bool = False) -> None:
    """Write a mapping where no file is yet, and say what is left to do, or how it serves the next import.

    Raises FileExists.
    """
    import typer

    from playbook_cli.adapters.files.new_file import write_new_file
    from playbook_cli.render.documents.mapping_form import mapping_lines

    if plan.understood is None:
        raise typer.BadParameter(_("a mapping is for a table; an export already holds all of this"))
    text = "\n".join(mapping_lines(plan.understood)) + "\n"
    write_new_file(path, text)
    wiring.terminal.print(_("mapping: {path}").format(path=str(path)))
    if goes_on:
        return
    if waiting := [stage for stage in plan.understood.open_stages if not stage.suggested]:
        wiring.terminal.tell(
            _("say which stage each of these is here: {names}").format(
                names=list_names(s.label for s in waiting)
            )
        )
    wiring.terminal.tell(
        _("check it, then run: playbook import {file} --mapping {path}").format(
            file=plan.source, path=str(path)
        )
    )
