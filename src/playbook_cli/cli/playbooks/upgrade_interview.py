"""The questions of an upgrade in words, asked through the terminal's prompts."""

from collections.abc import Mapping

from playbook_cli.domain.text import clean_line
from playbook_cli.domain.upgrade.deal_changes import Question, QuestionKind
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.phrases import with_label
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.authoring.upgrading import Answers


def ask_questions(questions: Mapping[Question, tuple[str, ...]], terminal: Terminal) -> Answers:
    """Ask each question once, whatever the number of deals that it is about."""
    return Answers({question: _ask(question, deals, terminal) for question, deals in questions.items()})


def _ask(question: Question, deals: tuple[str, ...], terminal: Terminal) -> bool:
    from playbook_cli.cli.asking.few_answers import ask_yes_no

    concerned = plural("{deals}", "{n} deals", len(deals), deals=deals[0])
    before, after = clean_line(question.before), clean_line(question.after)
    terminal.tell("", f"{terminal.paint(concerned, 'dim')}")
    match question.kind:
        case QuestionKind.REWORDED:
            terminal.tell(f"  {with_label(_('was'), before)}", f"  {with_label(_('now'), after)}")
            return ask_yes_no(_("Reworded. Does what was recorded still count?"), terminal)
        case QuestionKind.SPELLED_OUT:
            terminal.tell(f"  {after}:", *(f"    - {clean_line(part)}" for part in question.details))
            return ask_yes_no(_("Split into parts. Does what was recorded cover them all?"), terminal)
        case QuestionKind.STAGE_REMOVED:
            words = _("{before}, the deal's stage, is gone. Continue in {after}?")
        case QuestionKind.OTHER_PLAYBOOK:
            words = _("“{before}” and “{after}” are different playbooks. Follow the new one anyway?")
    return ask_yes_no(words.format(before=before, after=after), terminal)
