"""The options of `export` and `import` that say how another system lays out its deals."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.render.words.translation import later

if TYPE_CHECKING:
    from playbook_cli.domain.exchange.columns import Layout


class LayoutName(StrEnum):
    """The layouts that are known; a test holds them to those of the domain."""

    PLAYBOOK = "playbook"
    SALESFORCE = "salesforce"
    HUBSPOT = "hubspot"


PresetOption = Annotated[
    LayoutName | None, typer.Option("--preset", help=later("Whose columns: ours, Salesforce's or HubSpot's."))
]
MappingOption = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help=later("A YAML file with your own columns and stages.")),
]


def choose_layout(preset: LayoutName | None, mapping: Path | None, header: Sequence[str] = ()) -> "Layout":
    """The layout that is asked for, else the one of the mapping, else the one that fits the headings."""
    from playbook_cli.adapters.exchange_files import load_mapping
    from playbook_cli.domain.exchange.layouts import LAYOUTS, apply_mapping, guess_layout

    said = load_mapping(mapping) if mapping else None
    name = preset or (said.layout if said else None)
    layout = LAYOUTS[name] if name else guess_layout(header)
    if said is None:
        return layout
    return apply_mapping(layout, columns=said.columns, stages=said.stages, system=said.system, days=said.days)
