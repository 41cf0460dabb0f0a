"""The codes that errors carry: mypy holds them wherever one is given, a test that each has its words."""

from typing import Literal

NamedKind = Literal[
    "deal",
    "edition",
    "event",
    "field",
    "import",
    "item",
    "open_deal",
    "playbook",
    "reason",
    "ref",
    "section",
    "stage",
    "value",
]
"""What a name was to be the name of."""

Expected = Literal[
    "absolute_address",
    "amount",
    "assignment",
    "closed_how",
    "currency",
    "database_address",
    "date",
    "dates_day-first",
    "dates_month-first",
    "dates_year-first",
    "day_to_come",
    "deal_id",
    "deal_name",
    "decimal_comma",
    "decimal_dot",
    "duplicate_row",
    "encodable",
    "encoding",
    "finding_code",
    "flag",
    "formula_error",
    "future_date",
    "language",
    "moment",
    "no_stage",
    "note_text",
    "one_number",
    "one_of",
    "other_currency",
    "other_deal",
    "other_end",
    "other_words",
    "outcome",
    "person",
    "plain_text",
    "record_address",
    "rounded",
    "rounded_id",
    "seconds",
    "separator",
    "settled_by_environment",
    "settled_by_playbook",
    "shared_currency",
    "shared_deal",
    "status",
    "store_address",
    "table_date",
    "time_zone",
    "two_scales",
    "unclear_zone",
    "vague_date",
    "words",
    "year",
]
"""What a word on the command line, or a cell of a table, should have been."""

JoinConflict = Literal[
    "event",
    "header",
    "other_deal",
]
"""In what two histories differ."""

DealMove = Literal[
    "first_stage",
    "from_end",
    "last_stage",
    "not_back",
    "not_forward",
    "to_end",
]
"""Why a deal cannot move that way."""

SettingsProblem = Literal[
    "duplicate_key",
    "not_lines",
    "not_mapping",
    "not_text",
    "unknown_key",
    "unknown_value",
    "yaml",
]
"""What is wrong with a file of settings."""
