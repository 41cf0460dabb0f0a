"""The text of a playbook in each format, written and read."""

from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.reading import read_playbook
from playbook_cli.services.ports.playbook_library import PlaybookFormat
from playbook_cli.writing.markdown_writer import write_markdown
from playbook_cli.writing.playbook_writer import write_json, write_yaml

_WRITERS = {
    PlaybookFormat.MARKDOWN: write_markdown,
    PlaybookFormat.YAML: write_yaml,
    PlaybookFormat.JSON: write_json,
}


class TextFormats:
    """Markdown, YAML and JSON, as `writing` writes and `reading` reads them."""

    def write(self, playbook: Playbook, form: PlaybookFormat) -> str:
        """The playbook in this format; plain Markdown does not hold every one."""
        return _WRITERS[form](playbook)

    def read(self, text: str, form: PlaybookFormat) -> Playbook:
        """The playbook that this text holds; raises InvalidPlaybook or NoStages."""
        return read_playbook(text, source=f"playbook.{form}").playbook
