"""`playbook doctor`: is the store sound? Exit code 1 when something is wrong."""

from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.cli.options import JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.render.words.translation import later

if TYPE_CHECKING:
    from playbook_cli.domain.trouble import Trouble
    from playbook_cli.services.inspecting import Repaired


def doctor(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help=later("Carry out each “repair:” line; nothing is deleted."))
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check every file of the store, with exit code 1 when something is wrong.

    Example: `playbook doctor --repair`
    """
    from playbook_cli.services.inspecting import examine_store, repair_store

    wiring = wiring_of(context)
    if repair:
        repaired, troubles = repair_store(wiring.workspace, wiring.inspector)
    else:
        repaired, troubles = (), examine_store(wiring.workspace, wiring.inspector)
    _answer(wiring, repaired, troubles, as_json=as_json)
    if troubles:
        raise typer.Exit(ExitCode.NO)


def _answer(
    wiring: Wiring, repaired: "tuple[Repaired, ...]", troubles: "tuple[Trouble, ...]", *, as_json: bool
) -> None:
    if as_json:
        from playbook_cli.render.json.store_json import doctor_mapping

        wiring.terminal.print_json(doctor_mapping(repaired, troubles))
        return
    from playbook_cli.render.words import trouble_words as words

    wiring.terminal.print(*words.repaired_lines(repaired, wiring.terminal))
    wiring.terminal.print(*words.trouble_lines(troubles, wiring.terminal))
