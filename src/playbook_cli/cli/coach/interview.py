"""The walk's questions in words, asked through the terminal's prompts."""

from collections.abc import Sequence

from playbook_cli.adapters.prompts import Choice, ask_choice, ask_text, ask_yes_no
from playbook_cli.domain.coach import Briefing
from playbook_cli.domain.deal.gate import CriterionReport
from playbook_cli.domain.playbook.model import Section, Stage
from playbook_cli.domain.playbook.reasons import is_other
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cells import bar, crop, fit
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.action_words import action_headline
from playbook_cli.render.words.labels import CRITERION_SIGNS, section_label
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.ports import Answer
from playbook_cli.services.workspace import OpenedDeal


class TerminalInterviewer:
    """Asks one seller at one terminal."""

    def __init__(self, terminal: Terminal) -> None:
        """Remember where to speak."""
        self.terminal = terminal

    def begin_criterion(self, report: CriterionReport) -> None:
        """Show the criterion whose requirements are asked about next."""
        self.terminal.tell("", self._criterion_line(report))

    def ask_item(self, place: Place) -> Answer:
        """Ask how one item or requirement stands."""
        choices = [
            Choice(Answer.DONE, _("done"), "d"),
            Choice(Answer.NOT_YET, _("not yet"), "n"),
            Choice(Answer.NOT_APPLICABLE, _("not applicable"), "a"),
            Choice(Answer.NOTE, _("write a note"), "w"),
            Choice(Answer.SKIP, _("skip"), "s"),
            Choice(Answer.STOP, _("stop here"), "q"),
        ]
        return Answer(
            ask_choice(self._question(place), choices, instruction=_("(arrows or a letter, Enter)"))
        )

    def ask_evidence(self, place: Place) -> str:
        """Ask for what proves it; empty when there is nothing."""
        return ask_text(
            _("What proves {ref}? (words, a link or a file; Enter for nothing)").format(ref=place.ref)
        )

    def ask_reason(self, place: Place) -> str:
        """Ask why it does not apply."""
        return ask_text(_("Why does {ref} not apply? (kept in the log)").format(ref=place.ref))

    def ask_note(self, place: Place) -> str:
        """Ask for a note on it."""
        return ask_text(_("Note on {ref}:").format(ref=place.ref))

    def ask_next_step(self, text: str) -> Answer:
        """Ask whether an overdue next step is done."""
        choices = [
            Choice(Answer.DONE, _("done"), "d"),
            Choice(Answer.SKIP, _("not yet; go on"), "n"),
            Choice(Answer.STOP, _("stop here"), "q"),
        ]
        question = _("Overdue: {step}").format(step=clean_line(text))
        return Answer(ask_choice(question, choices, instruction=" "))

    def offer_criterion(self, report: CriterionReport) -> bool:
        """Offer to go on with another criterion."""
        name = f"{report.place.ref} {clean_line(report.criterion.name)}"
        return ask_yes_no(_("Go on with {criterion}?").format(criterion=name))

    def offer_section(self, section: Section, count: int) -> bool:
        """Offer to go through the open items of a section."""
        open_items = plural("{n} is open", "{n} are open", count)
        label = section_label(section)
        return ask_yes_no(_("{section}: {count}. Go through them?").format(section=label, count=open_items))

    def offer_move(self, following: Stage | None) -> bool:
        """Offer the stage change, or to close as won after the last stage."""
        if following is None:
            return ask_yes_no(_("The last gate is met. Close the deal as won?"))
        stage = clean_line(following.name)
        return ask_yes_no(_("The gate is met. Move on to {stage}?").format(stage=stage))

    def tell_recorded(self, report: CriterionReport | None) -> None:
        """Say that the answer is saved, and how far the criterion is now."""
        if report:
            self.terminal.tell(self._criterion_line(report))

    def tell_moved_on(self, place: Place) -> None:
        """Say that someone else recorded this item meanwhile."""
        words = _("{ref} was recorded elsewhere meanwhile; looking again").format(ref=place.ref)
        self.terminal.tell(self.terminal.paint(words, "part"))

    def _criterion_line(self, report: CriterionReport) -> str:
        sign, style = CRITERION_SIGNS[report.status]
        total = max(len(report.requirements), 1)
        proven = report.proven if report.requirements else int(report.passes)
        name = crop(report.criterion.name, self.terminal.width - 24)
        drawn = f"{bar(proven, total)} {proven}/{total}"
        ref = self.terminal.paint(report.place.ref, "ref")
        return f"{self.terminal.paint(sign, style)} {ref} {name}  {self.terminal.paint(drawn, style)}"

    def _question(self, place: Place) -> str:
        return f"{place.ref} {clean_line(place.text)}"


def ask_end_reason(listed: Sequence[str]) -> str:
    """Ask why a deal ended; the choice that is none of the others wants words."""
    choices = [Choice(reason, clean_line(reason)) for reason in listed]
    reason = ask_choice(_("Why did it end?"), choices, instruction=_("(arrows, Enter)"))
    if not is_other(reason):
        return reason
    return f"{reason}: {ask_text(_('What was it? (kept in the log)'))}"


def ask_competitor() -> str | None:
    """Ask who got the deal; nobody where nothing is said."""
    return ask_text(_("Who won it instead? (Enter for nobody)")).strip() or None


def choose_deal(ranked: Sequence[tuple[OpenedDeal, Briefing]], terminal: Terminal) -> OpenedDeal:
    """Ask which of several open deals to work on; the most pressing stands first."""
    by_id = {opened.deal.id: opened for opened, _briefing in ranked}
    choices = [Choice(one.deal.id, _deal_line(one, briefing, terminal)) for one, briefing in ranked]
    return by_id[ask_choice(_("Which deal?"), choices, instruction=_("(the most pressing first)"))]


def _deal_line(opened: OpenedDeal, briefing: Briefing, terminal: Terminal) -> str:
    name, stage = fit(opened.state.name, 24), fit(briefing.stage.name, 14)
    return f"{name} {stage} {crop(action_headline(briefing), terminal.width - 46)}"
