"""The options of `export` and `import` that say how another system lays out its deals."""

from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.render.words.translation import later

if TYPE_CHECKING:
    from playbook_cli.domain.exchange.columns import Layout
    from playbook_cli.domain.exchange.table import RawTable, TableMapping


class LayoutName(StrEnum):
    """The layouts that are known; a test holds them to those of the domain."""

    PLAYBOOK = "playbook"
    SALESFORCE = "salesforce"
    HUBSPOT = "hubspot"
    PIPEDRIVE = "pipedrive"
    ZOHO = "zoho"
    ODOO = "odoo"
    FXIAOKE = "fxiaoke"
    XIAOSHOUYI = "xiaoshouyi"


_HEADING_ROWS = 40  # in which headings are looked for
PresetOption = Annotated[
    LayoutName | None,
    typer.Option("--preset", help=later("Whose columns: ours, or those of another system.")),
]
MappingOption = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help=later("A YAML file with your own columns and stages.")),
]


def choose_layout(
    preset: LayoutName | None, said: "TableMapping | None", raw: "RawTable | None" = None
) -> "Layout":
    """The layout that is asked for, else the one of the mapping, else the one that fits the headings."""
    from playbook_cli.domain.exchange.layouts import LAYOUTS, apply_mapping, guess_layout
    from playbook_cli.domain.exchange.table import TableMapping

    mapping = said or TableMapping()
    name = preset or mapping.layout
    if name:
        return apply_mapping(LAYOUTS[name], mapping)
    return guess_layout([row.cells for row in islice(raw.rows if raw else (), _HEADING_ROWS)], mapping)
