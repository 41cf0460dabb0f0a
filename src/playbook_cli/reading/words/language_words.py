"""What is known of one language: how its teams name stages, their sections and what stands in them."""

from collections.abc import Mapping
from dataclasses import field

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """The words of one language; each text holds words with `;` between them, in any order.

    A language is found by its module, `words/<code>.py`, which holds one of these as `WORDS`. Whatever is
    left out has no words in this language; upper and lower case are one, and so are both Chinese scripts.

    Stages: `stage_words` say that a stage follows (Stage 2: X), `step_words` that one may follow (Step 2: X),
    `stage_suffixes` stand behind its name (X phase). `announcing` are words of titles above stages, `selling`
    words of texts about selling, `customers` words of titles that name sales, customers or their onboarding,
    `no_process` words of titles that name something else, such as a changelog; a `*` at the end of one of
    these stands for any ending. `book_words` end the title of a file about one stage (Discovery playbook).
    `list_names` head the list of all stages, `list_neutral` change nothing beside them, `counted_lists`
    are patterns such as "the five stages", `counted` words that a bare number counts (Stage 2),
    `before_stages` words in front of a marked stage that are no part of it (Plan for Week 1).
    `sale_stages` are the names that stages of a sale, or of looking after a customer, go by most,
    `closings` stand among or behind its ends without saying how a deal ended (what says it stands in
    `domain/playbook/ends.py`). `progress` and `status` are remarks on how far a project is, `measuring`
    the words of a remark that states a probability or a duration.

    Tables: `stage_heads`, `gate_heads`, `name_heads`, `state_heads`, `criteria_heads` are heads of columns.

    Sections: `sections` are names that mean nothing else, `vague_sections` mean it only where nothing clearer
    is named; `exit_phrases` and `entry_phrases` are patterns; `section_tails` end a longer name;
    `leading` and `trailing` words change nothing, nor does what begins with one of the `qualifiers`;
    `joints` stand between two names; `lost` marks a way out that loses the deal.

    Labels: `probability`, `duration`, `limit`, `purpose` and `cautions` of a stage; `steps`, `key_points`,
    `importance`, `requirements`, `guidance` within an item; `ask` (questions for the customer),
    `follow_up`, `who` (whom to ask) and `needs` (what comes first) within a criterion, `ask` and `guidance`
    also of a stage.

    Numbers and times: the units `hours` (and minutes) and `days` to `quarters`, `at_most` before a number,
    `through` between two, `periods` before one (Week 3), `lasting` words for what has no end (ongoing),
    `numbers` from zero up, `ordinals` as words (first) and as what follows a figure (1st).

    In scripts without spaces: `ordinal_stages` and `ordinal_steps` stand behind 第三, those of more than one
    character also before a number, with one of the `ordinal_counters` between; behind a `determiner` a suffix
    names no stage (本阶段), and `onward` words leave a window open (第3周起).

    `gate_tails` stand behind the name of a stage whose gate a heading announces, `gate_marks` before the
    number of a gate; `ands` stand between two names of criteria.

    Keys of other teams' YAML: `stage_keys` hold the stages, `stage_name_keys` their names, `title_keys` the
    title, `order_keys` a position; `item_keys` name an item and `text_keys` hold its text; the first counts.
    `requirement_keys` list what an exit criterion asks, `guidance_keys` say how it is verified.

    `empty_cells` say that there is nothing, `counters` head a column of numbers, `row_marks` one that marks
    rows without naming them, `connectors` are no name of an item, and `pair_heads` head tables of names and
    values, `notes` are labels of lists that are meant to stay text (Tools, Owner).
    """

    language: str
    stage_words: str = ""
    step_words: str = ""
    stage_suffixes: str = ""
    announcing: str = ""
    selling: str = ""
    customers: str = ""
    no_process: str = ""
    book_words: str = ""
    list_names: str = ""
    list_neutral: str = ""
    counted_lists: tuple[str, ...] = ()
    counted: str = ""
    before_stages: str = ""
    closings: str = ""
    sale_stages: str = ""
    progress: str = ""
    status: str = ""
    measuring: str = ""
    stage_heads: str = ""
    gate_heads: str = ""
    name_heads: str = ""
    state_heads: str = ""
    criteria_heads: str = ""
    probability: str = ""
    duration: str = ""
    limit: str = ""
    purpose: str = ""
    sections: Mapping[Section, str] = field(default_factory=dict)
    vague_sections: Mapping[Section, str] = field(default_factory=dict)
    exit_phrases: tuple[str, ...] = ()
    entry_phrases: tuple[str, ...] = ()
    section_tails: str = ""
    leading: str = ""
    trailing: str = ""
    qualifiers: str = ""
    joints: str = ""
    lost: str = ""
    steps: str = ""
    key_points: str = ""
    importance: str = ""
    requirements: str = ""
    guidance: str = ""
    ask: str = ""
    follow_up: str = ""
    who: str = ""
    needs: str = ""
    cautions: str = ""
    hours: str = ""
    days: str = ""
    weeks: str = ""
    months: str = ""
    quarters: str = ""
    at_most: str = ""
    through: str = ""
    periods: str = ""
    lasting: str = ""
    numbers: str = ""
    ordinals: str = ""
    empty_cells: str = ""
    counters: str = ""
    row_marks: str = ""
    connectors: str = ""
    pair_heads: str = ""
    notes: str = ""
    gate_tails: str = ""
    gate_marks: str = ""
    ordinal_stages: str = ""
    ordinal_steps: str = ""
    ordinal_counters: str = ""
    determiners: str = ""
    ands: str = ""
    onward: str = ""
    stage_keys: str = ""
    stage_name_keys: str = ""
    title_keys: str = ""
    order_keys: str = ""
    item_keys: str = ""
    text_keys: str = ""
    requirement_keys: str = ""
    guidance_keys: str = ""
