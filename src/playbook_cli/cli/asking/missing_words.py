"""What a command line left out, asked for where a person types it; scripts get the usage error as ever."""

from collections.abc import Callable, Sequence
from typing import Final

from playbook_cli.cli.click_types import Context, MissingParameter
from playbook_cli.cli.commands import OF_CLOSED_DEALS, OF_OPEN_DEALS
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.errors import NotFound
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.translation import _


def may_ask(words: Sequence[str], terminal: Terminal) -> bool:
    """Whether somebody sits at the terminal and did not ask for JSON."""
    return "--json" not in words and terminal.interactive


def ask_missing(missing: MissingParameter, words: Sequence[str], context: Context) -> list[str] | None:
    """The command line with what was left out; None where that cannot be asked for."""
    parameter = missing.param
    ask = _ASKED.get(str(parameter.name)) if parameter else None
    answer = ask(context) if ask else None
    if parameter is None or answer is None:
        return None
    if parameter.param_type_name == "option":
        return [f"{parameter.opts[-1]}={answer}", *words]
    ends_options = answer.startswith("-") and "--" not in words
    return [*words, *(["--"] if ends_options else []), answer]


def ask_deal(wiring: Wiring, command: str) -> str | None:
    """Ask which deal a command is about; None where there is none that it could be.

    Raises NotFound where there is no deal at all, which no help of a command would tell.
    """
    from playbook_cli.services.pipeline.choosing import list_choosable

    deals = list_choosable(wiring.workspace)
    if not deals:
        raise NotFound("open_deal", "")
    if command in OF_OPEN_DEALS:
        deals = [deal for deal in deals if deal.status is DealStatus.OPEN and not deal.archived]
    elif command in OF_CLOSED_DEALS:
        deals = [deal for deal in deals if deal.status not in (DealStatus.OPEN, None)]
    if not deals:
        return None
    from playbook_cli.cli.asking.deal_picker import choose_deal

    return choose_deal(deals, wiring.terminal)


def ask_reason() -> str:
    """Ask why."""
    return _ask_words(_("Why? (kept in the log)"))


def _ask_deal(context: Context) -> str | None:
    return ask_deal(wiring_of(context), str(context.info_name))


def _ask_ref(context: Context) -> str | None:
    from playbook_cli.cli.asking.item_picker import choose_item
    from playbook_cli.services.workspace import open_deal

    wiring = wiring_of(context)
    opened = open_deal(wiring.workspace, context.params["deal"])
    return choose_item(opened, wiring.terminal, only_marked=context.info_name == "undone")


def _ask_reason(context: Context) -> str | None:  # noqa: ARG001  # as every question is called
    return ask_reason()


def _ask_name(context: Context) -> str | None:
    renamed = context.info_name == "rename"
    return _ask_words(_("What is its new name?") if renamed else _("What do you call the deal?"))


def _ask_text(context: Context) -> str | None:
    searched = context.info_name == "search"
    return _ask_words(_("What are you looking for?") if searched else _("What is to be noted?"))


def _ask_outcome(context: Context) -> str | None:  # noqa: ARG001  # as every question is called
    from playbook_cli.adapters.prompts import Choice
    from playbook_cli.cli.asking.few_answers import require_one
    from playbook_cli.render.words.kind_words import deal_status_label

    ends = (DealStatus.WON, DealStatus.LOST, DealStatus.NO_DECISION)
    choices = [Choice(end.slug, deal_status_label(end)) for end in ends]
    return require_one(_("How does it end?"), choices)


def _ask_words(question: str) -> str:
    from playbook_cli.cli.asking.asked_words import require_words_at

    return require_words_at(question)


_ASKED: Final[dict[str, Callable[[Context], str | None]]] = {
    "deal": _ask_deal,
    "refs": _ask_ref,
    "reason": _ask_reason,
    "name": _ask_name,
    "text": _ask_text,
    "outcome": _ask_outcome,
}
