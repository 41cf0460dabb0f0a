"""Where the store of one user or team is; environment and working directory are passed in, not read."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook_cli.errors import InvalidArgument

TEAM_DIRECTORY = ".playbook"
FILES: Final = "file"
SCHEMES: Final = (FILES,)
_ADDRESS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """Where a store is: its scheme, and the directory of its files."""

    scheme: str
    directory: Path


def find_store(flag: str | None, *, environ: Mapping[str, str], cwd: Path) -> StoreAddress:
    """The store: `--home`, `PLAYBOOK_HOME`, the nearest `.playbook/` above, or the user's data.

    Raises InvalidArgument for an address that is not understood.
    """
    if flag:
        return read_address(flag, argument="--home", cwd=cwd)
    if named := environ.get("PLAYBOOK_HOME"):
        return read_address(named, argument="PLAYBOOK_HOME", cwd=cwd)
    return StoreAddress(FILES, _find_team_home(cwd) or _find_user_home())


def read_address(text: str, *, argument: str, cwd: Path) -> StoreAddress:
    """The store that a text names: a directory, relative to `cwd`, or `file://` and an absolute path."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return StoreAddress(FILES, cwd / os.path.expanduser(text))  # noqa: PTH111  # Path's raises for an unknown user
    if match["scheme"].lower() not in SCHEMES:
        raise InvalidArgument(argument, text, "store_address", tuple(f"{scheme}://" for scheme in SCHEMES))
    if not match["rest"].startswith("/"):
        raise InvalidArgument(argument, text, "absolute_address")
    from urllib.parse import unquote

    return StoreAddress(FILES, Path(unquote(match["rest"])))


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
