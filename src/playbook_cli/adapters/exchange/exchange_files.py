"""Files that deals come from: a table, a workbook, a whole export, a mapping; `-` is standard input."""

import os
import re
import sys
from dataclasses import replace
from pathlib import Path

from playbook_cli.adapters.exchange.table_reader import read_table
from playbook_cli.adapters.exchange.text_decoding import Decoded, UndecidedEncodingProblem, decode_table
from playbook_cli.adapters.exchange.web_table_reader import is_page, read_web_table
from playbook_cli.adapters.files.regular_file import load_regular_file
from playbook_cli.adapters.store.bundle_reader import read_bundle
from playbook_cli.domain.exchange.table import Bundle, RawTable, TableMapping
from playbook_cli.errors import InvalidArgument, UnreadableFile
from playbook_cli.errors.tables import InvalidTable, UndecidedEncoding

MOST_BYTES = 256 << 20  # of an import
MOST_MAPPING_BYTES = 1 << 20
STANDARD_INPUT = "-"
_WORKBOOK = b"PK\x03\x04"
_NO_TABLES = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "old_workbook",
    **dict.fromkeys((b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x89PNG"), "packed"),
}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_TEXTS = {
    "other_workbook": re.compile(
        r"\s*<\?xml[^>]*\?>\s*(?:<\?mso-application[^>]*\?>\s*)?<(?:\w+:)?Workbook\b"
    ),
    "xml": re.compile(r"\s*<\?xml\b"),
    "other_json": re.compile(r"\s*\[\s*[{\[]"),
}


def load_import(
    file: str, *, encoding: str | None = None, separator: str | None = None, sheet: str | None = None
) -> RawTable | Bundle:
    """Load what a file holds: a workbook, an export where it begins with a brace, else a table.

    Raises UnreadableFile, UndecidedEncoding, InvalidTable, MissingExtra or NewerFormat, and
    InvalidArgument for an encoding that nobody knows.
    """
    data = _load_bytes(file)
    if data.startswith(_WORKBOOK):
        from playbook_cli.adapters.exchange.workbook_reader import read_workbook

        return read_workbook(data, source=file, sheet=sheet)
    _refuse_packed(data, file)
    decoded = _decode(data, file, encoding)
    if is_page(decoded.text):
        table = read_web_table(decoded.text, source=file)
        return replace(table, encoding=decoded.encoding, worked_out=decoded.told)
    _refuse_other_text(decoded.text, file)
    if decoded.text.lstrip()[:1] == "{":
        return read_bundle(decoded.text, source=file)
    table = read_table(decoded.text, source=file, separator=separator)
    return replace(table, encoding=decoded.encoding, worked_out=decoded.told)


def _refuse_packed(data: bytes, file: str) -> None:
    """Refuse bytes that are neither a text nor a workbook of today; raises InvalidTable."""
    if problem := next((problem for sign, problem in _NO_TABLES.items() if data.startswith(sign)), ""):
        raise InvalidTable(file, "protected" if _ENCRYPTED in data else problem)


def _refuse_other_text(text: str, file: str) -> None:
    """Refuse a text that holds no rows of cells; raises InvalidTable."""
    if problem := next((problem for problem, sign in _OTHER_TEXTS.items() if sign.match(text)), ""):
        raise InvalidTable(file, problem)


def load_mapping(path: Path) -> TableMapping:
    """Load a mapping file; raises UnreadableFile or InvalidTable."""
    data = load_regular_file(path, limit=MOST_MAPPING_BYTES, follow_links=True)
    from playbook_cli.adapters.exchange.mapping_reader import read_mapping

    return read_mapping(_decode(data, os.fspath(path), None).text, source=os.fspath(path))


def _load_bytes(file: str) -> bytes:
    if file != STANDARD_INPUT:
        return load_regular_file(Path(file), limit=MOST_BYTES, follow_links=True)
    if sys.stdin is None:  # it was closed before the program began
        raise UnreadableFile(file, "closed")
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableFile(file, "too_large", MOST_BYTES)
    return data


def _decode(data: bytes, file: str, encoding: str | None) -> Decoded:
    try:
        return decode_table(data, encoding)
    except LookupError:
        raise InvalidArgument("--encoding", encoding or "", "encoding") from None
    except UnicodeDecodeError as error:
        raise UnreadableFile(file, "other_encoding") from error
    except UndecidedEncodingProblem as problem:
        raise UndecidedEncoding(file, problem.candidates) from problem
