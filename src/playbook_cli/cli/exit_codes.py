"""The exit codes, the same for every command, and which error has which."""

from enum import IntEnum

from playbook_cli import errors


class ExitCode(IntEnum):
    """What a shell script gets as the answer."""

    YES = 0
    NO = 1
    USAGE = 2
    CANNOT = 3
    BUG = 4
    INTERRUPTED = 130


_NOT_CANNOT: dict[type[errors.PlaybookError], ExitCode] = {
    errors.GateNotMet: ExitCode.NO,
    errors.InvalidArgument: ExitCode.USAGE,
    errors.ReasonRequired: ExitCode.USAGE,
    errors.UndecidedUpgrade: ExitCode.USAGE,
}


def exit_code_of(error: errors.PlaybookError) -> ExitCode:
    """The exit code of an error: 3 (cannot) unless it is a no or a wrong usage."""
    return _NOT_CANNOT.get(type(error), ExitCode.CANNOT)
