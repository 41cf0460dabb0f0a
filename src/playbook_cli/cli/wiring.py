"""The composition root: which store, which playbooks, who works and what time it is.

What an answer depends on of the environment, the working directory, the clock and the user's name is read
here and handed inward. The boundary reads the environment for the language of its words, before there is a
wiring; what is kept beside the files asks the system's clock how young a file is.
"""

import os
import uuid
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from playbook_cli.cli.click_types import Context
from playbook_cli.errors import InvalidArgument, UnreadableFile
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.terminal import ColorChoice, Terminal, open_terminal
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from playbook_cli.adapters.kept_playbooks import KeptPlaybooks
    from playbook_cli.adapters.locations import StoreAddress, StrangersHome
    from playbook_cli.adapters.playbook_files import PlaybookFiles
    from playbook_cli.adapters.settings_file import StoreSettings
    from playbook_cli.adapters.store.store_opening import OpenStore
    from playbook_cli.domain.setting_origin import SettingOrigin
    from playbook_cli.domain.writing_habits import WritingHabits
    from playbook_cli.errors import FileProblem
    from playbook_cli.services.ports.overview_index import OverviewIndex
    from playbook_cli.services.ports.playbook_library import PlaybookFormats
    from playbook_cli.services.ports.progress import ReadingProgress
    from playbook_cli.services.ports.store_inspector import StoreInspector
    from playbook_cli.services.workspace import Workspace

_LONGEST_WAIT = 3600
_FIRST_YEAR, _LAST_YEAR = 1900, 9000


