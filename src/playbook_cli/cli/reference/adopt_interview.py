"""The questions about a text in words, asked through the terminal's prompts."""

from collections.abc import Sequence

from playbook_cli.adapters.prompts import Choice, ask_many
from playbook_cli.cli.asking.few_answers import require_one
from playbook_cli.domain.playbook.guides.adoption import LabelQuestion
from playbook_cli.domain.playbook.guides.reading_report import Candidate, CandidatePlace, ReadingReport
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import crop
from playbook_cli.render.lines.adoption_lines import candidate_line, label_line, outline_lines
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.kind_words import section_label
from playbook_cli.render.words.translation import _

_BY_HAND = "by-hand"
_TEXT = "text"
_MOST_CANDIDATES = 8


class TerminalGuideAsker:
    """Asks the owner of a text at one terminal."""

    def __init__(self, terminal: Terminal) -> None:
        """Remember where to speak."""
        self.terminal = terminal

    def choose_stages(self, report: ReadingReport, possible: Sequence[Candidate]) -> Candidate | None:
        """Show the outline, and ask which of the candidates are the stages."""
        self.terminal.tell(*outline_lines(report, self.terminal), "")
        shown = possible[:_MOST_CANDIDATES]
        choices = [Choice(str(at), self._crop(candidate_line(one))) for at, one in enumerate(shown)]
        choices.append(Choice(_BY_HAND, _("none of these: let me mark the headings")))
        answer = require_one(_("Which are the stages?"), choices)
        return None if answer == _BY_HAND else shown[int(answer)]

    def mark_stages(self, places: Sequence[CandidatePlace]) -> Sequence[CandidatePlace]:
        """Ask for the headings one by one."""
        choices = [
            Choice(str(at), self._crop(f"{place.line:>5}  {clean_line(place.text)}"))
            for at, place in enumerate(places)
        ]
        marked = ask_many(_("Which headings are stages? (space marks, Enter ends)"), choices)
        return [places[int(at)] for at in marked]

    def choose_section(self, question: LabelQuestion) -> Section | None:
        """Ask what a label means, the likeliest meaning first."""
        sections = sorted(Section, key=lambda section: section is not question.guess)
        choices = [Choice(section.value, section_label(section)) for section in sections]
        text = Choice(_TEXT, _("no items: keep it as text"))
        choices = [*choices[:1], text, *choices[1:]] if question.guess else [text, *choices]
        answer = require_one(label_line(question), choices)
        return None if answer == _TEXT else Section(answer)

    def _crop(self, text: str) -> str:
        return crop(text, self.terminal.width - 8)
