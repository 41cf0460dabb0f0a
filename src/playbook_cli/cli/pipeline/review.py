"""`playbook review DEAL`: the one-page deal review."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.options import AsOfOption, DealArgument, DryRunOption, JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.domain.review import Review


class ReviewForm(StrEnum):
    """What the review becomes."""

    PAGE = "page"
    MARKDOWN = "md"
    HTML = "html"


def review(
    context: typer.Context,
    deal: DealArgument,
    form: Annotated[
        ReviewForm,
        typer.Option("--format", help=later("Shown here, as Markdown, or as one HTML file on stdout.")),
    ] = ReviewForm.PAGE,
    done: Annotated[
        bool,
        typer.Option(
            "--done", help=later("Record that the review took place; the next one starts from here.")
        ),
    ] = False,
    as_of: AsOfOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
) -> None:
    """Print the deal review: gate with proof, gaps and what to ask, behaviors, overrides, what happened.

    Example: `playbook review acme --format html > acme.html`
    """
    from playbook_cli.services.pipeline.reviewing import gather_review, record_review

    if done and as_of:
        raise typer.BadParameter(_("a review of the past cannot be recorded"))
    wiring = wiring_of(context).on_day(as_of)
    gathered = gather_review(wiring.workspace, deal)
    if done:
        record_review(wiring.workspace, deal, dry_run=dry_run)
    _answer(wiring, gathered, form, as_json=as_json)


def _answer(wiring: Wiring, gathered: "Review", form: ReviewForm, *, as_json: bool) -> None:
    if as_json:
        from playbook_cli.render.json.review_json import review_mapping

        return wiring.terminal.print_json(review_mapping(gathered))
    from playbook_cli.render.documents.review_document import review_document

    document = review_document(gathered, wiring.now)
    if form is ReviewForm.PAGE:
        from playbook_cli.render.lines.document_lines import document_lines

        return wiring.terminal.print(*document_lines(document, wiring.terminal))
    from playbook_cli.render.documents.document_forms import html_of, markdown_of

    text = html_of(document) if form is ReviewForm.HTML else markdown_of(document)
    return wiring.terminal.print(text.rstrip("\n"))
