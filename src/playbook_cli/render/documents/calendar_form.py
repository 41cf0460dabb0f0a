"""The next steps of open deals as days of a calendar."""

from collections.abc import Iterable, Iterator

from playbook_cli.domain.exchange.calendar_days import AgreedDay
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.services.workspace import OpenedDeal


def calendar_entries(opened: Iterable[OpenedDeal]) -> Iterator[AgreedDay]:
    """A day for each open deal whose next step has one."""
    for one in opened:
        step = one.state.next_step
        if step is None or step.due is None or not one.state.is_worked:
            continue
        name = clean_line(one.state.name)
        whose = f" ({clean_line(step.whose)})" if step.whose else ""
        yield AgreedDay(
            uid=f"{one.state.id}@playbook",
            day=step.due,
            summary=f"{name}: {clean_line(step.text)}{whose}",
            description=command_line("next", one.state.id),
        )
