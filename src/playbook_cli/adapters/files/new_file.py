"""Writing a new text file where the user asks for one; what is there already is never replaced."""

import os
from contextlib import suppress
from pathlib import Path

from playbook_cli.errors import FileExists, WriteFailed


def write_new_file(path: Path, text: str) -> None:
    """Write `text` as UTF-8 to a file that does not exist yet; raises FileExists or WriteFailed.

    A write that fails half-way leaves no file behind.
    """
    name = os.fspath(path)
    try:
        file = path.open("xb")
    except FileExistsError as error:
        raise FileExists(name) from error
    except OSError as error:
        raise WriteFailed(name, error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the path
        raise WriteFailed(name, str(error)) from error
    try:
        with file:
            file.write(text.encode())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise WriteFailed(name, error.strerror or str(error)) from error
