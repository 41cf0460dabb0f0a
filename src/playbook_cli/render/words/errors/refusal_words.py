"""A refusal that teaches: what came nearest to stages, why it fell short, the guide that would mend it."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from playbook_cli.domain.playbook.guides.adoption import guide_headings, list_possible_stages
from playbook_cli.domain.playbook.guides.guide import GUIDE_SUFFIX, GUIDED_FORMAT, Guide
from playbook_cli.domain.playbook.guides.reading_report import (
    Candidate,
    ReadingReport,
    Shortfall,
    StagesNotFound,
)
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.errors.error_text import ErrorLines
from playbook_cli.render.words.phrases import list_names, list_texts, with_label, with_remark
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural

_MOST_PLACES: Final = 5
_MOST_LABELS: Final = 6
_MOST_REASONS: Final = 3
_MOST_LINES: Final = 4


def describe_refusal(error: StagesNotFound) -> ErrorLines:
    """The words of a refusal, with its lesson in the format of the file."""
    what = _("{path}: no stages were found, so this is not a playbook").format(path=error.path)
    report = error.report
    nearest = next(iter(report.candidates), None)
    if report.format != GUIDED_FORMAT:
        return ErrorLines(what, _yaml_advice(), tuple(_label_lines(report)))
    details = [*_nearest_lines(nearest), *_label_lines(report), *_guide_lines(error)] if nearest else []
    if nearest is None:
        hint = _("write a stage as a heading, “## Stage 1: Evaluation”, with “### Exit criteria” below it")
    else:
        hint = _("{command} asks what it needs to know").format(command=command_line("adopt", error.path))
    return ErrorLines(what, hint, tuple(details))


def _nearest_lines(nearest: Candidate) -> Iterator[str]:
    places = nearest.places
    shown = list_texts(
        _("line {line}: {text}").format(line=place.line, text=clean_line(place.text))
        for place in places[:_MOST_PLACES]
    )
    more = " …" if len(places) > _MOST_PLACES else ""
    words = plural(
        "{n} line comes closest to being stages", "{n} lines come closest to being stages", len(places)
    )
    yield with_label(words, shown + more)
    known = shortfall_words()
    if reasons := [known[one] for one in nearest.shortfalls[:_MOST_REASONS]]:
        yield _("it fell short: {reasons}").format(reasons=list_texts(reasons))


def shortfall_words() -> dict[Shortfall, str]:
    """Why lines that could be stages were not taken for them."""
    return {
        Shortfall.TOO_FEW: _("there are too few of them, and nothing else suggests stages"),
        Shortfall.NOT_ANNOUNCED: _("no title or heading above names sales, customers or their onboarding"),
        Shortfall.NO_SECTIONS: _("no known section is below them, such as Activities"),
        Shortfall.NO_GATES: _("most of them have no entry or exit criteria"),
        Shortfall.NOT_MARKED: _("their names do not say Stage or Phase"),
        Shortfall.CODE_BELOW: _("below them are code, commands or only numbers"),
        Shortfall.OTHER_TITLE: _("the title, or a heading above, names something that is not a process"),
    }


def _label_lines(report: ReadingReport) -> Iterator[str]:
    if not report.unknown_labels:
        return
    labels = list_names(
        with_remark(_("“{label}”").format(label=clean_line(one.label)), _some_lines(one.lines))
        for one in report.unknown_labels[:_MOST_LABELS]
    )
    more = " …" if len(report.unknown_labels) > _MOST_LABELS else ""
    yield _("unknown labels, with their lines: {labels}").format(labels=labels + more)


def _some_lines(lines: tuple[int, ...]) -> str:
    return list_names(map(str, lines[:_MOST_LINES])) + (" …" if len(lines) > _MOST_LINES else "")


def _guide_lines(error: StagesNotFound) -> Iterator[str]:
    """The guide that would make the nearest lines stages, ready to paste."""
    from playbook_cli.writing.guide_writer import write_guide_inline

    report = error.report
    possible = list_possible_stages(report)
    if not possible:
        return
    labels = tuple(clean_line(one.label) for one in report.unknown_labels[:_MOST_LABELS])
    guide = Guide(guide_headings(possible[0].places, report), ignored=labels)
    name = PurePath(error.path).name
    beside = name[: len(name) - len(PurePath(name).suffix)] + GUIDE_SUFFIX
    yield _("if these are the stages, say so in {file} beside it, or in its front matter:").format(
        file=beside
    )
    yield from write_guide_inline(guide)


def _yaml_advice() -> str:
    return _("write a list `stages:`, each with `name:` and `exit_criteria:`, as `playbook convert` does")
