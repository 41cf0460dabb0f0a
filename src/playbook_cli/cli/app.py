"""The application: the flags before the command, and every command under its group."""

from pathlib import Path
from typing import Annotated

import typer

from playbook_cli import __version__
from playbook_cli.cli import (
    advance,
    archive,
    back,
    board,
    check,
    close,
    convert,
    diff,
    doctor,
    done,
    lint,
    log,
    next,  # noqa: A004  # the command's own name
    note,
    playbooks,
    rename,
    reopen,
    restore,
    review,
    search,
    set,  # noqa: A004  # as above
    show,
    snooze,
    stale,
    start,
    stats,
    status,
    step,
    undo,
    undone,
    upgrade,
    waive,
)
from playbook_cli.cli.wiring import Wiring
from playbook_cli.render.terminal import ColorChoice
from playbook_cli.render.translation import _

app = typer.Typer(
    name="playbook",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

COACH, REFERENCE, DEALS, PIPELINE = _("Coach"), _("Reference"), _("Deals"), _("Pipeline")
DATA = _("Data")
PLAYBOOKS = _("Playbooks")

app.command("next", rich_help_panel=COACH)(next.next_)
app.command("status", rich_help_panel=COACH)(status.status)
app.command("check", rich_help_panel=COACH)(check.check)
app.command("show", rich_help_panel=REFERENCE)(show.show)
app.command("search", rich_help_panel=REFERENCE)(search.search)
app.command("start", rich_help_panel=DEALS)(start.start)
app.command("done", rich_help_panel=DEALS)(done.done)
app.command("undone", rich_help_panel=DEALS)(undone.undone)
app.command("waive", rich_help_panel=DEALS)(waive.waive)
app.command("note", rich_help_panel=DEALS)(note.note)
app.command("advance", rich_help_panel=DEALS)(advance.advance)
app.command("back", rich_help_panel=DEALS)(back.back)
app.command("close", rich_help_panel=DEALS)(close.close)
app.command("undo", rich_help_panel=DEALS)(undo.undo)
app.command("set", rich_help_panel=DEALS)(set.set_)
app.command("step", rich_help_panel=DEALS)(step.step)
app.command("snooze", rich_help_panel=DEALS)(snooze.snooze)
app.command("reopen", rich_help_panel=DEALS)(reopen.reopen)
app.command("rename", rich_help_panel=DEALS)(rename.rename)
app.command("archive", rich_help_panel=DEALS)(archive.archive)
app.command("log", rich_help_panel=DEALS)(log.log)

app.command("board", rich_help_panel=PIPELINE)(board.board)
app.command("stale", rich_help_panel=PIPELINE)(stale.stale)
app.command("review", rich_help_panel=PIPELINE)(review.review)
app.command("stats", rich_help_panel=PIPELINE)(stats.stats)

app.command("doctor", rich_help_panel=DATA)(doctor.doctor)
app.command("restore", rich_help_panel=DATA)(restore.restore)
app.command("lint", rich_help_panel=PLAYBOOKS)(lint.lint)
app.command("convert", rich_help_panel=PLAYBOOKS)(convert.convert)
app.command("diff", rich_help_panel=PLAYBOOKS)(diff.diff)
app.command("upgrade", rich_help_panel=PLAYBOOKS)(upgrade.upgrade)
app.add_typer(playbooks.app, name="playbooks", rich_help_panel=PLAYBOOKS)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback(
    help=_("Coach a deal through your sales playbook: what to do next, why, and whether its gate is met.")
)
def _flags(
    context: typer.Context,
    home: Annotated[
        Path | None, typer.Option("--home", metavar="DIR", help=_("Where the deals live (PLAYBOOK_HOME)."))
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANG", help=_("The edition, zh or en (PLAYBOOK_LANG).")),
    ] = None,
    color: Annotated[ColorChoice | None, typer.Option("--color", help=_("When to color (NO_COLOR)."))] = None,
    debug: Annotated[bool, typer.Option("--debug", help=_("Show a traceback when there is a bug."))] = False,  # noqa: ARG001
    version: Annotated[  # noqa: ARG001  # eager
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=_("Print the version."))
    ] = False,
) -> None:
    context.obj = Wiring(home_flag=home, language_flag=lang, color_flag=color)
