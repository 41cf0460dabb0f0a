"""Arguments and options that several commands share, each with one spelling and one help text."""

from typing import Annotated, Final

import typer

from playbook_cli.render.words.translation import later

DealArgument = Annotated[
    str, typer.Argument(metavar="DEAL", help=later("Its id, its name, or a part that matches only one deal."))
]
CommandNames: Final = typer.Argument(metavar="COMMAND", help=later("A command, such as next."))
RefsArgument = Annotated[
    list[str],
    typer.Argument(metavar="REF…", help=later("E1, E1.2, evaluation/E1, an id or part of a name.")),
]
PlaybookOption = Annotated[
    str | None,
    typer.Option(
        "--playbook", "-p", metavar="FILE|ID", help=later("A playbook file, or the id of an installed one.")
    ),
]
ReasonOption = Annotated[
    str,
    typer.Option("--reason", metavar="TEXT", help=later("Why; it is kept in the log.")),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help=later("Answer as JSON.")),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=later("Show what would be recorded, but record nothing."))
]
StrictOption = Annotated[
    bool,
    typer.Option("--strict", help=later("Count only what has evidence or was waived.")),
]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        "-e",
        metavar="TEXT",
        help=later("What proves it: words, a link or a file; may be repeated."),
    ),
]
ConfirmedByOption = Annotated[
    str | None,
    typer.Option("--confirmed-by", metavar="WHO", help=later("Who on the customer's side confirmed it.")),
]
OptionalReasonOption = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help=later("Why; it is kept in the log."))
]
OverrideOption = Annotated[
    bool, typer.Option("--override", help=later("Pass a gate that is not met; needs --reason."))
]
ToOption = Annotated[
    str | None,
    typer.Option("--to", metavar="STAGE", help=later("This stage instead of the next or the previous one.")),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help=later("Answer as of the end of that day.")),
]
OwnerOption = Annotated[
    str | None, typer.Option("--owner", metavar="NAME", help=later("The seller who works the deal."))
]
