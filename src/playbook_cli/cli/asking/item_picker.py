"""Which item of a deal's stage is meant, chosen from a list that filters as one types."""

from playbook_cli.adapters.list_prompt import ask_filtered
from playbook_cli.adapters.prompts import Choice
from playbook_cli.domain.deal.gate import item_status
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import find_places
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.render.cell_widths import crop, fit
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.kind_words import ITEM_SIGNS
from playbook_cli.render.words.translation import _
from playbook_cli.services.workspace import OpenedDeal

_REF_WIDTH = 6
_MARGIN = 12  # cells for the mark, the sign and the ref


def choose_item(opened: OpenedDeal, terminal: Terminal) -> str:
    """Ask which item of the stage is meant, the exit criteria and what is open first; gives its ref."""
    marks = opened.state.marks
    places = sorted(
        find_places(opened.stage),
        key=lambda place: (
            place.section is not Section.EXIT_CRITERIA,
            item_status(place, marks) is not ItemStatus.OPEN,
        ),
    )
    choices = [
        Choice(
            place.ref,
            f"{ITEM_SIGNS[item_status(place, marks)][0]} {fit(place.ref, _REF_WIDTH)} "
            f"{crop(place.text, terminal.width - _MARGIN)}",
        )
        for place in places
    ]
    return ask_filtered(
        _("Which item?"),
        choices,
        hint=_("type to filter · arrows, Enter"),
        nothing=_("no item contains these words"),
    )
