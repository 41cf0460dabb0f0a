"""The words of every error: one line that says what happened and where, one line that says what to do."""

from playbook_cli.domain.text import clean_line
from playbook_cli.errors import PlaybookError
from playbook_cli.render.words.errors.deal_errors import DEAL_ERRORS
from playbook_cli.render.words.errors.error_text import ErrorLines, ErrorTable
from playbook_cli.render.words.errors.file_errors import FILE_ERRORS
from playbook_cli.render.words.errors.name_errors import NAME_ERRORS
from playbook_cli.render.words.errors.store_errors import STORE_ERRORS

_WORDS: ErrorTable = {**NAME_ERRORS, **FILE_ERRORS, **STORE_ERRORS, **DEAL_ERRORS}


def describe_error(error: PlaybookError) -> ErrorLines:
    """The words of an error; control characters of names and files are taken out."""
    describe = next(_WORDS[cls] for cls in type(error).__mro__ if cls in _WORDS)
    lines = describe(error)
    details = tuple(clean_line(detail) for detail in lines.details)
    return ErrorLines(clean_line(lines.what), clean_line(lines.hint), details)
