"""The entry of `playbook` and of `python -m playbook_cli`."""

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from playbook_cli.cli.boundary import run  # noqa: PLC0415  # nothing is imported before it is needed

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # while starting or ending
        sys.exit(130)


if __name__ == "__main__":
    main()
