"""Settings, and the playbook in use, with who settled each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.setting_origin import SettingOrigin
from playbook_cli.domain.text import clean_line
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.cell_widths import fit, width_of
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.words.phrases import short_hash
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.render.terminal import Terminal
    from playbook_cli.services.authoring.looking_up import PinnedEdition


@dataclass(frozen=True, slots=True)
class ShownSetting:
    """One setting as it stands; `value` is empty where nothing settles it.

    `variable` is the name in the environment that can settle it, where it is not the one of this program.
    """

    key: str
    value: str
    origin: SettingOrigin
    variable: str = ""


def setting_lines(shown: Sequence[ShownSetting], terminal: Terminal) -> Iterator[str]:
    """One line a setting: key, value, who settled it."""
    values = [clean_line(one.value) or "-" for one in shown]
    keys = max(width_of(one.key) for one in shown)
    width = max(map(width_of, values))
    for one, value in zip(shown, values, strict=True):
        key = fit(one.key, keys)
        said = f"{key}  {fit(value, width)} "
        first, *more = paragraph(_settled_by(one), terminal, sign=said, style="dim")
        yield from (terminal.paint(key, "ref") + first.removeprefix(key), *more)


def _settled_by(one: ShownSetting) -> str:
    return {
        SettingOrigin.FLAG: _("named on the command line"),
        SettingOrigin.ENVIRONMENT: _("from the environment, {name}").format(
            name=one.variable or f"PLAYBOOK_{one.key.upper()}"
        ),
        SettingOrigin.SETTINGS: _("set in config.yaml"),
        SettingOrigin.PLAYBOOK: _("days in each stage, set by the playbook (stale_after)"),
        SettingOrigin.DEFAULT: _("default"),
    }[one.origin]


def playbook_in_use(read: ReadPlaybook, origin: SettingOrigin, terminal: Terminal) -> Iterator[str]:
    """Which playbook is in use, and why."""
    words = {
        SettingOrigin.FLAG: _("playbook: {title}, {file} (named on the command line)"),
        SettingOrigin.ENVIRONMENT: _("playbook: {title}, {file} (from PLAYBOOK_PLAYBOOK)"),
        SettingOrigin.SETTINGS: _("playbook: {title}, {file} (this store's, set in config.yaml)"),
        SettingOrigin.DEFAULT: _("playbook: {title} (the bundled one; to use your own: {command})"),
    }[origin]
    command = command_line("config", "set", "playbook", _("FILE"))
    said = words.format(title=read.playbook.title, file=read.source, command=command)
    yield from paragraph(said, terminal, whole=[command, read.source])


def pinned_edition(playbook: Playbook, pinned: PinnedEdition, terminal: Terminal) -> Iterator[str]:
    """Which edition a deal follows, and whether another one is installed by now."""
    follows, current = pinned.deal.playbook, pinned.current
    if current is None:
        words = _("{deal} follows {title}, edition {edition} ({hash}), which is not installed here")
    elif current.digest == follows.version:
        words = _("{deal} follows {title}, edition {edition} ({hash}), the one that is installed")
    else:
        words = _(
            "{deal} follows {title}, edition {edition} ({hash}); another is installed by now: {command}"
        )
    command = command_line("diff", pinned.deal.id)
    said = words.format(
        deal=clean_line(pinned.deal.name),
        title=clean_line(playbook.title),
        edition=".".join(filter(None, (follows.id, follows.language))),
        hash=short_hash(follows.version),
        command=command,
    )
    yield from paragraph(said, terminal, whole=[command])


def findings_hint(read: ReadPlaybook, count: int) -> str:
    """How many findings a playbook has, and where to read them."""
    return plural(
        "{n} finding in this file, listed by {command}",
        "{n} findings in this file, listed by {command}",
        count,
        command=command_line("lint", read.source),
    )


def doubt_hint(read: ReadPlaybook) -> Iterator[str]:
    """A line where a text was read that could be something else as well: how to settle it."""
    if any(finding.code == "doubtful" for finding in read.findings):
        words = _("it was read as a playbook, but may be something else; to settle it: {command}")
        yield words.format(command=command_line("adopt", read.source))
