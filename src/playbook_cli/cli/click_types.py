"""What we use of the Click that Typer carries with it; that one is private, so nobody else imports it."""

from typer._click import Command, Context
from typer._click.exceptions import ClickException, UsageError

__all__ = ["ClickException", "Command", "Context", "UsageError"]
