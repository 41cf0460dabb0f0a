"""`playbook config`: the settings of this store; `playbook config set KEY VALUE`: change one."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from playbook_cli.cli.help_frame import TranslatedCommand, open_family
from playbook_cli.cli.options import DryRunOption, JsonOption
from playbook_cli.cli.wiring import Wiring, wiring_of
from playbook_cli.errors import InvalidArgument
from playbook_cli.render.words.translation import _, later

if TYPE_CHECKING:
    from playbook_cli.errors.codes import Expected
    from playbook_cli.render.lines.setting_lines import ShownSetting

app = open_family()


@app.callback()
def config(context: typer.Context, as_json: JsonOption = False) -> None:
    """Show the settings of this store and where each comes from.

    Example: `playbook config`
    """
    if context.invoked_subcommand:
        return None
    wiring = wiring_of(context)
    shown = [*(_look_up(wiring, key) for key in _CHECKS), _look_up_limits(wiring), _look_up_editor(wiring)]
    if as_json:
        from playbook_cli.render.json.library_json import setting_mapping

        return wiring.terminal.print_json([setting_mapping(one) for one in shown])
    from playbook_cli.render.lines.setting_lines import setting_lines

    return wiring.terminal.print(*setting_lines(shown, wiring.terminal))


@app.command("set", cls=TranslatedCommand)
def set_(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KEY", help=later("playbook, lang, user or color."))],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help=later("A playbook file or id, a language, …"))
    ],
    dry_run: DryRunOption = False,
) -> None:
    """Change one setting of this store; the rest of the file stays as it is.

    Example: `playbook config set playbook team.md`
    """
    wiring = wiring_of(context)
    check = _CHECKS.get(key)
    if check is None:
        raise InvalidArgument("KEY", key, _SETTLED_ELSEWHERE.get(key, "one_of"), tuple(_CHECKS))
    _save(wiring, key, check(wiring, value), dry_run=dry_run)


def set_playbook(wiring: Wiring, file: str) -> None:
    """Make a file the playbook of this store."""
    _save(wiring, "playbook", _check_playbook(wiring, file), dry_run=False)


def _save(wiring: Wiring, key: str, value: str, *, dry_run: bool) -> None:
    from playbook_cli.adapters.settings_file import SETTINGS, save_setting

    path = wiring.home / SETTINGS
    if not dry_run:
        path = save_setting(wiring.home, key, value, lock_timeout=wiring.lock_timeout)
    words = _("would set {key}: {value} in {file}") if dry_run else _("set {key}: {value} in {file}")
    wiring.terminal.tell(words.format(key=key, value=value, file=path))


def _check_playbook(wiring: Wiring, value: str) -> str:
    """The playbook as the settings name it, which can be read."""
    from playbook_cli.adapters.settings_file import name_playbook_setting

    wiring.workspace.library.load(value, wiring.language)
    return name_playbook_setting(wiring.home, value)


def _check_language(wiring: Wiring, value: str) -> str:
    """A language in which there are words or an edition."""
    from playbook_cli.cli.language import check_language

    return check_language(value, wiring.known_languages, argument="VALUE")


def _check_color(wiring: Wiring, value: str) -> str:  # noqa: ARG001  # as every check is called
    from playbook_cli.adapters.settings_file import COLORS

    if value not in COLORS:
        raise InvalidArgument("VALUE", value, "one_of", tuple(COLORS))
    return value


def _check_text(wiring: Wiring, value: str) -> str:  # noqa: ARG001  # as every check is called
    if not value.strip() or not value.isprintable():
        raise InvalidArgument("VALUE", value, "plain_text")
    return value.strip()


_CHECKS: dict[str, Callable[[Wiring, str], str]] = {
    "playbook": _check_playbook,
    "lang": _check_language,
    "user": _check_text,
    "color": _check_color,
}


# A store may be shared, and nobody's store says which program runs on somebody else's machine.
_SETTLED_ELSEWHERE: "Mapping[str, Expected]" = {
    "editor": "settled_by_environment",
    "limits": "settled_by_playbook",
}


def list_setting_keys() -> tuple[str, ...]:
    """What can be set."""
    return tuple(_CHECKS)


def _look_up(wiring: Wiring, key: str) -> "ShownSetting":
    from playbook_cli.render.lines.setting_lines import ShownSetting

    values = {"playbook": wiring.playbook, "lang": wiring.language, "user": wiring.user}
    value = values.get(key) or wiring.environ.get(f"PLAYBOOK_{key.upper()}") or getattr(wiring.settings, key)
    return ShownSetting(key, value or _built_in()[key], wiring.origin_of(key))


def _built_in() -> dict[str, str]:
    """What holds where nobody settled a setting."""
    from playbook_cli.adapters.playbook_files import DEFAULT_PLAYBOOK
    from playbook_cli.render.words.translation import spoken_language

    return {"playbook": DEFAULT_PLAYBOOK, "lang": spoken_language(), "user": "", "color": "auto"}


def _look_up_limits(wiring: Wiring) -> "ShownSetting":
    """How many days a deal may stand in each stage, which the playbook in use alone settles."""
    from playbook_cli.domain.setting_origin import SettingOrigin
    from playbook_cli.errors import PlaybookError
    from playbook_cli.render.lines.setting_lines import ShownSetting

    try:
        stages = wiring.workspace.library.load(wiring.playbook, wiring.language).playbook.stages
    except PlaybookError:
        stages = ()
    days = [str(stage.stale_after_days or "-") for stage in stages if stage.end is None]
    return ShownSetting("limits", ", ".join(days), SettingOrigin.PLAYBOOK)


def _look_up_editor(wiring: Wiring) -> "ShownSetting":
    """The editor that Ctrl-O opens, which the environment alone settles."""
    from playbook_cli.domain.setting_origin import SettingOrigin
    from playbook_cli.render.lines.setting_lines import ShownSetting

    name = next((name for name in ("VISUAL", "EDITOR") if wiring.environ.get(name)), "")
    origin = SettingOrigin.ENVIRONMENT if name else SettingOrigin.DEFAULT
    return ShownSetting("editor", wiring.environ.get(name, ""), origin, name)
