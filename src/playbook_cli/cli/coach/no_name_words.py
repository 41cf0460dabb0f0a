"""What to say of what was typed where a name is asked for and is none."""

from playbook_cli.domain.deal.confirming import is_name, says_nobody, says_yes
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _


def find_no_name(text: str, *, named: bool = False) -> str:
    """What to say of what is no name, and where somebody must be `named` of what names nobody."""
    if says_nobody(text):
        return _("Write a name, or press Esc.") if named else ""
    if says_yes(text):
        return _("Who was it? Write the name.")
    return "" if is_name(text) else _("“{text}” is no name.").format(text=clean_line(text))
