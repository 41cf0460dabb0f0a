"""The entry of `playbook` and of `python -m playbook_cli`."""

import gc
import os
import sys

_ALLOCATIONS = 100_000  # between two looks for cycles; ten thousand deals then load in half the time


def main() -> None:
    """Run the command line and exit with its code; what even the boundary could not end is 4, never 1."""
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "true"
    )  # looking for some reads every package's metadata
    gc.set_threshold(_ALLOCATIONS, 20, 100)
    try:
        from playbook_cli.late_modules import put_off

        with put_off():
            from playbook_cli.cli.boundary import run

        code = run(sys.argv[1:])
        gc.freeze()  # the process ends: nobody needs to look for cycles among all that it loaded
        sys.exit(code)
    except KeyboardInterrupt:  # while starting or ending
        sys.exit(130)
    except Exception:  # noqa: BLE001  # as where the installation is broken
        sys.excepthook(*sys.exc_info())
        sys.exit(4)


if __name__ == "__main__":
    main()
