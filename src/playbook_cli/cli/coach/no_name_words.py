"""What to say of what was typed where a name is asked for and is none."""

from playbook_cli.domain.deal.proof_answers import WhoAnswer, read_who
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _


def find_no_name(text: str, *, named: bool = False) -> str:
    """What to say of what is no name, and where somebody must be `named` of what names nobody."""
    match read_who(text):
        case WhoAnswer.NOBODY:
            return _("Write a name, or press Esc.") if named else ""
        case WhoAnswer.YES:
            return _("Who was it? Write the name.")
        case WhoAnswer.NO_NAME:
            return _("“{text}” is no name.").format(text=clean_line(text))
    return ""
