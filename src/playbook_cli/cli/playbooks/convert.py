"""`playbook convert FILE --to FORMAT`: the same playbook as Markdown, YAML or JSON."""

from pathlib import Path
from typing import Annotated

import typer

from playbook_cli.cli.options import DryRunOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, later, plural
from playbook_cli.services.ports.playbook_library import PlaybookFormat


def convert(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=later("A playbook file, or an installed one's id."))
    ],
    to: Annotated[PlaybookFormat, typer.Option("--to", help=later("The format to write."))],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=later("A new file, instead of stdout.")),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Write a playbook in another format; refused where that format would lose something.

    Example: `playbook convert team.md --to yaml > team.yaml`
    """
    from playbook_cli.services.authoring.converting import convert_playbook
    from playbook_cli.services.authoring.looking_up import load_playbook

    wiring = wiring_of(context)
    read = load_playbook(wiring.workspace, file)
    text = convert_playbook(read.playbook, to, wiring.formats, source=read.source)
    deliver_text(wiring, text, output, dry_run=dry_run, markdown=to is PlaybookFormat.MARKDOWN)
    if read.findings:
        hint = plural(
            "{n} finding in the source, so some of it may be misunderstood: {command}",
            "{n} findings in the source, so some of it may be misunderstood: {command}",
            len(read.findings),
            command=command_line("lint", file),
        )
        wiring.terminal.tell(hint)


def deliver_text(
    wiring: Wiring, text: str, output: Path | None, *, dry_run: bool, markdown: bool = True
) -> None:
    """Print a text, or write it to a new file and say so; raises FileExists or WriteFailed."""
    if output is None or dry_run:
        return wiring.terminal.print_document(text.removesuffix("\n") + "\n", markdown=markdown)
    from playbook_cli.adapters.files.new_file import write_new_file

    write_new_file(output, text)
    return wiring.terminal.tell(_("written: {file}").format(file=output))
