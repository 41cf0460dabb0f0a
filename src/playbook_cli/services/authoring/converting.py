"""A playbook in another format: what was written is read back, and what would be lost is refused."""

from playbook_cli.domain.playbook.lost_field import find_lost_field
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors import FieldNotHeld, InvalidPlaybook, NoStages
from playbook_cli.services.ports.playbook_library import PlaybookFormat, PlaybookFormats

_EVERYTHING = "stages"  # what is lost where the text reads back as no playbook at all


def convert_playbook(
    playbook: Playbook, form: PlaybookFormat, formats: PlaybookFormats, *, source: str
) -> str:
    """The text of a playbook in this format; raises FieldNotHeld for the first field that would be lost."""
    text = formats.write(playbook, form)
    try:
        field = find_lost_field(playbook, formats.read(text, form))
    except (InvalidPlaybook, NoStages):
        field = _EVERYTHING
    if field is not None:
        raise FieldNotHeld(source, form, field)
    return text
