"""Text that Rich wraps as Chinese and English are set, and never wider than is easy to read."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from playbook_cli.domain.text import clean_text
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.cell_widths import len_in_cells
from playbook_cli.render.line_breaks import PROSE_WIDTH, find_breaks, hold_phrases, trim_line


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text that fills lines of whatever width it is given, up to `PROSE_WIDTH`; no `whole` is broken."""

    text: Text
    whole: tuple[str, ...] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, PROSE_WIDTH)
        for paragraph in self.text.split("\n", allow_blank=True):
            held = hold_phrases(paragraph.plain, self.whole, width)
            parts = paragraph.divide(list(find_breaks(paragraph.plain, width, held)))
            for part in parts:
                part.truncate(len_in_cells(trim_line(part.plain, last=part is parts[-1])))
                yield from part.render(console, end="\n")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max((len_in_cells(line) for line in self.text.plain.split("\n")), default=0)
        most = min(options.max_width, PROSE_WIDTH)
        return Measurement(min(2, most), min(max(widest, 1), most))


def wrapped(text: str, style: str = "", *, whole: Iterable[str] = ()) -> Wrapped:
    """A text in one style, from which all that could steer a terminal is taken out."""
    return Wrapped(Text(clean_text(text), style), tuple(whole))
