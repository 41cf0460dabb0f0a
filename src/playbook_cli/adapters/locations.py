"""Where the store of one user or team is; environment and working directory are passed in, not read."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from playbook_cli.errors import InvalidArgument, NoUserHome, UnreadableFile
from playbook_cli.late_dataclasses import dataclass

TEAM_DIRECTORY = ".playbook"
FILES: Final = "file"
DATABASE: Final = "postgresql"
SCHEMES: Final = (FILES, DATABASE)
_ALIASES: Final = {"postgres": DATABASE}  # as libpq reads it too
_MASKED: Final = r"(?i)(?<=://)([^:@/?#\s]*):.*@|([?&](?:ssl)?password=)[^&\s]*"
_ADDRESS: Final = r"(?s)(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<rest>.*)"


@dataclass(frozen=True, slots=True)
class StrangersHome:
    """A team's directory that is not used, because it or a link in it is somebody else's."""

    directory: Path
    owner: str


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """Where a store is: its scheme, and the directory of its files.

    Of a database, `url` is what libpq reads; settings and installed playbooks are in the directory.
    `passed_over` is a team's directory that was nearer and is not used.
    """

    scheme: str
    directory: Path
    url: str = ""
    passed_over: StrangersHome | None = None

    @property
    def shown(self) -> str:
        """The address as it may be shown."""
        return mask_password(self.url) if self.url else os.fspath(self.directory)


def find_store(flag: str | None, *, environ: Mapping[str, str], cwd: Path) -> StoreAddress:
    """The store: `--home`, `PLAYBOOK_HOME`, the nearest `.playbook/` above, or the user's data.

    Raises InvalidArgument for an address that is not understood, NoUserHome, and UnreadableFile for the home
    of a user that nobody knows.
    """
    if flag:
        return read_address(flag, argument="--home", cwd=cwd)
    if named := environ.get("PLAYBOOK_HOME"):
        return read_address(named, argument="PLAYBOOK_HOME", cwd=cwd)
    team, passed_over = _find_team_home(cwd)
    return StoreAddress(FILES, team or _find_user_home(), passed_over=passed_over)


def read_address(text: str, *, argument: str, cwd: Path) -> StoreAddress:
    """The store that a text names: a directory, relative to `cwd`, or the address of one.

    An address is `file://` with an absolute path, or `postgresql://` as libpq reads it.
    """
    match = re.fullmatch(_ADDRESS, text) if "://" in text else None
    if match is None:
        return StoreAddress(FILES, cwd / _expand_user(text))
    scheme = match["scheme"].lower()
    scheme = _ALIASES.get(scheme, scheme)
    if scheme not in SCHEMES:
        known = tuple(f"{scheme}://" for scheme in SCHEMES)
        raise InvalidArgument(argument, mask_password(text), "store_address", known)
    if scheme == DATABASE and _has_stray_sign(match["rest"]):
        raise InvalidArgument(argument, mask_password(text), "database_address")
    if scheme == DATABASE:
        return StoreAddress(DATABASE, _find_user_settings(), f"{DATABASE}://{match['rest']}")
    from urllib.parse import unquote

    path = unquote(match["rest"])
    if not path.startswith("/") or "\0" in path:
        raise InvalidArgument(argument, text, "absolute_address")
    return StoreAddress(FILES, Path(drop_slash_of_drive(path, on_windows=sys.platform == "win32")))


def is_store(directory: Path) -> bool:
    """Whether deals may be put into a directory that was named: they are there, or it is empty.

    Raises UnreadableFile.
    """
    from playbook_cli.adapters.files.regular_file import list_names

    names = list_names(directory)
    return not names or not {"deals", "snapshots", "config.yaml"}.isdisjoint(names)


def drop_slash_of_drive(path: str, *, on_windows: bool) -> str:
    """The path of an address; on Windows that of `file:///C:/deals` begins with its drive."""
    return path[1:] if on_windows and re.match(r"/[A-Za-z]:", path) else path


def _expand_user(text: str) -> str:
    """The text with the home of the user that it begins with; raises NoUserHome or UnreadableFile."""
    place = os.path.expanduser(text)  # noqa: PTH111  # Path's raises for an unknown user
    if place == text == "~" or place.startswith(("~/", "~\\")):
        raise NoUserHome
    if text.startswith("~") and place != text and not os.path.isabs(place):  # noqa: PTH117  # a HOME that is none
        raise NoUserHome
    if place.startswith("~"):  # nothing is made under the name of a user that is mistyped
        raise UnreadableFile(text, "no_user")
    return place


def _has_stray_sign(rest: str) -> bool:
    """Whether a sign of a password would be taken for an end of it, and the rest for a host that is shown."""
    server, _slash, path = rest.partition("?")[0].partition("/")
    return server.count("@") > 1 or "@" in path


def mask_password(text: str) -> str:
    """A text in which no address shows its password."""
    return re.sub(_MASKED, lambda found: f"{found[1]}:***@" if found[2] is None else f"{found[2]}***", text)


def find_index(home: Path) -> Path:
    """Where the index of a store lies: in the cache of whoever asks, named for the path of the store.

    Raises NoUserHome.
    """
    from binascii import crc32

    return _find_user_cache() / "index" / f"{crc32(os.fsencode(home)):08x}.sqlite3"


def find_kept() -> Path:
    """Where playbooks lie that were read before; raises NoUserHome."""
    return _find_user_cache() / "playbooks"


def _find_user_cache() -> Path:
    """Where what can be made anew is kept; on Linux without platformdirs, which takes longer than that."""
    if sys.platform == "linux":
        named = os.environ.get("XDG_CACHE_HOME", "").strip()
        place = _in_a_home(lambda: Path(named or "~/.cache").expanduser() / "playbook")
        if place.is_absolute():
            return place
    from platformdirs import user_cache_path

    return _in_a_home(lambda: user_cache_path("playbook", appauthor=False))


def _in_a_home(find: Callable[[], Path]) -> Path:
    """A place of this user's; raises NoUserHome where nothing says which home is theirs."""
    try:
        place = find()
    except RuntimeError as error:  # from pathlib and from platformdirs
        raise NoUserHome from error
    if place.parts[:1] == ("~",):  # as older versions of platformdirs leave it
        raise NoUserHome
    return place


