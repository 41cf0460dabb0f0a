"""`playbook convert FILE --to FORMAT`: the same playbook as Markdown, YAML or JSON."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import DryRunOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


class PlaybookFormat(StrEnum):
    """What a playbook can be written as."""

    MARKDOWN = "md"
    YAML = "yaml"
    JSON = "json"


def convert(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=_("A playbook file, or an installed one's id."))
    ],
    to: Annotated[PlaybookFormat, typer.Option("--to", help=_("The format to write."))],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("A new file, instead of stdout."))
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Write a playbook in another format; reading the result gives the same playbook.

    Example: `playbook convert team.md --to yaml > team.yaml`
    """
    from playbook_cli.services.playbooks import load_playbook

    wiring = wiring_of(context)
    read = load_playbook(wiring.workspace, file)
    deliver_text(wiring, _write(read.playbook, to), output, dry_run=dry_run)
    if read.findings:
        hint = _("{n} findings in the source; not all of it may have been understood: playbook lint {file}")
        wiring.terminal.tell(hint.format(n=len(read.findings), file=read.source))


def _write(playbook: "Playbook", form: PlaybookFormat) -> str:
    from playbook_cli.writing import playbook_writer

    writers = {
        PlaybookFormat.MARKDOWN: playbook_writer.write_markdown,
        PlaybookFormat.YAML: playbook_writer.write_yaml,
        PlaybookFormat.JSON: playbook_writer.write_json,
    }
    return writers[form](playbook)


def deliver_text(wiring: Wiring, text: str, output: Path | None, *, dry_run: bool) -> None:
    """Print a text, or write it to a new file and say so; raises FileExists or WriteFailed."""
    if output is None or dry_run:
        return wiring.terminal.print(text.removesuffix("\n"))
    from playbook_cli.adapters.new_file import write_new_file

    write_new_file(output, text)
    return wiring.terminal.tell(_("written: {file}").format(file=output))
