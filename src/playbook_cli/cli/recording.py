"""How the commands that record something answer: one line an event, and how the gate stands now."""

from typing import TYPE_CHECKING

from playbook_cli.cli.wiring import Wiring
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.services.recording import Recorded


def tell_taken_id(wiring: Wiring, deal_id: str, name: str) -> None:
    """Say where a deal's name is the id of another deal, which goes first wherever one is named."""
    from playbook_cli.domain.names import slugify_name

    taken = slugify_name(name)
    if taken != deal_id and wiring.workspace.deals.is_at_hand(taken):
        words = _("“{taken}” is the id of another deal; name this one by its own: {id}")
        wiring.terminal.tell(words.format(taken=taken, id=deal_id))


def answer_recorded(
    wiring: Wiring, recorded: "Recorded", *, as_json: bool, dry_run: bool, typed: "Sequence[str]" = ()
) -> None:
    """Say what was recorded, or on a dry run what would be; `typed` are the refs that named its items."""
    terminal = wiring.terminal
    if as_json:
        from playbook_cli.render.json.deal_json import recorded_mapping

        terminal.print_json(recorded_mapping(recorded, dry_run=dry_run))
        return
    from playbook_cli.render.lines.recorded.recorded_hints import (
        hint_lines,
        namesake_lines,
        replaced_step_lines,
    )
    from playbook_cli.render.lines.recorded.recorded_lines import recorded_lines

    if dry_run:
        terminal.tell(_("Dry run: nothing is recorded."))
    terminal.print(*recorded_lines(recorded, terminal))
    terminal.tell(*replaced_step_lines(recorded))
    terminal.tell(*namesake_lines(recorded, typed))
    terminal.tell(*hint_lines(recorded.events, recorded.after, wiring.now.date()))
