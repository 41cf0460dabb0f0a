"""What `playbook` alone says: which command does what one wants to do."""

from collections.abc import Iterator

from playbook_cli.render.cell_widths import fit, width_of
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.translation import _

_AROUND = 4  # cells before and between the two columns


def first_guide_lines(terminal: Terminal) -> Iterator[str]:
    """A short guide: what one wants to do, and the command to type; below it where a line is too narrow."""
    rows = _list_wishes()
    width = max(width_of(wish) for wish, _command in rows)
    yield terminal.paint(_("What do you want to do?"), "bold")
    yield ""
    for wish, command in rows:
        painted = terminal.paint(command, "ref")
        fits = width + width_of(command) + _AROUND <= terminal.width
        yield from [f"  {fit(wish, width)}  {painted}"] if fits else [f"  {wish}", f"    {painted}"]
    yield ""
    commands = {"all": "playbook --help", "one": "playbook help next"}
    words = _("All commands: {all}. One command, with an example: {one}.").format(**commands)
    yield from paragraph(words, terminal, whole=list(commands.values()))


def _list_wishes() -> list[tuple[str, str]]:
    """What people want to do, the most frequent first."""
    return [
        (_("start a deal"), f'playbook start "{_("Acme Corp")}"'),
        (_("see what to do next on a deal"), "playbook next acme"),
        (_("record what is done, with evidence"), f'playbook done acme E1.2 -e "{_("mail 11-20")}"'),
        (_("see where one deal stands, or all"), "playbook status"),
        (_("check if a deal may leave its stage"), "playbook check acme"),
        (_("find the deals that have stalled"), "playbook stale"),
        (_("prepare a deal review"), "playbook review acme"),
        (_("search the playbook and your deals"), f"playbook search {_('budget')}"),
        (_("use your team's own playbook"), "playbook adopt team.md"),
        (_("import deals from a CRM"), "playbook import deals.csv --dry-run"),
    ]