def _find_team_home(cwd: Path) -> tuple[Path | None, StrangersHome | None]:
    """The nearest team's directory above that may be used, and a nearer one that may not."""
    passed_over: StrangersHome | None = None
    for place in (directory / TEAM_DIRECTORY for directory in (cwd, *cwd.parents)):
        if not os.path.isdir(place):  # noqa: PTH112  # Path's raises where the directory above is closed to us
            continue
        owner = _find_stranger(place)
        if owner is None:
            return place, passed_over
        passed_over = passed_over or StrangersHome(place, owner)
    return None, passed_over


def _find_stranger(place: Path) -> str | None:
    """Who but this user and root owns a directory, the link to it or a link in it; None where nobody does.

    What another user left about is no home, not for root either: its owner could send our deals anywhere.
    """
    if sys.platform == "win32":
        return None  # access follows the folder's own rules there
    try:
        owners = [place.lstat().st_uid, place.stat().st_uid]
        owners += [entry.lstat().st_uid for entry in place.iterdir() if entry.is_symlink()]
    except OSError:
        return "?"
    strangers = [owner for owner in owners if owner not in {os.geteuid(), 0}]
    return _name_of(strangers[0]) if strangers else None


def _name_of(user: int) -> str:
    if sys.platform == "win32":
        return str(user)
    import pwd

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _find_user_home() -> Path:
    from platformdirs import user_data_path

    return _in_a_home(lambda: user_data_path("playbook", appauthor=False))


def _find_user_settings() -> Path:
    from platformdirs import user_config_path

    return _in_a_home(lambda: user_config_path("playbook", appauthor=False))
