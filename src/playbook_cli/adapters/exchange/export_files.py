"""Where an export goes: a file that is not there yet, or standard output."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from playbook_cli.errors import FileExists, InvalidArgument, OutputFailed, WriteFailed

STANDARD_OUTPUT = "-"


def encode_table(text: str, encoding: str) -> bytes:
    """The text in an encoding; raises InvalidArgument for one that nobody knows or that cannot hold it."""
    try:
        return text.encode(encoding)
    except LookupError:
        raise InvalidArgument("--encoding", encoding, "encoding") from None
    except UnicodeEncodeError as error:
        raise InvalidArgument(
            "--encoding", text[error.start : error.start + 1], "encodable", (encoding,)
        ) from None


def write_export(data: bytes, target: str) -> None:
    """Write to a new file, or to standard output; raises FileExists, WriteFailed or OutputFailed."""
    if target == STANDARD_OUTPUT:
        if sys.stdout is None:  # closed before we started
            raise OutputFailed(os.strerror(errno.EBADF))
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except OSError as error:
            raise OutputFailed(error.strerror or str(error)) from error
        return
    path = Path(target)
    try:
        file = path.open("xb")
    except FileExistsError as error:
        raise FileExists(os.fspath(path)) from error
    except (OSError, ValueError) as error:
        raise WriteFailed(os.fspath(path), str(error)) from error
    try:
        with file:
            file.write(data)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise WriteFailed(os.fspath(path), error.strerror or str(error)) from error
