"""Which item of a deal's stage is meant, chosen from a list that filters as one types."""

from playbook_cli.adapters.prompts import Choice
from playbook_cli.cli.asking.few_answers import list_words, require_one
from playbook_cli.domain.deal.gate import item_status
from playbook_cli.domain.deal.marks import Marks
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.render.cell_widths import crop, fit
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.kind_words import ITEM_SIGNS
from playbook_cli.render.words.translation import _
from playbook_cli.services.workspace import OpenedDeal

_REF_WIDTH = 6
_MARGIN = 12  # cells for the mark, the sign and the ref


def choose_item(opened: OpenedDeal, terminal: Terminal, *, only_marked: bool = False) -> str | None:
    """Ask which item of the stage is meant, the exit criteria and what is open first; gives its ref.

    None where only those that are marked may be meant, and none is.
    """
    marks = opened.state.marks
    places = sorted(
        (place for place in find_places(opened.stage) if not only_marked or _is_marked(place, marks)),
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
    if not choices:
        return None
    words = list_words(_("no item contains these words"), _("Esc leaves"))
    return require_one(_("Which item?"), choices, words)


def _is_marked(place: Place, marks: Marks) -> bool:
    return item_status(place, marks) is not ItemStatus.OPEN
