"""Search the playbook, and the deals."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.deal.deal_search import DealHit, search_deal
from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.texts.text_search import Hit, search_playbook
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.authoring.looking_up import load_playbook
from playbook_cli.services.workspace import Workspace, open_all


@dataclass(frozen=True, slots=True)
class Found:
    """Every text that holds the words: of a playbook in the order of its source, of deals by their ids."""

    read: ReadPlaybook
    hits: tuple[Hit, ...]
    in_deals: tuple[DealHit, ...] = ()


def search(workspace: Workspace, reference: str | None, *words: str) -> Found:
    """Find the words in the playbook that is named, else in the one in use and in every deal."""
    read = load_playbook(workspace, reference)
    hits = tuple(search_playbook(read.playbook, *words))
    return Found(read, hits, () if reference else tuple(_search_deals(workspace, words)))


def _search_deals(workspace: Workspace, words: Sequence[str]) -> Iterator[DealHit]:
    for opened in open_all(workspace):
        yield from search_deal(opened.deal, opened.state, opened.playbook, *words)
