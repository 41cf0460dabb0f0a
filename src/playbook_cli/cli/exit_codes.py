"""The exit codes, the same for every command, and which error has which."""

from enum import IntEnum

from playbook_cli.errors import InvalidArgument, PlaybookError, ReasonRequired


class ExitCode(IntEnum):
    """What a shell script gets as the answer."""

    YES = 0
    NO = 1
    USAGE = 2
    CANNOT = 3
    BUG = 4
    INTERRUPTED = 130


def exit_code_of(error: PlaybookError) -> ExitCode:
    """The exit code of an error: 3 (cannot) unless it is a no or a wrong usage."""
    from playbook_cli.errors.deals import GateNotMet, UndecidedUpgrade

    if isinstance(error, GateNotMet):
        return ExitCode.NO
    usage = isinstance(error, InvalidArgument | ReasonRequired | UndecidedUpgrade)
    return ExitCode.USAGE if usage else ExitCode.CANNOT
