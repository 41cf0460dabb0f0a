"""Tables whose rows, or whose columns, are stages."""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Row, Table
from playbook_cli.reading.items.item_reader import ItemContext, is_empty_cell, read_text_items
from playbook_cli.reading.labels.label_meanings import (
    GATES,
    FoundSection,
    SectionNames,
    find_setting,
    fold_label,
)
from playbook_cli.reading.lines.inline_text import plain_text
from playbook_cli.reading.numberings import CODE, COUNT
from playbook_cli.reading.stages.drafts import DraftOther, DraftStage, stage_of
from playbook_cli.reading.stages.stage_settings import fill_settings, take_setting
from playbook_cli.reading.titles.heading_text import shorten_names
from playbook_cli.reading.titles.stage_title import read_stage_mark
from playbook_cli.reading.words.label_words import COUNTERS, Setting
from playbook_cli.reading.words.stage_words import (
    GATE_HEADERS,
    NAME_HEADERS,
    STAGE_HEADERS,
    STATE_HEADERS,
    TABLE_CRITERIA,
)

_FEWEST = 2  # rows that make a list of stages
_FEWEST_MEASURED = 3  # where only probabilities speak for them


@dataclass(slots=True)
class StageTable:
    """A table that lists stages: which column names them, and what the other columns hold."""

    table: Table
    name: int
    origin: Table
    sections: dict[int, FoundSection] = field(default_factory=dict)
    settings: dict[int, Setting] = field(default_factory=dict)
    headed: bool = False

    @property
    def gates(self) -> int:
        """How many columns hold entry or exit criteria."""
        return sum(found.section in GATES for found in self.sections.values())

    @property
    def lists_gates(self) -> bool:
        """Whether the column that names the rows is headed Gate."""
        return fold_label(self.table.header[self.name]) in GATE_HEADERS

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much speaks for the rows being stages."""
        return self.gates, len(self.sections), len(self.table.rows)

    @property
    def holds(self) -> bool:
        """Whether the table says enough to be taken for the stages where no heading names any."""
        measured = Setting.PROBABILITY in self.settings.values()
        rows = len(self.table.rows)
        enough = self.gates or (self.headed and (len(self.sections) > 1 or (self.sections and measured)))
        listed = self.headed and measured and rows >= _FEWEST_MEASURED
        return (bool(enough) and rows >= _FEWEST) or listed


def find_stage_table(table: Table, names: SectionNames) -> StageTable | None:
    """How a table lists stages, or None where it lists something else."""
    origin, table = table, _upright(table, names)
    column, headed = _find_name_column(table, names)
    if column < 0:
        return None
    found = describe_table(table, column, names, origin=origin, headed=headed)
    return found if found.sections or headed else None


def describe_table(
    table: Table, column: int, names: SectionNames, *, origin: Table, headed: bool = True
) -> StageTable:
    """What the other columns hold, where one column names the stages."""
    found = StageTable(table, column, origin, headed=headed)
    for index, cell in enumerate(table.header):
        if index == column or names.is_ignored(cell):
            continue
        if section := _find_column_section(cell, names):
            found.sections[index] = section
        elif setting := find_setting(plain_text(cell)):
            found.settings[index] = setting
    return found


def _find_column_section(cell: str, names: SectionNames) -> FoundSection | None:
    if fold_label(cell) in TABLE_CRITERIA:
        return FoundSection(Section.EXIT_CRITERIA)
    section = names.find(cell)
    return section if section and (section.clear or section.section in GATES) and not section.lost else None


def _find_name_column(table: Table, names: SectionNames) -> tuple[int, bool]:
    """The column that names the stages, and whether its head says so; -1 where there is none."""
    heads = [fold_label(cell) for cell in table.header]
    head = next((at for at, head in enumerate(heads) if head in STAGE_HEADERS), None)
    if head is not None:
        column = _find_spelt_out(table, head, heads)
        return column, column >= 0
    column = _find_plain_column(table, names, heads)
    return column, column >= 0 and heads[column] in STATE_HEADERS


def _find_plain_column(table: Table, names: SectionNames, heads: Sequence[str]) -> int:
    """In a table with criteria, the first column that does not count, where it is no section; else -1."""
    found = [names.find(cell) for cell in table.header]
    if len(heads) <= _FEWEST or not any(map(_is_gate, found)):
        return -1
    first = 1 if heads[0] in COUNTERS or _counts(table, 0) else 0
    return -1 if found[first] or heads[first] in TABLE_CRITERIA else first


def _find_spelt_out(table: Table, head: int, heads: Sequence[str]) -> int:
    """The column with the names, where the one under the head of stages may hold numbers or codes; or -1."""
    named = next((at for at, other in enumerate(heads) if other in NAME_HEADERS), -1)
    if named >= 0 and _abbreviates(table, head):
        return named
    if not _counts(table, head):
        return head
    return head + 1 if head + 1 < len(heads) else -1


def _is_gate(found: FoundSection | None) -> bool:
    """Whether a name clearly means entry or exit criteria."""
    return found is not None and found.is_gate


def _counts(table: Table, column: int) -> bool:
    values = [row.cells[column].strip(" .*#") for row in table.rows if column < len(row.cells)]
    return bool(values) and all(COUNT.fullmatch(value) or not value for value in values)


def _abbreviates(table: Table, column: int) -> bool:
    """Whether a column holds numbers or short codes (`S0`, `SL`), which another column spells out."""
    values = [row.cells[column].strip(" .*#`") for row in table.rows if column < len(row.cells)]
    return bool(values) and all(CODE.fullmatch(value) for value in values)


def _upright(table: Table, names: SectionNames) -> Table:
    """A table that has the stages in its columns and the sections in its rows, turned over."""
    heads = [row.cells[0] for row in table.rows if row.cells]
    found = [one for head in heads if (one := names.find(head))]
    if not any(map(_is_gate, found)) or any(map(names.find, table.header[1:])):
        return table
    known = sum(one.clear for one in found) + sum(map(bool, map(find_setting, map(plain_text, heads))))
    return turn_over(table) if len(table.header) > _FEWEST and 2 * known >= len(table.rows) else table


def turn_over(table: Table) -> Table:
    """The same table with its columns as rows."""
    header = ("Stage", *(row.cells[0] for row in table.rows if row.cells))
    rows = tuple(
        Row(
            table.line,
            (name, *(row.cells[at] if at < len(row.cells) else "" for row in table.rows if row.cells)),
        )
        for at, name in enumerate(table.header[1:], 1)
    )
    return Table(table.line, header, rows, table.end)


def read_table_stages(found: StageTable, source: Sequence[str], names: SectionNames) -> list[DraftStage]:
    """The stages that the rows of a table describe; a row without a name goes on with the one above."""
    stages: list[DraftStage] = []
    for row in found.table.rows:
        cell = row.cells[found.name] if found.name < len(row.cells) else ""
        mark = None if is_empty_cell(cell) else read_stage_mark(cell)
        if mark:
            stages.append(stage_of(mark, row.line))
        if stages:
            _read_row(stages[-1], found, row, ItemContext(Section.EXIT_CRITERIA, source, names))
    for stage, name in zip(stages, shorten_names([stage.name for stage in stages]), strict=True):
        stage.name = name
    return stages


def _read_row(stage: DraftStage, found: StageTable, row: Row, origin: ItemContext) -> None:
    """Take the other cells of a row into its stage."""
    for index, text in enumerate(row.cells):
        if index == found.name or is_empty_cell(text) or index >= len(found.table.header):
            continue
        title = plain_text(found.table.header[index]).strip()
        section = found.sections.get(index)
        if section:
            context = replace(origin, section=section.section)
            stage.items.setdefault(section.section, []).extend(read_text_items(text, row.line, context))
        elif not _take_cell(stage, found.settings.get(index), plain_text(text).strip()) and not _is_counter(
            found, index
        ):
            stage.other.append(DraftOther(title, plain_text(text).strip(), row.line))


def _take_cell(stage: DraftStage, setting: Setting | None, text: str) -> bool:
    return setting is not None and take_setting(stage, setting, text)


def _is_counter(found: StageTable, column: int) -> bool:
    head = found.table.header[column]
    counter = plain_text(head).strip() in COUNTERS or fold_label(head) in (*COUNTERS, *STAGE_HEADERS)
    return counter and _counts(found.table, column)


def merge_table(stages: list[DraftStage], rows: Iterable[DraftStage]) -> list[DraftStage]:
    """Fill what the described stages leave out from the rows of a table, which also gives the order.

    A table that does not name every described stage is about something else and changes nothing.
    """
    listed = {fold_label(row.name): row for row in rows}
    described = {fold_label(stage.name): stage for stage in stages}
    if not described.keys() <= listed.keys() or len(described) != len(stages):
        return stages
    return [_fill(described.get(name), row) for name, row in listed.items()]


def _fill(stage: DraftStage | None, row: DraftStage) -> DraftStage:
    if stage is None:
        return row
    fill_settings(stage, row)
    for section, items in row.items.items():
        if not stage.items.get(section):
            stage.items[section] = items
    return stage
