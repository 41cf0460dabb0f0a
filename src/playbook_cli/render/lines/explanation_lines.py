"""Why a text reads as it does, in plain lines: each candidate, what spoke for it, and why it lost."""

from collections.abc import Iterator

from playbook_cli.domain.playbook.guides.reading_report import Candidate, CandidatePlace, Evidence, Verdict
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import crop
from playbook_cli.render.lines.adoption_lines import candidate_line
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.errors.refusal_words import shortfall_words
from playbook_cli.render.words.phrases import list_texts
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.explaining import Explanation

_MOST_PLACES = 20
_STYLES = {Verdict.CHOSEN: "good", Verdict.DOUBTFUL: "part"}


def explanation_lines(explanation: Explanation, terminal: Terminal) -> Iterator[str]:
    """Every candidate, best first."""
    if not explanation.report.candidates:
        yield _("{file}: nothing in it looks like stages").format(file=clean_line(explanation.file))
    for candidate in explanation.report.candidates:
        yield from _candidate_lines(candidate, terminal)


def _candidate_lines(candidate: Candidate, terminal: Terminal) -> Iterator[str]:
    verdict = terminal.paint(_verdict_label(candidate.verdict), _STYLES.get(candidate.verdict, "dim"))
    yield f"{verdict}  {candidate_line(candidate)}"
    for place in candidate.places[:_MOST_PLACES]:
        yield _place_line(place, terminal)
    if facts := list(_facts(candidate.evidence)):
        yield "  " + _("in its favor: {facts}").format(facts=list_texts(facts))
    known = shortfall_words()
    if lacking := [known[one] for one in candidate.shortfalls]:
        yield "  " + _("lacking: {reasons}").format(reasons=list_texts(lacking))


def _place_line(place: CandidatePlace, terminal: Terminal) -> str:
    return f"{place.line:>6}  {crop(clean_line(place.text), terminal.width - 8)}"


def _verdict_label(verdict: Verdict) -> str:
    return {
        Verdict.CHOSEN: _("chosen"),
        Verdict.DOUBTFUL: _("chosen, but in doubt"),
        Verdict.WEAKER: _("weaker than the chosen one"),
        Verdict.FELL_SHORT: _("fell short"),
    }[verdict]


def _facts(seen: Evidence) -> Iterator[str]:
    """What speaks for a candidate, in words."""
    if seen.announced:
        yield _("“{title}” announces stages").format(title=clean_line(seen.announced))
    if seen.sells:
        yield _("“{title}” names a sale or customers").format(title=clean_line(seen.sells))
    counted = (
        (seen.worded, plural("{n} says Stage or Phase", "{n} say Stage or Phase", seen.worded)),
        (seen.weakly, plural("{n} says Step, Day or Week", "{n} say Step, Day or Week", seen.weakly)),
        (seen.gated, plural("{n} has criteria", "{n} have criteria", seen.gated)),
        (seen.sectioned, plural("{n} has a known section", "{n} have a known section", seen.sectioned)),
        (
            seen.measured,
            plural(
                "{n} states a probability or a duration",
                "{n} state a probability or a duration",
                seen.measured,
            ),
        ),
        (
            seen.of_a_sale,
            plural(
                "{n} has a name that stages of a sale have",
                "{n} have names that stages of a sale have",
                seen.of_a_sale,
            ),
        ),
        (seen.listed, plural("{n} is in the opening list", "{n} are in the opening list", seen.listed)),
    )
    yield from (words for count, words in counted if count)
