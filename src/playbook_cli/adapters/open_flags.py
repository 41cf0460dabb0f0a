"""The flags by which files are opened, each 0 where the system has none of its kind."""

import os
from typing import Final

OWN: Final = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)  # not inherited; bytes as they are
NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)  # the last part of the path is no symlink
AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)  # a FIFO answers at once
DIRECTORY: Final = getattr(os, "O_DIRECTORY", 0)
NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | OWN | NO_LINK
