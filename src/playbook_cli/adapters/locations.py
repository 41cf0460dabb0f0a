"""Where the files of one user or team are; environment and working directory are passed in, not read."""

import os
from collections.abc import Mapping
from pathlib import Path

TEAM_DIRECTORY = ".playbook"


def find_home(flag: Path | None, *, environ: Mapping[str, str], cwd: Path) -> Path:
    """The home of deals: `--home`, `PLAYBOOK_HOME`, the nearest `.playbook/` above, or the user's data.

    What is named relative is taken from the working directory.
    """
    if named := flag or environ.get("PLAYBOOK_HOME"):
        return cwd / os.path.expanduser(named)  # noqa: PTH111  # Path.expanduser raises for an unknown user
    return _find_team_home(cwd) or _find_user_home()


def _find_team_home(cwd: Path) -> Path | None:
    places = (place / TEAM_DIRECTORY for place in (cwd, *cwd.parents))
    return next((place for place in places if _is_ours(place)), None)


def _is_ours(place: Path) -> bool:
    """Whether this is a directory of this user or of root; one that another user left about is no home."""
    try:
        owner = place.stat().st_uid
    except OSError:
        return False
    trusted = not hasattr(os, "geteuid") or os.geteuid() in {0, owner} or owner == 0
    return trusted and place.is_dir()


def _find_user_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("playbook", appauthor=False)
