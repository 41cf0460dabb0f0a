"""Where the files are: the home of deals and settings, chosen from flag, environment and working directory."""

from collections.abc import Mapping
from pathlib import Path

HOME_VARIABLE = "PLAYBOOK_HOME"
TEAM_DIRECTORY = ".playbook"
DEALS = "deals"
SNAPSHOTS = "snapshots"
SETTINGS = "config.yaml"


def find_home(flag: str | None, *, environment: Mapping[str, str], directory: Path) -> Path:
    """The home of deals: `--home`, `PLAYBOOK_HOME`, the nearest `.playbook/` above, or the user's data.

    `directory` is the working directory; a relative flag or variable is taken from there.
    """
    if named := flag or environment.get(HOME_VARIABLE):
        return directory / Path(named).expanduser()
    return _find_team_home(directory) or _find_user_home()


def _find_team_home(directory: Path) -> Path | None:
    places = (place / TEAM_DIRECTORY for place in (directory, *directory.parents))
    return next((place for place in places if place.is_dir()), None)


def _find_user_home() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415  # 15 ms that only the last resort pays

    return user_data_path("playbook", appauthor=False)