@dataclass
class Wiring:
    """What the flags before the command said, and what follows from them once it is needed."""

    home_flag: str | None = None
    language_flag: str | None = None
    color_flag: ColorChoice | None = None
    day: date | None = None
    unread: "list[FileProblem]" = field(default_factory=list)
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    @cached_property
    def address(self) -> "StoreAddress":
        """Where this user's or team's deals are."""
        from playbook_cli.adapters.locations import find_store

        return find_store(self.home_flag, environ=self.environ, cwd=find_here())

    @property
    def home(self) -> Path:
        """The directory of the store's files; of its settings and playbooks where it is a database."""
        return self.address.directory

    @cached_property
    def settings(self) -> "StoreSettings":
        """What `config.yaml` says; everything at its default where there is none."""
        from playbook_cli.adapters.settings_file import load_settings

        return load_settings(self.home)

    @cached_property
    def terminal(self) -> Terminal:
        """Where this command prints."""
        return open_terminal(self.environ, self.color_flag or ColorChoice.AUTO)

    def take_color(self, choice: ColorChoice) -> None:
        """Print from now on with color or without, as a flag behind the command asks."""
        self.color_flag = choice
        self.__dict__.pop("terminal", None)

    @property
    def language(self) -> str | None:
        """The language asked for: flag, `PLAYBOOK_LANG`, settings, then a locale that names zh or en.

        Raises InvalidArgument for one in which there are neither words nor an edition.
        """
        from playbook_cli.cli.language import check_language, find_locale_language, list_chosen

        settled = self.settings.lang
        for argument, text in list_chosen(self.language_flag, self.environ, lambda: settled):
            if text:
                return check_language(text, self.known_languages, argument=argument)
        return find_locale_language(self.environ)

    @property
    def known_languages(self) -> set[str]:
        """The languages of the catalogues and of the installed editions."""
        from playbook_cli.render.words.translation import find_catalogues

        editions = self.library.find_editions()
        return {*find_catalogues(), *(edition.language for edition in editions if edition.language)}

    @cached_property
    def library(self) -> "PlaybookFiles":
        """The playbooks that are installed."""
        from playbook_cli.adapters.playbook_files import PlaybookFiles

        return PlaybookFiles(self.home / "playbooks", self.kept)

    @cached_property
    def kept(self) -> "KeptPlaybooks | None":
        """What is kept of playbooks; None where `PLAYBOOK_INDEX` is `off`."""
        if self._keeps_nothing:
            return None
        from playbook_cli.adapters.kept_playbooks import open_kept

        return open_kept()

    def on_day(self, text: str | None) -> "Wiring":
        """The same wiring, answering as on the evening of the day that `text` names."""
        if text is None:
            return self
        from playbook_cli.domain.written_days.dates import read_date

        return replace(self, day=read_date(text, self.now.date(), argument="--as-of", habits=self.habits))

    @cached_property
    def now(self) -> datetime:
        """The moment at which the command began, by `read_clock`."""
        return self.read_clock()

    def read_clock(self) -> datetime:
        """The moment that counts: the end of the day asked for, `PLAYBOOK_NOW` (ISO 8601), else the clock.

        It is in the local time zone, in which days are counted.
        """
        if self.day:
            return _localize(datetime.combine(self.day, time.max), "--as-of", self.day.isoformat())
        text = self.environ.get("PLAYBOOK_NOW")
        if not text:
            return _read_system_clock()
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise InvalidArgument("PLAYBOOK_NOW", text, "moment") from None
        return _localize(moment, "PLAYBOOK_NOW", text)

    @cached_property
    def user(self) -> str:
        """Who records events: `PLAYBOOK_USER`, settings, then the login name."""
        return self.environ.get("PLAYBOOK_USER") or self.settings.user or _login_name(self.environ)

    @property
    def locales(self) -> tuple[str, str]:
        """In which locales this person writes numbers and days."""
        whole, usual = self.environ.get("LC_ALL"), self.environ.get("LANG", "")
        numbers, days = (whole or self.environ.get(key) or usual for key in ("LC_NUMERIC", "LC_TIME"))
        return numbers, days

    @property
    def habits(self) -> "WritingHabits":
        """How this person writes decimals and days, by the language and the locale."""
        from playbook_cli.domain.writing_habits import list_habits

        return list_habits(self.language, *self.locales)

    @cached_property
    def playbook(self) -> str | None:
        """The playbook where none is named: `PLAYBOOK_PLAYBOOK`, then settings; None for the bundled one."""
        if said := self.environ.get("PLAYBOOK_PLAYBOOK"):
            return said
        if not self.settings.playbook:
            return None
        from playbook_cli.adapters.settings_file import find_playbook_setting

        return find_playbook_setting(self.home, self.settings.playbook)

    def origin_of(self, key: str) -> "SettingOrigin":
        """Who settled a setting where no flag did."""
        from playbook_cli.domain.setting_origin import SettingOrigin

        if self.environ.get(f"PLAYBOOK_{key.upper()}"):
            return SettingOrigin.ENVIRONMENT
        return SettingOrigin.SETTINGS if getattr(self.settings, key) else SettingOrigin.DEFAULT

    @property
    def lock_timeout(self) -> float:
        """How many seconds a write waits for another one: `PLAYBOOK_LOCK_TIMEOUT`, else 30."""
        text = self.environ.get("PLAYBOOK_LOCK_TIMEOUT") or "30"
        if not text.isdecimal() or int(text[:5]) > _LONGEST_WAIT:
            raise InvalidArgument("PLAYBOOK_LOCK_TIMEOUT", text, "seconds")
        return float(text)

    @cached_property
    def store(self) -> "OpenStore":
        """The store of this user or team."""
        from playbook_cli.adapters.store.store_opening import open_store

        if self.address.passed_over and "_PLAYBOOK_COMPLETE" not in self.environ:
            self._tell_passed_over(self.address.passed_over)
        return open_store(self.address, lock_timeout=self.lock_timeout, kept=self.kept)

    def _tell_passed_over(self, passed_over: "StrangersHome") -> None:
        """Say whose directory was nearer, for what is recorded goes elsewhere."""
        import shlex

        said = _("{path} is not used, because it belongs to {owner}; to use it anyway: {option}")
        path, owner = os.fspath(passed_over.directory), passed_over.owner
        self.terminal.tell(said.format(path=path, owner=owner, option=f"--home {shlex.quote(path)}"))

    @cached_property
    def workspace(self) -> "Workspace":
        """What the services work with."""
        from playbook_cli.adapters.evidence_files import EvidenceFiles
        from playbook_cli.services.workspace import Workspace

        if pending := self.store.deals.find_pending():
            from playbook_cli.render.lines.import_lines import pending_line

            self.terminal.tell(pending_line(pending))
        return Workspace(
            deals=self.store.deals,
            snapshots=self.store.snapshots,
            library=self.library,
            user=self.user,
            now=self.now,
            new_id=lambda: str(uuid.uuid4()),
            language=self.language,
            playbook=self.playbook,
            until=self.now if self.day else None,
            evidence=EvidenceFiles(find_here() if self.address.url else self.home.parent, cwd=find_here()),
            index=self.index,
            unread=self.unread,
            progress=self._follow_reading(),
            locales=self.locales,
        )

    def _follow_reading(self) -> "ReadingProgress | None":
        """Who shows how far a long list is, where a person waits for it at a terminal."""
        if not self.terminal.redraws or not self.terminal.interactive:
            return None
        from playbook_cli.cli.progress_lines import ReadingLine

        return ReadingLine(self.terminal)

    @cached_property
    def index(self) -> "OverviewIndex | None":
        """What is kept of the deals; None where `PLAYBOOK_INDEX` is `off`."""
        return None if self._keeps_nothing else self.store.open_index()

    @property
    def _keeps_nothing(self) -> bool:
        return self.environ.get("PLAYBOOK_INDEX") == "off"

    @cached_property
    def formats(self) -> "PlaybookFormats":
        """What writes and reads the text of a playbook."""
        from playbook_cli.adapters.playbook_formats import TextFormats

        return TextFormats()

    @cached_property
    def inspector(self) -> "StoreInspector":
        """Who looks at the store from outside."""
        return self.store.open_inspector()


def _localize(moment: datetime, argument: str, text: str) -> datetime:
    """The moment in the local zone; raises InvalidArgument for a year in which days cannot be counted."""
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise InvalidArgument(argument, text, "year")
    zone = _read_system_clock().tzinfo
    try:
        return moment.astimezone()
    except (OSError, OverflowError):  # Windows knows the local time of 1970 to 3000 alone
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _read_system_clock() -> datetime:
    """The moment in the local zone; raises InvalidArgument for a `TZ` that no clock can show."""
    try:
        return datetime.now().astimezone()
    except ValueError as error:
        raise InvalidArgument("TZ", os.environ.get("TZ", ""), "time_zone") from error


def find_here() -> Path:
    """The working directory; raises UnreadableFile where somebody has removed it meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise UnreadableFile(os.curdir, "no_directory") from error


def wiring_of(context: Context) -> Wiring:
    """The wiring that the application's callback left in the context; completion has no callback run."""
    root = context.find_root()
    if not isinstance(root.obj, Wiring):
        root.obj = Wiring(home_flag=root.params.get("home"), language_flag=root.params.get("lang"))
    return root.obj


def _login_name(environ: Mapping[str, str]) -> str:
    """The login name from the environment, else from the system; empty where neither knows one."""
    for key in ("LOGNAME", "USER", "USERNAME"):
        if environ.get(key):
            return environ[key]
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
