"""What `import` asks in a terminal: only what a table leaves open, each thing once."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from playbook_cli.adapters.prompts import Choice
from playbook_cli.cli.asking.few_answers import ask_yes_no, require_one
from playbook_cli.cli.wiring import Wiring
from playbook_cli.domain.amounts.numbers import DecimalMark
from playbook_cli.domain.deal.statuses import ENDS
from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.table import TableMapping
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.domain.written_days.periods import PeriodDay
from playbook_cli.errors import AmbiguousReading, FileExists
from playbook_cli.errors.tables import NoStageColumn, UnknownStage
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from playbook_cli.cli.data.import_progress import ProgressLine
    from playbook_cli.services.importing.import_plan import ImportPlan


class Taker(Protocol):
    """Takes a table with what a mapping says, all of it or nothing; or only looks, on a dry run."""

    def __call__(self, said: TableMapping, /, *, dry_run: bool) -> "ImportPlan":
        """What becomes of each deal."""
        ...


_OPEN = ""  # the answer that leaves a thing open


def take_asking(
    wiring: Wiring, said: TableMapping, take: Taker, progress: "ProgressLine", *, keeps: bool
) -> tuple["ImportPlan", Path | None]:
    """Take a table; where something is open, ask for it first, each thing once, and then take it.

    Nothing is written before the last question is answered. With the plan comes the file in which the answers
    were kept, where `keeps` lets them be and a person wants that.
    """
    from playbook_cli.render.lines.understanding_lines import understanding_lines

    answered, shown = said, False
    while True:
        try:
            planned = take(answered, dry_run=answered != said)
        except NoStageColumn as missing:
            progress.clear()
            answered = _with_stage_column(answered, missing)
            continue
        progress.clear()
        if planned.understood and planned.refused and not shown:
            wiring.terminal.tell(*understanding_lines(planned.understood, wiring.terminal))
            shown = True
        more = _ask_open(planned, answered)
        if more == answered:
            break
        answered = more
    if answered == said or planned.refused:
        return planned, None
    kept = _offer_to_keep(wiring, planned) if keeps else None
    return take(answered, dry_run=False), kept


def _with_stage_column(answered: TableMapping, missing: NoStageColumn) -> TableMapping:
    """The answers with the column that says the stage; raises `missing` where that is left open."""
    others = [heading for heading in missing.headings if heading and heading not in missing.candidates]
    choices = [Choice(heading, clean_line(heading)) for heading in (*missing.candidates, *others)]
    column = _choose(_("Which column says the stage?"), choices)
    if column == _OPEN:
        raise missing
    return replace(answered, columns={**answered.columns, Column.STAGE: column})


def _ask_open(planned: "ImportPlan", answered: TableMapping) -> TableMapping:
    """The answers with those to what this plan leaves open; the same where nothing is or nothing was said."""
    for _line, error in planned.refused:
        if isinstance(error, AmbiguousReading):
            word = _ask_reading(error)
            if word == _OPEN:
                return answered  # nothing is imported then, whatever else would be said
            read = _with_reading(answered, error.key, word)
            if read != answered:
                return read
    stages: Mapping[str, str] = _ask_stages(planned)
    return replace(answered, stages={**answered.stages, **stages}) if stages else answered


def _with_reading(answered: TableMapping, key: str, word: str) -> TableMapping:
    """The answers with how texts of one kind are read; the same where that was said before."""
    if key == "decimal" and answered.decimal is None:
        return replace(answered, decimal=DecimalMark(word))
    if key == "dates" and answered.days is None:
        return replace(answered, days=DayOrder(word))
    if key == "periods" and answered.periods is None:
        return replace(answered, periods=PeriodDay(word))
    return answered


def _ask_reading(error: AmbiguousReading) -> str:
    question = _("{argument}: what is “{text}”?").format(argument=error.argument, text=error.text)
    return _choose(question, [Choice(word, f"{reading}  ({word})") for word, reading in error.readings])


def _ask_stages(planned: "ImportPlan") -> dict[str, str]:
    """What each stage that the playbook does not have is here."""
    unknown = {error.text: error for _line, error in planned.refused if isinstance(error, UnknownStage)}
    counts = planned.understood.open_stages if planned.understood else ()
    answers = {}
    for stage in counts:
        error = unknown.get(stage.label)
        if error is None:
            continue
        deals = plural("{n} deal", "{n} deals", stage.count)
        question = _("Which stage of the playbook is “{label}” ({deals})?").format(
            label=stage.label, deals=deals
        )
        answer = _choose(question, _stage_choices(planned, stage.suggested), stage.suggested)
        if answer == _OPEN:
            return {}
        answers[stage.label] = answer
    return answers


def _stage_choices(planned: "ImportPlan", suggested: str | None) -> list[Choice]:
    """The stages of the playbook and the ends, in the same order at every question, the likeliest marked."""
    suggestion = _("{stage} (suggested)")
    stages = [
        Choice(
            stage.id,
            (suggestion if stage.id == suggested else "{stage}").format(stage=clean_line(stage.name)),
        )
        for stage in planned.editions[0].stages
        if not stage.end
    ]
    ends = [Choice(end.slug, _("over: {end}").format(end=deal_status_label(end))) for end in ENDS]
    return [*stages, *ends]


def _choose(question: str, choices: list[Choice], suggested: str | None = None) -> str:
    leave = Choice(_OPEN, _("leave it open; nothing is imported then"))
    return require_one(question, [*choices, leave], at=suggested)


def _offer_to_keep(wiring: Wiring, planned: "ImportPlan") -> Path | None:
    """Keep the answers as a mapping beside the file, where a person wants that."""
    from playbook_cli.cli.data.mapping_files import save_mapping

    path = Path(planned.source).with_suffix(".mapping.yaml")
    if path.exists() or not ask_yes_no(_("Keep these answers as {path}?").format(path=path), wiring.terminal):
        return None
    try:
        save_mapping(wiring, planned, path, goes_on=True)
    except FileExists:
        return None
    return path
